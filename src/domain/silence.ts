/** Whether anybody can be told of anything, and why not. Pure. */

/**
 * `no-channel`: none is set. `no-sender`: only mail is, and the deployment has nobody who sends it. `no-address`:
 * only mail is, and no address of the operator's. `all-broken`: nothing gets through by any of them.
 */
export const silences = ['no-channel', 'no-sender', 'no-address', 'all-broken'] as const;
export type Silence = (typeof silences)[number];

/** A channel, as far as it leads to the operator. */
export interface Way {
  readonly lacks?: 'no-sender' | 'no-address' | undefined;
  readonly broken: boolean;
}

/** Why nobody is told; undefined while somebody is. */
export function silenceOf(ways: readonly Way[]): Silence | undefined {
  if (ways.length === 0) return 'no-channel';
  const whole = ways.filter(({ lacks }) => lacks === undefined);
  if (whole.length === 0) return ways.find(({ lacks }) => lacks)?.lacks;
  return whole.every(({ broken }) => broken) ? 'all-broken' : undefined;
}
