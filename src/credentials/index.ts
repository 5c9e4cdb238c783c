import { certificate } from './certificate';
import { clientSecret } from './client-secret';
import type { CredentialKind } from './define';
import { federated } from './federated';
import { refreshToken } from './refresh-token';

/** Every kind of credential an account may have. A new one is a file and a line here. */
export const credentialKinds: readonly CredentialKind[] = [
  clientSecret,
  certificate,
  federated,
  refreshToken,
];
