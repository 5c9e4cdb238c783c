import type { Account } from '../domain/account';
import type { Principal } from '../domain/member';
import { unprocessable } from '../refusal';
import type { Services } from '../services';
import { findAccount } from './list';
import { registerAccount } from './register';
import type { Capabilities } from './resolve';

/** As long as a name may be, with what is put behind it. */
const MOST_NAME = 85;

/**
 * A second account of the same registration, for whoever signs in: it looks after the same user, and has a copy of the key,
 * which does not leave the vault. It waits for that sign-in. Throws `Refusal` where the account is not an app's own with a
 * certificate.
 */
export async function addSignedIn(
  services: Services & Capabilities,
  principal: Principal,
  id: string,
): Promise<Account> {
  const { value: account } = await findAccount(services, principal, id);
  const { pem: secret } = account.credential.secrets;
  if (account.mode !== 'application' || secret === undefined)
    throw unprocessable([
      { field: '/credential', message: 'is no certificate that the app itself signs in with' },
    ]);
  const credential = { kind: 'signIn', pem: await services.vault.get(secret) };
  const { name, tenantId, clientId, user, checks, notify, onboarded } = account;
  return registerAccount(
    services,
    principal,
    {
      name: `${name.slice(0, MOST_NAME)} (signed in)`,
      tenantId,
      clientId,
      user,
      checks,
      notify,
      credential,
    },
    { onboarded },
  );
}
