import { NEVER } from '../domain/account';
import type { Account } from '../domain/account';
import { UnreadableRow } from '../ports';
import { noAccount } from '../refusal';
import { unreserve } from './quota';
import type { Services } from '../services';
import { secretNames } from '../tokens/secret-name';
import { removeSecrets } from './store-credential';
import { updateAccount } from './update';

/**
 * Removes an account and all that belongs to it. From the first write on it is gone for everybody;
 * what is cut off after that, upkeep finishes. A run under way removes what it made and records nothing.
 * Of an account whose row cannot be read nobody knows the secrets: upkeep removes them a day later, as
 * those that no row refers to.
 */
export async function deleteAccount(
  services: Pick<Services, 'accounts' | 'members' | 'vault' | 'clock' | 'log'>,
  id: string,
): Promise<void> {
  let account: Account;
  try {
    account = await markDeleted(services, id);
  } catch (thrown) {
    if (!(thrown instanceof UnreadableRow)) throw thrown;
    await services.accounts.purge(id);
    if (thrown.owner !== undefined) await unreserve(services, thrown.owner, id);
    return;
  }
  // The row names the secrets: it stays until they are gone.
  if (await removeSecrets(services, id, secretNames(account.credential))) {
    await services.accounts.purge(id);
  }
  await unreserve(services, account.owner, id);
}

async function markDeleted(
  services: Pick<Services, 'accounts' | 'clock'>,
  id: string,
): Promise<Account> {
  const { after } = await updateAccount(services, id, (account, now) => {
    if (account.deleted) throw noAccount();
    return { ...account, lease: undefined, deleted: true, dueAt: NEVER, updatedAt: now };
  });
  return after;
}
