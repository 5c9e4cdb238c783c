import * as z from 'zod';
import { part } from './define';
import type { CredentialKind } from './define';
import { moment, secretIdWarnings, secretLine } from './fields';

/** How much of a secret the directory shows of it. */
const HINT_LENGTH = 3;

const input = z.strictObject({
  kind: z.literal('clientSecret'),
  clientSecret: secretLine(1024).describe('The secret’s value, not its id'),
  expiresAt: moment.optional().describe('When the secret expires, as the portal shows it'),
});

/**
 * The app as itself, with a client secret
 * (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow).
 */
export const clientSecret: CredentialKind<z.output<typeof input>> = {
  kind: 'clientSecret',
  mode: 'application',
  input,
  parts: (given) => ({ clientSecret: given.clientSecret }),
  warnings: (given) => secretIdWarnings(given.clientSecret),
  facts: ({ expiresAt }) =>
    expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt).getTime() },
  directoryMarks: (parts) => [part(parts, 'clientSecret').slice(0, HINT_LENGTH)],
  present: (parts) => ({ clientSecret: part(parts, 'clientSecret') }),
};
