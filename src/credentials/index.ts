// Made by `npm run generate` from the files `*.kind.ts` beside it.
import { certificate } from './certificate.kind';
import { clientSecret } from './client-secret.kind';
import type { CredentialKind } from './define';
import { federated } from './federated.kind';
import { refreshToken } from './refresh-token.kind';

/** Every kind of credential an account may have. */
export const credentialKinds: readonly CredentialKind[] = [
  certificate,
  clientSecret,
  federated,
  refreshToken,
];
