import { createHash } from 'node:crypto';

/** SHA-256 of a text (UTF-8), in hexadecimal: what is kept of a key or a link's token, and how a name becomes part of a row's key. */
export const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');
