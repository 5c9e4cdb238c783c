import * as z from 'zod';
import { FailureError } from '../domain/failure';
import { GUID } from '../domain/guid';
import { CredentialProblem } from './define';
import type { CredentialFacts, CredentialWarning } from './define';
import { parsePem } from './pem';
import type { Pem } from './pem';

/** Key Vault takes values of up to 25 KB (https://learn.microsoft.com/azure/key-vault/secrets/about-secrets). */
const MAX_SECRET_LENGTH = 20_000;

/** A secret on one line. White space around it comes from copying and is removed. */
export const secretLine = (max = MAX_SECRET_LENGTH) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters`)
    .regex(/^[\x20-\x7e]*$/, 'must be printable ASCII on one line');

/** Private key and certificate, one after the other. */
export const pemText = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(MAX_SECRET_LENGTH, `must be at most ${MAX_SECRET_LENGTH} characters`)
  .regex(/^[\x20-\x7e\r\n\t]*$/, 'must be PEM text');

/** A GUID as a client secret is mostly the secret's id, and yet may be its value: Azure CLI made such secrets for years. */
export const secretIdWarnings = (clientSecret: string | undefined): readonly CredentialWarning[] =>
  clientSecret !== undefined && GUID.test(clientSecret)
    ? [
        {
          field: 'clientSecret',
          message:
            'looks like the id of a secret, not its value; the portal shows the value once, when the secret is made',
        },
      ]
    : [];

/** A moment or a day, as the Azure portal shows when a secret expires. */
export const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
  error: 'must be a day as YYYY-MM-DD, or a time such as 2026-11-28T13:30:00Z',
});

/** What may be known of a certificate. Throws `CredentialProblem` where it cannot serve. */
export function certificateFacts(pem: string): CredentialFacts {
  const { notAfter, madeHere } = parsePem(pem);
  return { expiresAt: notAfter, madeHere: madeHere || undefined };
}

/** A PEM was looked at when it was registered; one that cannot serve by now was changed in the vault. */
export function storedPem(pem: string): Pem {
  try {
    return parsePem(pem);
  } catch (thrown) {
    if (!(thrown instanceof CredentialProblem)) throw thrown;
    const facts = { reason: thrown.message };
    throw new FailureError({ stage: 'token', kind: 'auth', code: 'bad-certificate', facts });
  }
}

/** What of it is presented to the token endpoint. */
export function storedCertificate(
  pem: string,
): Pick<Pem, 'thumbprintSha256' | 'privateKey' | 'x5c'> {
  const { thumbprintSha256, privateKey, x5c } = storedPem(pem);
  return { thumbprintSha256, privateKey, x5c };
}
