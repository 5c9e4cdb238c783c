import * as z from 'zod';
import { part } from './define';
import type { CredentialKind } from './define';
import { secretIdWarnings, secretLine } from './fields';

const input = z.strictObject({
  kind: z.literal('refreshToken'),
  refreshToken: secretLine().describe('A refresh token of the signed-in user'),
  clientSecret: secretLine(1024)
    .optional()
    .describe('Only for a confidential client; a public client has none'),
});

/**
 * A user who has signed in, by a refresh token
 * (https://learn.microsoft.com/entra/identity-platform/refresh-tokens).
 */
export const refreshToken: CredentialKind<z.output<typeof input>> = {
  kind: 'refreshToken',
  mode: 'delegated',
  input,
  parts: (given) => ({
    refreshToken: given.refreshToken,
    ...(given.clientSecret !== undefined && { clientSecret: given.clientSecret }),
  }),
  warnings: (given) => secretIdWarnings(given.clientSecret),
  facts: () => ({}),
  rotates: 'refreshToken',
  present: (parts) => ({
    refreshToken: part(parts, 'refreshToken'),
    clientSecret: parts['clientSecret'],
  }),
};
