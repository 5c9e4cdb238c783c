import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/**
 * Self-signed certificates for tests, written in DER by hand (RFC 5280), so that no test needs a
 * command line tool or a key in the repository.
 */
const tlv = (tag: number, ...contents: Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const digits = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | digits.length]), digits, content]);
};
const sequence = (...items: Uint8Array[]) => tlv(0x30, ...items);
const oid = (hex: string) => tlv(0x06, Buffer.from(hex, 'hex'));
const utcTime = (at: number) =>
  tlv(0x17, Buffer.from(`${new Date(at).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`));

const COMMON_NAME = oid('550403');
const SHA256_WITH = {
  rsa: sequence(oid('2a864886f70d01010b'), tlv(0x05)),
  ec: sequence(oid('2a8648ce3d040302')),
};

export interface TestCertificate {
  readonly privateKey: KeyObject;
  readonly key: string;
  readonly crt: string;
  /** Whole seconds, as certificates have them. */
  readonly notAfter: number;
}

/** A key and its certificate, valid from 2026 to 2049 unless said otherwise. */
export function makeCertificate(
  name: string,
  type: 'rsa' | 'ec' = 'rsa',
  notAfter = Date.UTC(2049, 0),
): TestCertificate {
  const { privateKey, publicKey } =
    type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = sequence(tlv(0x31, sequence(COMMON_NAME, tlv(0x0c, Buffer.from(name)))));
  const body = sequence(
    tlv(0x02, Buffer.from([1])),
    SHA256_WITH[type],
    subject,
    sequence(utcTime(Date.UTC(2026, 0)), utcTime(notAfter)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = tlv(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const der = sequence(body, SHA256_WITH[type], signature);
  const lines = der
    .toString('base64')
    .replaceAll(/(.{64})/g, '$1\n')
    .trimEnd();
  return {
    privateKey,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    crt: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    notAfter,
  };
}
