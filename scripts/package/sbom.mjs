import { createHash } from 'node:crypto';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * A CycloneDX 1.6 bill of materials (https://cyclonedx.org/docs/1.6/json/) for a package. Says nothing
 * that changes from one build to the next: no time, and a serial number that follows from the package.
 */
export function bill(manifest, components, packageBytes) {
  const digest = sha256(packageBytes);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidFrom(digest)}`,
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': reference(manifest.name, manifest.version),
        name: manifest.name,
        version: manifest.version,
        licenses: [{ license: { id: manifest.license } }],
        hashes: [{ alg: 'SHA-256', content: digest }],
      },
    },
    components: components.map(library),
  };
}

function library({ name, version, licence, integrity }) {
  return {
    type: 'library',
    'bom-ref': reference(name, version),
    name,
    version,
    purl: reference(name, version),
    licenses: [/[ ()]/.test(licence) ? { expression: licence } : { license: { id: licence } }],
    ...(integrity?.startsWith('sha512-') && {
      hashes: [
        { alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') },
      ],
    }),
  };
}

const reference = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** The digest's first bytes as a version 8 UUID (RFC 9562, section 5.8: contents of the maker's choice). */
function uuidFrom(digest) {
  const variant = ((parseInt(digest[16], 16) & 0x3) | 0x8).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    variant + digest.slice(17, 20),
    digest.slice(20, 32),
  ].join('-');
}
