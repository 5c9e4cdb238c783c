/**
 * What proves the app itself where a person has signed in: a secret or a certificate of a confidential
 * client, nothing of a public one. Which of them an app is, the platform of its redirect address decides
 * (https://learn.microsoft.com/entra/identity-platform/reply-url).
 */
import * as z from 'zod';
import type { PresentedCredential } from '../ports';
import type { CredentialFacts } from './define';
import { certificateFacts, pemText, secretLine, storedCertificate } from './fields';
import { parsePem } from './pem';

export const proofInput = {
  clientSecret: secretLine(1024)
    .optional()
    .describe('Only for a confidential client; a public client has none'),
  pem: pemText
    .optional()
    .describe('Instead of a secret: private key (RSA, not encrypted) and certificate in PEM'),
};

interface Proof {
  readonly clientSecret?: string | undefined;
  readonly pem?: string | undefined;
}

/** An app proves itself in one way. */
export const atMostOneProof = z.refine<Proof>(
  ({ clientSecret, pem }) => clientSecret === undefined || pem === undefined,
  { path: ['pem'], message: 'must not be given beside a client secret' },
);

/** Throws `CredentialProblem` where a certificate cannot serve. */
export function proofParts({ clientSecret, pem }: Proof): Readonly<Record<string, string>> {
  if (pem === undefined) return clientSecret === undefined ? {} : { clientSecret };
  parsePem(pem);
  return { pem };
}

export const proofFacts = ({ pem }: Proof): CredentialFacts =>
  pem === undefined ? {} : certificateFacts(pem);

/** Of the stored parts. Throws `FailureError` where a certificate cannot serve any more. */
export const proofOf = (parts: Readonly<Record<string, string>>): PresentedCredential => {
  const { clientSecret, pem } = parts;
  return pem === undefined ? { clientSecret } : { clientCertificate: storedCertificate(pem) };
};
