import { auditEntry, named } from '../audit';
import { isLeased, NEVER } from '../domain/account';
import type { Account } from '../domain/account';
import type { Named } from '../domain/audit';
import { UnreadableRow } from '../ports';
import { noAccount } from '../refusal';
import { clearTenant } from './clear-tenant';
import type { LeftBehind } from './clear-tenant';
import { unreserve } from './quota';
import type { Services } from '../services';
import { secretNames } from '../tokens/secret-name';
import { removeSecrets } from './store-credential';
import { updateAccount } from './update';

/**
 * Removes an account and all that belongs to it: first what its runs have left in the tenant, as far as
 * that can be done in ten seconds, then its secrets, then its rows. Answers what stays in the tenant. From
 * the first write on it is gone for everybody; what is cut off after that, upkeep finishes. A run under
 * way removes what it made and records nothing. Of an account whose row cannot be read nobody knows the secrets: upkeep removes them a day later, as
 * those that no row refers to.
 */
export async function deleteAccount(
  services: Services,
  by: Named,
  id: string,
): Promise<readonly LeftBehind[]> {
  let account: Account;
  let underWay: string | undefined;
  try {
    ({ account, underWay } = await markDeleted(services, by, id));
  } catch (thrown) {
    if (!(thrown instanceof UnreadableRow)) throw thrown;
    await services.accounts.purge(id);
    const account = { id, name: id };
    await services.audit.add(auditEntry(services, by, 'account.deleted', { account }));
    if (thrown.owner !== undefined) await unreserve(services, thrown.owner, id);
    return [];
  }
  const left = await clearTenant(services, account, underWay);
  if (left.length > 0)
    services.log.warn('account.left-behind', { accountId: id, count: left.length });
  // The row names the secrets: it stays until they are gone.
  if (await removeSecrets(services, id, secretNames(account.credential))) {
    await services.accounts.purge(id);
  }
  await unreserve(services, account.owner, id);
  return left;
}

async function markDeleted(
  services: Pick<Services, 'accounts' | 'clock' | 'entropy'>,
  by: Named,
  id: string,
) {
  const { before, after } = await updateAccount(
    services,
    id,
    (account, now) => {
      if (account.deleted) throw noAccount();
      return { ...account, lease: undefined, deleted: true, dueAt: NEVER, updatedAt: now };
    },
    (change) => auditEntry(services, by, 'account.deleted', { account: named(change.after) }),
  );
  const underWay = isLeased(before, services.clock()) ? before.lease?.runId : undefined;
  return { account: after, underWay };
}
