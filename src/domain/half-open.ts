/**
 * How an account is left alone that cannot work, and how it is found to work again. Its slots go on, far
 * apart, and each is the try: one that works ends the wait. Pure.
 */
import { HOUR_MS } from '../durations';
import { rests } from './account';
import type { Account, RecentResult } from './account';
import type { Failure } from './failure';
import type { PauseThreshold } from './settings';
import { isTokenRefusal, needsCredential } from './token-refusal';
import { isTokenLost } from './verdict';

/**
 * Gaps before the tries, in milliseconds; the last repeats: about 36 tries in a month. The first is longer
 * than the 15 minutes for which Entra ID blocks what has failed too often.
 */
const GAPS_MS = [0.5, 1, 2, 4, 8].map((hours) => hours * HOUR_MS);
const LONGEST_GAP_MS = 24 * HOUR_MS;
/** The least gap of an account that fails for want of a licence: nothing but a purchase changes that. */
const UNLICENSED_GAP_MS = 6 * HOUR_MS;

/** The gap before the next try, after so many in vain. */
export const tryGapMs = (tries: number): number => GAPS_MS[tries - 1] ?? LONGEST_GAP_MS;

/** Whether the credential was refused, by whomever: nothing more is sent but the tries. */
export const stopsCalls = (failure: Failure | undefined): boolean =>
  failure !== undefined &&
  (isTokenLost(failure) || isTokenRefusal(failure) || needsCredential(failure));

/**
 * Tries in vain after a run, counted for as long as calls are stopped. A fault of the way says nothing of
 * the credential. `held`: the account has paused itself.
 */
export function triesAfter(
  before: number,
  failure: Failure | undefined,
  { works, held }: { readonly works: boolean; readonly held: boolean },
): number {
  if (works) return 0;
  if (held || stopsCalls(failure)) return before + 1;
  return failure?.stage === 'token' ? before : 0;
}

/** How much later than its schedule says an account is due, at least after its last slot, in milliseconds. */
export function restMs(
  { tries = 0, failure, verdict }: Pick<Account, 'tries' | 'failure' | 'verdict'>,
  further = 0,
): number {
  if (tries > 0) return tryGapMs(tries + further);
  return verdict?.working === false && failure?.kind === 'licence' ? UNLICENSED_GAP_MS : 0;
}

/** When it is tried again; undefined while calls are not stopped. */
export const triesAgainAt = (account: Account): number | undefined =>
  (account.tries ?? 0) > 0 && !rests(account) ? account.slot : undefined;

/** How many of an account's last runs have failed, of how many: tries of a stopped account left out. */
export interface Share {
  readonly failed: number;
  readonly runs: number;
}

/** Fewer runs than this are no share that a threshold could be about. */
const LEAST_RUNS = 5;

/** The share of failed runs that is more than an account may have; undefined while it is not. */
export function shareAbove(
  recentResults: readonly RecentResult[],
  { share, runs }: PauseThreshold,
): Share | undefined {
  const counted = recentResults.filter(({ held }) => held !== true).slice(-runs);
  const failed = counted.filter(hasFailed).length;
  return counted.length === runs && failed >= share * runs ? { failed, runs } : undefined;
}

/** Whether any threshold could be reached: only then is it looked up. */
export const mayBeAbove = (recentResults: readonly RecentResult[]): boolean =>
  recentResults.length >= LEAST_RUNS - 1 && recentResults.slice(1 - LEAST_RUNS).some(hasFailed);

const hasFailed = ({ result }: RecentResult): boolean =>
  result === 'failed' || result === 'abandoned';
