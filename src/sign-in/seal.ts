import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** For one secret and one row: nothing is encrypted twice under the same key, so that the IV may be fixed. */
const keyOf = (secret: string, row: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, row, 'perennial sign-in', 32));

const IV = Buffer.alloc(IV_BYTES);

/** Encrypts what a row is to hold, so that nobody reads it who has the row alone, or the secret alone. */
export function seal(text: string, secret: string, row: string): string {
  const cipher = createCipheriv(CIPHER, keyOf(secret, row), IV);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([cipher.getAuthTag(), body]).toString('base64');
}

/** What was sealed; undefined under another secret, for another row, or when it was changed. */
export function unseal(sealed: string, secret: string, row: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(secret, row), IV, {
      authTagLength: TAG_BYTES,
    }).setAuthTag(bytes.subarray(0, TAG_BYTES));
    const body = bytes.subarray(TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
