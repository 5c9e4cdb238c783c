const BYTES = 20;
const SHIFT = 11;

/**
 * The hash that OneDrive for work gives for a file: each byte is XORed into a ring of 160 bits, eleven
 * bits further than the one before, and the length into its last 64 bits
 * (https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash).
 * @returns Base64 of 20 bytes.
 */
export function quickXorHash(content: Uint8Array): string {
  const ring = new Uint8Array(BYTES);
  const mix = (index: number, bits: number) => {
    ring[index % BYTES] = (ring[index % BYTES] ?? 0) ^ bits;
  };
  for (const [position, byte] of content.entries()) {
    const bit = (position * SHIFT) % (BYTES * 8);
    mix(bit >> 3, (byte << (bit & 7)) & 255);
    mix((bit >> 3) + 1, byte >> (8 - (bit & 7)));
  }
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(content.length));
  for (const [index, byte] of length.entries()) mix(BYTES - 8 + index, byte);
  return Buffer.from(ring).toString('base64');
}
