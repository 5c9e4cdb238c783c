import * as z from 'zod';
import { part } from './define';
import type { CredentialKind } from './define';
import { secretIdWarnings } from './fields';
import { atMostOneProof, proofFacts, proofInput, proofOf, proofParts } from './proof';

const input = z.strictObject({ kind: z.literal('signIn'), ...proofInput }).check(atMostOneProof);

/**
 * A user who signs in through Perennial's own page
 * (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow). Given without a refresh
 * token: the first sign-in brings it.
 */
export const signIn: CredentialKind<z.output<typeof input>> = {
  kind: 'signIn',
  mode: 'delegated',
  input,
  parts: proofParts,
  warnings: (given) => secretIdWarnings(given.clientSecret),
  facts: proofFacts,
  rotates: 'refreshToken',
  proof: proofOf,
  present: (parts) => ({ ...proofOf(parts), refreshToken: part(parts, 'refreshToken') }),
};
