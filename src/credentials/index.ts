// Written by `npm run generate` from the files *.kind.ts of src/credentials.
import type { CredentialKind } from './define';
import { certificate } from './certificate.kind';
import { clientSecret } from './client-secret.kind';
import { federated } from './federated.kind';
import { refreshToken } from './refresh-token.kind';
import { signIn } from './sign-in.kind';

/** Every kind of credential an account may have. */
export const credentialKinds: readonly CredentialKind[] = [
  certificate,
  clientSecret,
  federated,
  refreshToken,
  signIn,
];
