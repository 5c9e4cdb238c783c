import { createHash, randomBytes } from 'node:crypto';

/** A GUID that is always the same for the same text, so that a restarted simulator has the same tenants and users. */
export function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** As Exchange makes them: long, case-sensitive, safe in a path, ending in `=`. */
export function outlookId(): string {
  return `AAMkAD${randomBytes(54).toString('base64url')}=`;
}

/** As OneDrive makes them: `01` and 32 characters of base 32. */
export function driveItemId(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return `01${Array.from(randomBytes(32), (byte) => letters.charAt(byte % 32)).join('')}`;
}

export function changeKey(): string {
  return randomBytes(18).toString('base64');
}

/** Without fractions, as Exchange and the directory write times. */
export function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
