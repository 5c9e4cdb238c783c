import { auditEntry, named } from '../audit';
import { certificateFacts } from '../credentials/fields';
import type { Account, StoredCredential } from '../domain/account';
import { KEY, keyStateOf, NEXT_KEY } from '../domain/sign-in-key';
import { revise } from '../domain/configuration';
import type { Principal } from '../domain/member';
import { unprocessable } from '../refusal';
import type { Services } from '../services';
import { secretName, secretTags } from '../tokens/secret-name';
import { activateCredential, discardUnused, heldForTry } from './activate-credential';
import { updateAccount } from './update';

/** Throws `Refusal` where an account has no key that another could take the place of, and none can be added. */
export function assertTakesKey(account: Account): void {
  if (KEY in account.credential.secrets || keyStateOf(account) !== undefined) return;
  const message = 'is no certificate: give the account another credential instead';
  throw unprocessable([{ field: '/credential', message }]);
}

/**
 * Gives an account another key for the same registration, which has been tried before; whoever has signed in stays
 * signed in. Where there was none, the account goes on without it until somebody signs in again: `sign-in-key.ts`. Into the
 * vault first; the old one is removed when nothing refers to it any more. Throws `Refusal`.
 */
export async function replaceKey(
  services: Services,
  principal: Principal,
  id: string,
  pem: string,
): Promise<Account> {
  const name = secretName(id, KEY, services.entropy);
  await services.vault.put(name, pem, secretTags(id));
  try {
    const { before, after } = await updateAccount(
      services,
      id,
      (account, now) => {
        assertTakesKey(account);
        return keyStateOf(account) === undefined
          ? withKey(services, account, { name, pem }, now)
          : withNextKey(account, { name, pem }, now);
      },
      ({ after: account }) =>
        auditEntry(services, principal, 'account.changed', {
          account: named(account),
          fields: ['credential'],
        }),
    );
    return await activateCredential(services, before, after);
  } catch (thrown) {
    await discardUnused(services, id, [name]);
    throw thrown;
  }
}

interface StoredKey {
  /** In the vault. */
  readonly name: string;
  readonly pem: string;
}

/** What was known of the old key's end is known no more; the new one is tried at once. */
function withKey(
  { entropy }: Pick<Services, 'entropy'>,
  account: Account,
  { name, pem }: StoredKey,
  now: number,
): Account {
  const credential: StoredCredential = {
    ...account.credential,
    ...certificateFacts(pem),
    id: entropy.hex(16),
    secrets: { ...account.credential.secrets, [KEY]: name },
    givenAt: now,
    tooNew: undefined,
    directory: undefined,
    told: undefined,
  };
  return heldForTry({ entropy }, revise(account, { credential }, now), now);
}

/** Nothing of what runs is changed. */
function withNextKey(account: Account, { name, pem }: StoredKey, now: number): Account {
  const { credential } = account;
  const secrets = { ...credential.secrets, [NEXT_KEY]: name };
  const nextKey = certificateFacts(pem);
  return { ...account, credential: { ...credential, secrets, nextKey }, updatedAt: now };
}
