import * as z from 'zod';
import { part } from './define';
import type { CredentialKind } from './define';
import { MAX_SECRET_LENGTH } from './fields';
import { parsePem } from './pem';

const input = z.strictObject({
  kind: z.literal('certificate'),
  pem: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(MAX_SECRET_LENGTH, `must be at most ${MAX_SECRET_LENGTH} characters`)
    .regex(/^[\x20-\x7e\r\n\t]*$/, 'must be PEM text')
    .describe('Private key (RSA, not encrypted) and certificate in PEM, one after the other'),
});

/**
 * The app as itself, with a certificate
 * (https://learn.microsoft.com/entra/identity-platform/certificate-credentials).
 */
export const certificate: CredentialKind<z.output<typeof input>> = {
  kind: 'certificate',
  mode: 'application',
  input,
  parts: ({ pem }) => {
    parsePem(pem);
    return { pem };
  },
  facts: ({ pem }) => ({ expiresAt: parsePem(pem).notAfter }),
  grant: (parts) => ({ type: 'certificate', pem: part(parts, 'pem') }),
};
