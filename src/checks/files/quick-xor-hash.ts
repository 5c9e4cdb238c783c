const WIDTH_BITS = 160;
const SHIFT_BITS = 11;

/**
 * Microsoft's quickXorHash, base64: the only hash OneDrive for work and SharePoint give. Each byte is
 * XORed, 11 bits further on than the one before, into a ring of 160 bits; the length, as a
 * little-endian 64-bit number, is XORed into the last 8 bytes.
 * https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash
 */
export function quickXorHash(content: Uint8Array): string {
  const ring = new Uint8Array(WIDTH_BITS / 8);
  let bit = 0;
  for (const byte of content) {
    xorAt(ring, bit, byte);
    bit = (bit + SHIFT_BITS) % WIDTH_BITS;
  }
  const length = new DataView(new ArrayBuffer(8));
  length.setBigUint64(0, BigInt(content.length), true);
  for (let index = 0; index < 8; index += 1) {
    xorAt(ring, WIDTH_BITS - 64 + index * 8, length.getUint8(index));
  }
  return Buffer.from(ring).toString('base64');
}

/** XORs a byte into the ring at a bit; what does not fit into one byte of the ring goes on in the next. */
function xorAt(ring: Uint8Array, bit: number, byte: number): void {
  const index = bit >> 3;
  const next = (index + 1) % ring.length;
  const shifted = byte << (bit & 7);
  ring[index] = (ring[index] ?? 0) ^ (shifted & 0xff);
  ring[next] = (ring[next] ?? 0) ^ (shifted >> 8);
}
