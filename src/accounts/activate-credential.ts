import { isLeased } from '../domain/account';
import type { Account } from '../domain/account';
import { runOf } from '../domain/configuration';
import { grantLease } from '../domain/lease';
import type { Services } from '../services';
import { secretNames } from '../tokens/secret-name';
import { preflightLeased } from './preflight';
import { removeSecrets } from './store-credential';

/** Holds an account for the first try of its new credential, where somebody need not sign in first and no run has it. */
export const heldForTry = (
  { entropy }: Pick<Services, 'entropy'>,
  account: Account,
  now: number,
): Account =>
  account.credential.awaitsSignIn || isLeased(account, now)
    ? account
    : grantLease(account, entropy.hex(16), now);

/** After a new credential or a part of one: what it replaced goes, and the new one is tried where it was held for that. */
export async function activateCredential(
  services: Services,
  before: Account,
  after: Account,
): Promise<Account> {
  const kept = secretNames(after.credential);
  const gone = secretNames(before.credential).filter((name) => !kept.includes(name));
  // A run under way may still need the old secret; upkeep removes it when nothing refers to it.
  if (!runOf(before)) await removeSecrets(services, after.id, gone);
  const { lease } = after;
  const granted = lease !== undefined && lease.fencingToken !== before.lease?.fencingToken;
  return granted ? preflightLeased(services, { ...after, lease }) : after;
}

/** A change was not made, or nobody knows: of the secrets that were stored for it, those in use stay. */
export async function discardUnused(
  services: Pick<Services, 'accounts' | 'vault' | 'log'>,
  id: string,
  names: readonly string[],
): Promise<void> {
  const current = await services.accounts.get(id);
  const used = current ? secretNames(current.value.credential) : [];
  const unused = names.filter((name) => !used.includes(name));
  await removeSecrets(services, id, unused);
}
