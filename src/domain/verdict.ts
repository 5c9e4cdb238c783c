import { faultBehind } from './circuit';
import type { Failure } from './failure';
import type { Outcome, RunResult } from './run';

export interface RunVerdict {
  readonly result: RunResult;
  readonly failure?: Failure | undefined;
}

/** A run in which nothing could be looked at: the reason is the first skipped check's. */
const NOTHING_RAN: Failure = { stage: 'request', kind: 'permission', code: 'nothing-ran' };

/**
 * What a run's outcomes come to. `failed`: no token, the token lost half-way, or nothing passed;
 * `degraded`: some failed, or what they look at is `lost`. A check that is skipped or does not apply
 * degrades nothing, but a run of nothing else has shown nothing, and is not taken for health.
 */
export function verdictOf(
  outcomes: readonly Outcome[],
  failure?: Failure,
  lost: readonly string[] = [],
): RunVerdict {
  const refusal = failure ?? outcomes.map(({ failure: own }) => own).find(isTokenLost);
  if (refusal) return { result: 'failed', failure: refusal };
  const bad = outcomes.filter(({ result }) => result === 'failed' || result === 'undo-failed');
  const gone = outcomes.filter(({ check }) => lost.includes(check));
  const passed = outcomes.some(({ result }) => result === 'passed');
  const [reason] = byWeight(bad.length > 0 ? bad : gone);
  if (bad.length > 0 && passed) return { result: 'degraded', failure: reason };
  if (bad.length > 0) return { result: 'failed', failure: reason && faultBehind(reason) };
  if (!passed) return { result: 'failed', failure: whyNothingRan(outcomes) };
  return gone.length > 0 ? { result: 'degraded', failure: reason } : { result: 'passed' };
}

/** No token is to be had any more: a fault that passes is no refusal. */
export const isTokenLost = (failure: Failure | undefined): failure is Failure =>
  failure?.stage === 'token' && (failure.kind === 'auth' || failure.kind === 'permission');

/**
 * The failures of bad outcomes, the cause that most of them share first. An undo that failed is a
 * consequence: it counts for its cause, and stands for it only where nothing else failed for that.
 */
function byWeight(outcomes: readonly Outcome[]): readonly Failure[] {
  const failures = outcomes.flatMap(({ failure }) => (failure ? [failure] : []));
  const causeOf = ({ code, facts }: Failure): string =>
    code === 'undo-failed' ? (facts?.['reason'] ?? code) : code;
  const weight = (failure: Failure): number =>
    failures.filter((other) => causeOf(other) === causeOf(failure)).length;
  const rank = (failure: Failure): number => (failure.code === 'undo-failed' ? 1 : 0);
  return failures.toSorted((a, b) => weight(b) - weight(a) || rank(a) - rank(b));
}

/** Postponed by throttling, or by the deadline, says more than what does not apply. */
function whyNothingRan(outcomes: readonly Outcome[]): Failure {
  const reasons = outcomes.flatMap(({ failure }) => (failure ? [failure] : []));
  const by = (...kinds: Failure['kind'][]) => reasons.find(({ kind }) => kinds.includes(kind));
  return (
    by('throttled', 'network', 'service') ??
    by('permission') ??
    by('not-provisioned', 'licence') ??
    reasons[0] ??
    NOTHING_RAN
  );
}
