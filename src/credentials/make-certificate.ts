import {
  createPrivateKey,
  createSign,
  generateKeyPair,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { promisify } from 'node:util';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';

export interface MadeCertificate {
  /** PKCS #8 in PEM. */
  readonly privateKey: string;
  /** In PEM: the half that travels. */
  readonly certificate: string;
  /** Milliseconds since the epoch. */
  readonly notAfter: number;
}

/** RSA 2048 is what Entra ID takes everywhere (https://learn.microsoft.com/entra/identity-platform/certificate-credentials). */
const MODULUS_BITS = 2048;
/** sha256WithRSAEncryption (RFC 8017, A.2.4), commonName (RFC 4519, 2.3). */
const SIGNATURE = '1.2.840.113549.1.1.11';
const COMMON_NAME = '2.5.4.3';
/** 16 bytes, the first without its sign bit, so that the number is positive (RFC 5280, 4.1.2.2). */
const SERIAL_BYTES = 16;

const generate = promisify(generateKeyPair);

/** A new key, and a certificate for it that it signs itself (RFC 5280). Times in milliseconds since the epoch. */
export async function makeCertificate(given: {
  readonly name: string;
  readonly notBefore: number;
  readonly lifetimeMs: number;
}): Promise<MadeCertificate> {
  const { privateKey, publicKey } = await generate('rsa', {
    modulusLength: MODULUS_BITS,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const notAfter = given.notBefore + given.lifetimeMs;
  const toBeSigned = describe(given.name, { notBefore: given.notBefore, notAfter }, publicKey);
  const signed = Buffer.from(AsnConvert.serialize(toBeSigned));
  const signature = createSign('sha256').update(signed).sign(createPrivateKey(privateKey));
  const certificate = new Certificate({
    tbsCertificate: toBeSigned,
    signatureAlgorithm: rsaSha256(),
    signatureValue: bufferOf(signature),
  });
  const { raw } = new X509Certificate(Buffer.from(AsnConvert.serialize(certificate)));
  return { privateKey, certificate: pemOf(raw), notAfter };
}

function describe(
  name: string,
  times: { readonly notBefore: number; readonly notAfter: number },
  publicKey: Buffer,
): TBSCertificate {
  const called = new Name([
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({
        type: COMMON_NAME,
        value: new AttributeValue({ utf8String: name }),
      }),
    ]),
  ]);
  const serial = randomBytes(SERIAL_BYTES);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return new TBSCertificate({
    version: Version.v3,
    serialNumber: bufferOf(serial),
    signature: rsaSha256(),
    issuer: called,
    subject: called,
    validity: new Validity({
      notBefore: new Date(times.notBefore),
      notAfter: new Date(times.notAfter),
    }),
    subjectPublicKeyInfo: AsnConvert.parse(publicKey, SubjectPublicKeyInfo),
  });
}

const rsaSha256 = () => new AlgorithmIdentifier({ algorithm: SIGNATURE, parameters: null });

/** The bytes alone: a Buffer of Node's shares its memory with others. */
const bufferOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

const pemOf = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replaceAll(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`;
