import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { CredentialProblem } from './define';
import { isMadeHere } from './made-here';

export interface Pem {
  /** The private key, PKCS #8 in PEM. */
  readonly privateKey: string;
  /** The certificate that belongs to the key, in PEM. */
  readonly certificate: string;
  /** SHA-256 of the certificate (DER), lower-case hexadecimal: what Entra ID knows it by. */
  readonly thumbprintSha256: string;
  /** SHA-1 of the same: what a registration lists it by. */
  readonly thumbprintSha1: string;
  /** The certificate and whatever chain came with it, in PEM, the certificate itself first. */
  readonly x5c: string;
  /** Whether Perennial made it: at the door, or by the command line. */
  readonly madeHere: boolean;
  /** When the certificate expires (milliseconds since the epoch). */
  readonly notAfter: number;
}

/** Why a PEM text cannot serve. The message says what is missing and never repeats the text. */
export class PemProblem extends CredentialProblem {
  override readonly name = 'PemProblem';
  constructor(code: string, message: string) {
    super(`pem-${code}`, 'pem', message);
  }
}

interface Block {
  readonly label: string;
  readonly text: string;
}

/** Shorter RSA keys are taken by no current library (NIST SP 800-131A, rev. 2). */
const MIN_RSA_BITS = 2048;

/**
 * Private key and certificate from one PEM text (RFC 7468); text between the blocks is ignored, and line
 * breaks that were lost or escaped on the way are put back. Whether the certificate has expired is for
 * the token endpoint to say. Throws `PemProblem`.
 */
export function parsePem(pem: string): Pem {
  const blocks = blocksOf(pem);
  const key = privateKeyOf(blocks);
  const certificates = certificatesOf(blocks);
  const own = certificates.find((certificate) => certificate.checkPrivateKey(key));
  if (!own) {
    throw new PemProblem('key-mismatch', 'the private key does not belong to the certificate');
  }
  const chain = [own, ...certificates.filter((certificate) => certificate !== own)];
  return {
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: own.toString(),
    thumbprintSha256: hexOf(own.fingerprint256),
    thumbprintSha1: hexOf(own.fingerprint),
    x5c: chain.map(String).join(''),
    madeHere: isMadeHere(own.subject),
    notAfter: Date.parse(own.validTo),
  };
}

const hexOf = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase();

function blocksOf(pem: string): Block[] {
  const form = /-----BEGIN ([A-Z0-9 ]{1,40})-----[\s\S]*?-----END \1-----/g;
  const breaks = pem.replaceAll(/(\\r)?\\n/g, '\n');
  return [...breaks.matchAll(form)].map(([text, label = '']) => ({
    label,
    text: relined(label, text),
  }));
}

/**
 * A block with line breaks where they belong: environment variables and YAML put it on one line or
 * indent it, and its Base64 says the same wherever it is broken. One with headers stays as it is.
 */
function relined(label: string, text: string): string {
  const body = text.slice(`-----BEGIN ${label}-----`.length, -`-----END ${label}-----`.length);
  const base64 = body.replaceAll(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+=*$/.test(base64)) return text;
  const lines = base64.match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n');
}

function privateKeyOf(blocks: readonly Block[]): KeyObject {
  const block = blocks.find(({ label }) => label.endsWith('PRIVATE KEY'));
  if (!block) {
    throw new PemProblem('no-private-key', 'there is no private key (BEGIN PRIVATE KEY)');
  }
  // Encrypted PKCS #8 says so in its label, the older form of OpenSSL in a header.
  if (block.label.startsWith('ENCRYPTED') || block.text.includes('ENCRYPTED')) {
    throw new PemProblem(
      'key-encrypted',
      'the private key is encrypted; give it without a password',
    );
  }
  const key = readable(() => createPrivateKey(block.text));
  if (!key) throw new PemProblem('key-unreadable', 'the private key cannot be read');
  if (key.asymmetricKeyType !== 'rsa') {
    throw new PemProblem('key-not-rsa', 'the private key is not RSA; Entra ID takes no other');
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < MIN_RSA_BITS) {
    throw new PemProblem(
      'key-too-short',
      `the RSA key is too short: it has ${bits} bits and needs ${MIN_RSA_BITS} at least`,
    );
  }
  return key;
}

function certificatesOf(blocks: readonly Block[]): X509Certificate[] {
  const found = blocks.filter(({ label }) => label === 'CERTIFICATE');
  if (found.length === 0) {
    throw new PemProblem('no-certificate', 'there is no certificate (BEGIN CERTIFICATE)');
  }
  return found.map(({ text }) => {
    const certificate = readable(() => new X509Certificate(text));
    if (!certificate) {
      throw new PemProblem('certificate-unreadable', 'the certificate cannot be read');
    }
    return certificate;
  });
}

/** OpenSSL's own messages say nothing to a reader, and may quote. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
