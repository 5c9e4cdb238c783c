import type { Method } from './operation';

/**
 * An answer that a check must see through, as a simulator of Graph can be told to give it: in place of
 * what it would have answered to a request that fits.
 */
export interface Counterexample {
  readonly method?: Method;
  /** With a `{parameter}`: the template of the route. Without: part of the path. */
  readonly path: string;
  /**
   * `stale`: an older state. `wrong-hash`: hashes and downloaded bytes differ. `missing-item`: what was
   * made is not there. `empty`: no body.
   */
  readonly kind?: 'stale' | 'wrong-hash' | 'missing-item' | 'empty';
  /** Answered without carrying the request out. */
  readonly status?: number;
  /** Answered in place of what would have been. */
  readonly body?: object | number;
  /** How often it happens; without end where it is left out. */
  readonly times?: number;
}

/** An answer that is well-formed, and not true. `type` is what the metadata calls it. */
export const untrue = (type: string, body: object): Pick<Counterexample, 'body'> => ({
  body: { '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${type}`, ...body },
});

/** A list that is well-formed, and not true. */
export const untrueList = (
  type: string,
  value: readonly object[],
  more: object = {},
): Pick<Counterexample, 'body'> => untrue(type, { ...more, value });
