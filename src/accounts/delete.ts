import { NEVER } from '../domain/account';
import { unreserve } from './quota';
import { noAccount } from '../refusal';
import type { Services } from '../services';
import { secretNames } from '../tokens/secret-name';
import { removeSecrets } from './store-credential';
import { updateAccount } from './update';

/**
 * Removes an account and all that belongs to it. From the first write on it is gone for everybody;
 * what is cut off after that, upkeep finishes. A run under way removes what it made and records nothing.
 */
export async function deleteAccount(
  services: Pick<Services, 'accounts' | 'members' | 'vault' | 'clock' | 'log'>,
  id: string,
): Promise<void> {
  const { after } = await updateAccount(services, id, (account, now) => {
    if (account.deleted) throw noAccount();
    const { lease: _lease, ...rest } = account;
    return { ...rest, deleted: true, dueAt: NEVER, updatedAt: now };
  });
  // The row names the secrets: it stays until they are gone.
  if (await removeSecrets(services, id, secretNames(after.credential))) {
    await services.accounts.purge(id);
  }
  await unreserve(services, after.owner, id);
}
