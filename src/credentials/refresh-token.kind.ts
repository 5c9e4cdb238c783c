import * as z from 'zod';
import { part } from './define';
import type { CredentialKind } from './define';
import { secretIdWarnings, secretLine } from './fields';
import { atMostOneProof, proofFacts, proofInput, proofOf, proofParts } from './proof';

const input = z
  .strictObject({
    kind: z.literal('refreshToken'),
    refreshToken: secretLine().describe('A refresh token of the signed-in user'),
    ...proofInput,
  })
  .check(atMostOneProof);

/**
 * A user who has signed in elsewhere, by a refresh token
 * (https://learn.microsoft.com/entra/identity-platform/refresh-tokens).
 */
export const refreshToken: CredentialKind<z.output<typeof input>> = {
  kind: 'refreshToken',
  mode: 'delegated',
  input,
  parts: (given) => ({ refreshToken: given.refreshToken, ...proofParts(given) }),
  warnings: (given) => secretIdWarnings(given.clientSecret),
  facts: proofFacts,
  rotates: 'refreshToken',
  proof: proofOf,
  present: (parts) => ({ ...proofOf(parts), refreshToken: part(parts, 'refreshToken') }),
};
