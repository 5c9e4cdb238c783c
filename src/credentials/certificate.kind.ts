import * as z from 'zod';
import { FailureError } from '../domain/failure';
import { CredentialProblem, part } from './define';
import type { CredentialKind } from './define';
import { MAX_SECRET_LENGTH } from './fields';
import { parsePem } from './pem';
import type { Pem } from './pem';

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
  present: (parts) => ({ clientCertificate: storedCertificate(part(parts, 'pem')) }),
};

/** A PEM was looked at when it was registered; one that cannot serve by now was changed in the vault. */
function storedCertificate(pem: string): Pick<Pem, 'thumbprintSha256' | 'privateKey' | 'x5c'> {
  try {
    const { thumbprintSha256, privateKey, x5c } = parsePem(pem);
    return { thumbprintSha256, privateKey, x5c };
  } catch (thrown) {
    if (!(thrown instanceof CredentialProblem)) throw thrown;
    const facts = { reason: thrown.message };
    throw new FailureError({ stage: 'token', kind: 'auth', code: 'bad-certificate', facts });
  }
}
