/**
 * When a rotated refresh token has to be written back.
 *
 * Every use of a refresh token brings a new one. Microsoft leaves the old one valid
 * (https://learn.microsoft.com/entra/identity-platform/refresh-tokens), but nothing in an answer says
 * so. Until this account's token endpoint has shown it, the new token is stored before anything else
 * is done with the answer, and the next request presents the token that was used already: accepted a
 * second time, it proves that a stored token survives its use, and writing back once a day is enough.
 * Refused where its successor is accepted, tokens are good for one use, and each new one is stored.
 *
 * The probe costs nothing: its successor lies in the vault before it is made.
 *
 * Until reuse is known to be accepted, the row names the place of the next token before it is asked for:
 *
 * ```
 *  row: stored = a, successor = b ──► Microsoft ──► vault: b = new token ──► row: stored = b
 *                                              (1)                      (2)
 * ```
 *
 * Who dies at (2) leaves `a` used up and `b` in the vault: `a` is refused as a dead grant, and `b`, which
 * the row names, is presented once. Only what dies at (1), between Microsoft's answer and the vault, is lost.
 */
import { DAY_MS } from '../durations';
import type { Rotation } from './account';

/** How old the stored token may get where used tokens stay valid. 90 unused days lapse it. */
export const STORE_EVERY_MS = DAY_MS;

/**
 * Which of the tokens at hand is presented: the stored one, its used predecessor, a newer one that is not
 * stored yet, or the one under the successor's name.
 */
export type Presented = 'stored' | 'previous' | 'newer' | 'successor';

/**
 * The tokens to present, one after the other while they are refused as dead. All have been before where there
 * were `tries` in vain: what was used up then is not presented again.
 */
export function presentations(
  rotation: Rotation,
  hasNewer: boolean,
  tries = 0,
): readonly Presented[] {
  const successor = rotation.successor === undefined ? [] : (['successor'] as const);
  if (tries > 0) return ['stored', ...successor];
  if (rotation.reuse === 'unknown' && rotation.previous !== undefined)
    return ['previous', 'stored', ...successor];
  return hasNewer ? ['stored', 'newer', ...successor] : ['stored', ...successor];
}

/** Whether the row has to name the next token's place before a request. `refusedBefore`: one was refused in this attempt. */
export const namesSuccessor = (rotation: Rotation, refusedBefore: boolean): boolean =>
  rotation.reuse !== 'accepted' || refusedBefore;

export interface Acceptance {
  readonly reuse: Rotation['reuse'];
  /** The new token must be in the vault before the access token that came with it is used. */
  readonly store: boolean;
  /** The used token is kept beside the stored one, to be presented again. */
  readonly keepPrevious: boolean;
}

/**
 * What follows when a token was accepted. `refusedBefore`: another one was refused in the same attempt.
 */
export function accepted(
  rotation: Rotation,
  presented: Presented,
  refusedBefore: boolean,
  now: number,
): Acceptance {
  if (refusedBefore) return { reuse: 'refused', store: true, keepPrevious: false };
  if (presented === 'previous' || rotation.reuse === 'accepted') {
    return {
      reuse: 'accepted',
      store: now - rotation.storedAt >= STORE_EVERY_MS,
      keepPrevious: false,
    };
  }
  return { reuse: rotation.reuse, store: true, keepPrevious: rotation.reuse === 'unknown' };
}
