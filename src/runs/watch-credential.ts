import type { LeasedAccount } from '../domain/account';
import { FailureError } from '../domain/failure';
import type { Findings } from '../domain/completion';
import { endInDirectory, wantsDirectory } from '../domain/credential-watch';
import { readDirectoryCredentials } from '../engine/read-directory-credentials';
import type { Tenant } from '../engine/tenant';
import type { Services } from '../services';
import { readParts } from '../tokens/read-parts';

/**
 * When the account's client secret or certificate ends, as the directory says; once a day, where the token of the
 * run may read it. What was entered, or the certificate says, holds where it says nothing. Of the credential no more
 * is looked at than what the directory shows of it, and none of it kept.
 */
export async function watchCredential(
  { vault, clock, credentialKinds }: Pick<Services, 'vault' | 'clock' | 'credentialKinds'>,
  { clientId, credential }: LeasedAccount,
  tenant: Tenant,
): Promise<Pick<Findings, 'directory'>> {
  const kind = credentialKinds.find((one) => one.kind === credential.kind);
  if (!kind?.directoryMarks || !wantsDirectory(credential, clock())) return {};
  const listed = await readDirectoryCredentials(tenant, clientId);
  if (!listed) return {};
  try {
    const marks = kind.directoryMarks(await readParts({ vault }, credential.secrets));
    return { directory: { endsAt: endInDirectory(listed, marks), readAt: clock() } };
  } catch (thrown) {
    // Whoever needs the credential itself says what is wrong with the vault.
    if (!(thrown instanceof FailureError)) throw thrown;
    return {};
  }
}
