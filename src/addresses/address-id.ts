import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal: what is kept of a link's token. */
export const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** How messages name an address, which is for no log. */
export const addressIdOf = (email: string): string => sha256(email).slice(0, 32);
