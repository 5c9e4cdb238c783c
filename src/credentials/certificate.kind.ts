import * as z from 'zod';
import { part } from './define';
import type { CredentialKind } from './define';
import { certificateFacts, pemText, storedCertificate, storedPem } from './fields';
import { parsePem } from './pem';

const input = z.strictObject({
  kind: z.literal('certificate'),
  pem: pemText.describe(
    'Private key (RSA, not encrypted) and certificate in PEM, one after the other',
  ),
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
  facts: ({ pem }) => certificateFacts(pem),
  directoryMarks: (parts) => {
    const { thumbprintSha1, thumbprintSha256 } = storedPem(part(parts, 'pem'));
    return [thumbprintSha1, thumbprintSha256];
  },
  present: (parts) => ({ clientCertificate: storedCertificate(part(parts, 'pem')) }),
};
