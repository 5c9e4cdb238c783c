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
 */
import type { Rotation } from './account';

/** How old the stored token may get where used tokens stay valid. 90 unused days lapse it. */
export const STORE_EVERY_MS = 86_400_000;

/** Which of the tokens at hand is presented: the stored one, its used predecessor, or a newer one not stored yet. */
export type Presented = 'stored' | 'previous' | 'newer';

/** The tokens to present, one after the other while they are refused. */
export function presentations(rotation: Rotation, hasNewer: boolean): readonly Presented[] {
  if (rotation.reuse === 'unknown' && rotation.previous !== undefined)
    return ['previous', 'stored'];
  return hasNewer ? ['stored', 'newer'] : ['stored'];
}

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
