import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { WireError } from './wire-error';

/** The content codings that far sides are known to use, asked for or not (RFC 9110, 8.4.1). */
const codings = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
} as const;

/** A body without its content coding. Throws `WireError` for one that is damaged, or larger than `maxBytes`. */
export async function unpacked(
  packed: Uint8Array<ArrayBuffer>,
  coding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const name = coding?.trim().toLowerCase().replace(/^x-/, '');
  if (packed.length === 0 || !isCoding(name)) return packed;
  try {
    return await codings[name](packed, { maxOutputLength: maxBytes });
  } catch (thrown) {
    const tooLarge = (thrown as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new WireError(tooLarge ? 'body-too-large' : 'reset');
  }
}

const isCoding = (name: string | undefined): name is keyof typeof codings =>
  name !== undefined && Object.hasOwn(codings, name);
