import fc from 'fast-check';
import { quickXorHash } from '../src/routes/drive/quick-xor-hash';

/** Bytes and hashes that others have published, in base 64. */
test.each([
  ['', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
  ['Sg==', 'SgAAAAAAAAAAAAAAAQAAAAAAAAA='],
  ['tbQ=', 'taAFAAAAAAAAAAAAAgAAAAAAAAA='],
  ['0pZP', '0rDEEwAAAAAAAAAAAwAAAAAAAAA='],
  ['jRRDVA==', 'jaDAEKgAAAAAAAAABAAAAAAAAAA='],
])('of %s is %s', (content, hash) => {
  expect(quickXorHash(Buffer.from(content, 'base64'))).toBe(hash);
});

test('is the ring of 160 bits that the description draws', () => {
  const ring = (content: Uint8Array) => {
    const mask = (1n << 160n) - 1n;
    let bits = 0n;
    for (const [index, byte] of content.entries()) {
      const shift = BigInt((index * 11) % 160);
      const moved = BigInt(byte) << shift;
      bits ^= (moved & mask) | (moved >> 160n);
    }
    bits ^= BigInt(content.length) << 96n;
    const hex = bits.toString(16).padStart(40, '0');
    return Buffer.from(hex, 'hex').reverse().toString('base64');
  };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (content) => {
      expect(quickXorHash(content)).toBe(ring(content));
    }),
  );
});
