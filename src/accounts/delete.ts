import { auditEntry, named } from '../audit';
import { NEVER } from '../domain/account';
import type { Account } from '../domain/account';
import type { Named } from '../domain/audit';
import { UnreadableRow } from '../ports';
import { noAccount } from '../refusal';
import { unreserve } from './quota';
import type { Services } from '../services';
import { secretNames } from '../tokens/secret-name';
import { removeSecrets } from './store-credential';
import { updateAccount } from './update';

type Deps = Pick<
  Services,
  'accounts' | 'members' | 'audit' | 'vault' | 'clock' | 'entropy' | 'log'
>;

/**
 * Removes an account and all that belongs to it. From the first write on it is gone for everybody;
 * what is cut off after that, upkeep finishes. A run under way removes what it made and records nothing.
 * Of an account whose row cannot be read nobody knows the secrets: upkeep removes them a day later, as
 * those that no row refers to.
 */
export async function deleteAccount(services: Deps, by: Named, id: string): Promise<void> {
  let account: Account;
  try {
    account = await markDeleted(services, by, id);
  } catch (thrown) {
    if (!(thrown instanceof UnreadableRow)) throw thrown;
    await services.accounts.purge(id);
    const account = { id, name: id };
    await services.audit.add(auditEntry(services, by, 'account.deleted', { account }));
    if (thrown.owner !== undefined) await unreserve(services, thrown.owner, id);
    return;
  }
  // The row names the secrets: it stays until they are gone.
  if (await removeSecrets(services, id, secretNames(account.credential))) {
    await services.accounts.purge(id);
  }
  await unreserve(services, account.owner, id);
}

async function markDeleted(services: Deps, by: Named, id: string): Promise<Account> {
  const { after } = await updateAccount(
    services,
    id,
    (account, now) => {
      if (account.deleted) throw noAccount();
      return { ...account, lease: undefined, deleted: true, dueAt: NEVER, updatedAt: now };
    },
    (change) => auditEntry(services, by, 'account.deleted', { account: named(change.after) }),
  );
  return after;
}
