import type { Clock, Entropy } from '../ports';

/** Digits of a time in milliseconds since the epoch: enough until the year 10889. */
const TIME_DIGITS = 12;

/** An account's id: 32 hexadecimal digits, the first twelve the time it was made. */
export function newAccountId({ clock, entropy }: { clock: Clock; entropy: Entropy }): string {
  const time = clock().toString(16).padStart(TIME_DIGITS, '0');
  return `${time}${entropy.hex(16).slice(0, 32 - TIME_DIGITS)}`;
}

/** When an id was made (milliseconds since the epoch). */
export const madeAt = (accountId: string): number =>
  Number.parseInt(accountId.slice(0, TIME_DIGITS), 16);
