import { auditEntry, named } from '../audit';
import { certificateFacts } from '../credentials/fields';
import { isLeased } from '../domain/account';
import type { Account, StoredCredential } from '../domain/account';
import { revise } from '../domain/configuration';
import { grantLease } from '../domain/lease';
import type { Principal } from '../domain/member';
import { unprocessable } from '../refusal';
import type { Services } from '../services';
import { secretName, secretTags } from '../tokens/secret-name';
import { discardUnused, settleCredential } from './settle-credential';
import { updateAccount } from './update';

/** The part of a credential that is a key with its certificate. */
const PART = 'pem';

/** Throws `Refusal` where an account has no key that another could take the place of. */
export function assertHasKey({ credential }: Account): void {
  if (PART in credential.secrets) return;
  const message = 'is no certificate: give the account another credential instead';
  throw unprocessable([{ field: '/credential', message }]);
}

/**
 * Gives an account another key for the same registration, which has been tried before; whoever has signed in stays
 * signed in. Into the vault first; the old one is removed when nothing refers to it any more. Throws `Refusal`.
 */
export async function replaceKey(
  services: Services,
  principal: Principal,
  id: string,
  pem: string,
): Promise<Account> {
  const name = secretName(id, PART, services.entropy);
  await services.vault.put(name, pem, secretTags(id));
  try {
    const { before, after } = await updateAccount(
      services,
      id,
      (account, now) => {
        assertHasKey(account);
        const credential = withKey(account.credential, { name, pem }, services, now);
        const revised = revise(account, { credential }, now);
        const isTried = !credential.awaitsSignIn && !isLeased(account, now);
        return isTried ? grantLease(revised, services.entropy.hex(16), now) : revised;
      },
      ({ after: account }) =>
        auditEntry(services, principal, 'account.changed', {
          account: named(account),
          fields: ['credential'],
        }),
    );
    return await settleCredential(services, before, after);
  } catch (thrown) {
    await discardUnused(services, id, [name]);
    throw thrown;
  }
}

/** The same credential with another key: what was known of the old one's end is known no more. */
function withKey(
  credential: StoredCredential,
  { name, pem }: { readonly name: string; readonly pem: string },
  { entropy }: Pick<Services, 'entropy'>,
  now: number,
): StoredCredential {
  return {
    ...credential,
    ...certificateFacts(pem),
    id: entropy.hex(16),
    secrets: { ...credential.secrets, [PART]: name },
    givenAt: now,
    tooNew: undefined,
    directory: undefined,
    told: undefined,
  };
}
