import fc from 'fast-check';
import { quickXorHash } from '../../src/checks/files/quick-xor-hash';

const WIDTH = 160n;
const MASK = (1n << WIDTH) - 1n;

/** The definition, as arithmetic on one number of 160 bits, whose lowest byte is the hash's first. */
function byDefinition(content: Uint8Array): string {
  let ring = 0n;
  content.forEach((byte, index) => {
    const shift = (BigInt(index) * 11n) % WIDTH;
    const turned = BigInt(byte) << shift;
    ring ^= (turned & MASK) | (turned >> WIDTH);
  });
  ring ^= BigInt(content.length) << (WIDTH - 64n);
  return Buffer.from(ring.toString(16).padStart(40, '0'), 'hex').reverse().toString('base64');
}

test.each([
  ['', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
  ['Sg==', 'SgAAAAAAAAAAAAAAAQAAAAAAAAA='],
  ['eAV52qE=', 'eChAHrQRCgAAAAAABQAAAAAAAAA='],
  ['gQaybEqS/4UlDc8e4IJm', 'gDCALNigBEn8oxAlZ8AzPAAOQZg='],
  ['2fuxhBJXtpWFe8dOfdGeHw==', 'O9tHLAghgSvYohKFyMMxnNCHaHg='],
  ['T6LYJIfDh81JrAK309H2JMJTXis=', 'zBTHrspn3mEcohlJdIUAbjGNaNg='],
  [
    'Mb7EGva2rEE5fENDL85P+BsapHEEjv2/siVhKjvAQe02feExVOQSkfmuYzU/kTF1MaKjPmKF/w+cbvwfdWL8aQ==',
    'n1anP5NfvD4XDYWIeRPW3ZkPv1Y=',
  ],
])('the hash of %s is what OneDrive gives', (content, hash) => {
  expect(quickXorHash(Buffer.from(content, 'base64'))).toBe(hash);
});

test('any content has the hash that the definition gives', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (content) => {
      expect(quickXorHash(content)).toBe(byDefinition(content));
    }),
  );
});
