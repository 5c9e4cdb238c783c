import type { LeasedAccount } from '../domain/account';
import { FailureError } from '../domain/failure';
import type { Findings } from '../domain/completion';
import { endInDirectory, wantsDirectory } from '../domain/credential-watch';
import { readDirectorySecrets } from '../engine/read-directory-secrets';
import type { Tenant } from '../engine/tenant';
import type { Services } from '../services';

/** How much of a secret the directory shows of it. */
const HINT_LENGTH = 3;

/**
 * When the account's client secret ends, as the directory says; once a day, where the token may read it. What was
 * entered holds where it says nothing. Of the secret no more than its beginning is looked at, and none of it kept.
 */
export async function watchSecret(
  { vault, clock }: Pick<Services, 'vault' | 'clock'>,
  { clientId, credential }: LeasedAccount,
  tenant: Tenant,
): Promise<Pick<Findings, 'directory'>> {
  const { clientSecret: name } = credential.secrets;
  if (name === undefined || !wantsDirectory(credential, clock())) return {};
  const secrets = await readDirectorySecrets(tenant, clientId);
  if (!secrets) return {};
  try {
    const secret = await vault.get(name);
    const endsAt = endInDirectory(secrets, secret.slice(0, HINT_LENGTH));
    return { directory: { endsAt, readAt: clock() } };
  } catch (thrown) {
    // Whoever needs the secret itself says what is wrong with the vault.
    if (!(thrown instanceof FailureError)) throw thrown;
    return {};
  }
}
