import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { certificate } from '../../src/credentials/certificate.kind';
import { parsePem, PemProblem } from '../../src/credentials/pem';
import { makeCertificate } from '../support/certificate';

const rsa = makeCertificate('rsa');
const other = makeCertificate('other');
const elliptic = makeCertificate('ec', 'ec');
const exported = (options: object) =>
  rsa.privateKey.export({ format: 'pem', type: 'pkcs1', ...options }).toString();
const pkcs1 = exported({});
const locked = { cipher: 'aes-256-cbc', passphrase: 'x' };

const codeOf = (pem: string) => {
  try {
    parsePem(pem);
  } catch (thrown) {
    return thrown instanceof PemProblem ? thrown.code : thrown;
  }
  return 'none';
};

test.each([
  ['key first', rsa.key + rsa.crt],
  ['certificate first, text around', `Bag Attributes\n${rsa.crt}\nsubject=CN=rsa\n${rsa.key}`],
  ['PKCS #1', pkcs1 + rsa.crt],
  ['Windows line ends', (rsa.key + rsa.crt).replaceAll('\n', '\r\n')],
  ['F15: line breaks written as \\n', (rsa.key + rsa.crt).replaceAll('\n', '\\n')],
  ['F15: line breaks written as \\r\\n', (rsa.key + rsa.crt).replaceAll('\n', '\\r\\n')],
  ['F15: on one line', (rsa.key + rsa.crt).replaceAll('\n', ' ')],
  ['F15: indented', (rsa.key + rsa.crt).replaceAll(/^/gm, '    ')],
])('reads key and certificate: %s', (_name, pem) => {
  const parsed = parsePem(pem);
  const expected = new X509Certificate(rsa.crt);
  expect(parsed.privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  expect(parsed.thumbprintSha256).toBe(expected.fingerprint256.replaceAll(':', '').toLowerCase());
  expect(parsed.certificate).toBe(expected.toString());
  expect(parsed.notAfter).toBe(rsa.notAfter);
});

test('takes the certificate of the key as its own and the rest as its chain', () => {
  const parsed = parsePem(other.crt + rsa.crt + rsa.key);
  expect(parsed.certificate).toBe(new X509Certificate(rsa.crt).toString());
  expect(parsed.x5c.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  expect(parsed.x5c.startsWith(parsed.certificate)).toBe(true);
});

test.each([1024, 2047])('F15: an RSA key of %i bits is refused with its length', (bits) => {
  const weak = generateKeyPairSync('rsa', { modulusLength: bits });
  const pem = weak.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() + rsa.crt;
  expect(codeOf(pem)).toBe('pem-key-too-short');
  expect(() => parsePem(pem)).toThrow(`it has ${bits} bits and needs 2048 at least`);
});

test.each([
  ['pem-no-private-key', rsa.crt],
  ['pem-no-certificate', rsa.key],
  ['pem-key-mismatch', rsa.key + other.crt],
  ['pem-key-encrypted', exported({ type: 'pkcs8', ...locked }) + rsa.crt],
  ['pem-key-encrypted', exported(locked) + rsa.crt],
  ['pem-key-not-rsa', elliptic.key + elliptic.crt],
  [
    'pem-key-unreadable',
    `-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n${rsa.crt}`,
  ],
  [
    'pem-certificate-unreadable',
    `${rsa.key}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----`,
  ],
  ['pem-no-private-key', 'nothing of the kind'],
])('says %s', (code, pem) => {
  expect(codeOf(pem)).toBe(code);
});

test('whatever the text, the answer is a PEM problem that does not repeat it', () => {
  const damaged = fc
    .tuple(fc.nat(rsa.key.length + rsa.crt.length), fc.string({ minLength: 1, maxLength: 40 }))
    .map(([at, put]) => (rsa.key + rsa.crt).slice(0, at) + put + (rsa.key + rsa.crt).slice(at + 9));
  fc.assert(
    fc.property(fc.oneof(damaged, fc.string({ maxLength: 300 })), (pem) => {
      try {
        parsePem(pem);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(PemProblem);
        expect((thrown as PemProblem).message.length).toBeLessThan(120);
      }
    }),
    { numRuns: 60 },
  );
});

test('a certificate is stored whole and known by its end', () => {
  const pem = rsa.key + rsa.crt;
  const input = certificate.input.parse({ kind: 'certificate', pem });
  expect(certificate.facts(input)).toEqual({
    expiresAt: rsa.notAfter,
  });
  const parts = certificate.parts(input);
  expect(parts).toEqual({ pem: pem.trim() });
  const { thumbprintSha256, privateKey, x5c } = parsePem(pem);
  expect(certificate.present(parts)).toEqual({
    clientCertificate: { thumbprintSha256, privateKey, x5c },
  });
});
