import type { Failure } from './failure';
import type { Outcome, RunResult } from './run';

export interface RunVerdict {
  readonly result: RunResult;
  readonly failure?: Failure | undefined;
}

/** A run in which nothing could be looked at: the reason is the first skipped check's. */
const NOTHING_RAN: Failure = { stage: 'request', kind: 'permission', code: 'nothing-ran' };

/**
 * What a run's outcomes come to. `failed`: no token, or nothing passed; `degraded`: some failed.
 * A check that is skipped or does not apply degrades nothing, but a run of nothing else has shown
 * nothing, and is not taken for health.
 */
export function verdictOf(outcomes: readonly Outcome[], failure?: Failure): RunVerdict {
  if (failure) return { result: 'failed', failure };
  const bad = outcomes.filter(({ result }) => result === 'failed' || result === 'undo-failed');
  const passed = outcomes.some(({ result }) => result === 'passed');
  const worst = bad[0]?.failure;
  if (bad.length > 0)
    return { result: passed ? 'degraded' : 'failed', ...(worst && { failure: worst }) };
  return passed ? { result: 'passed' } : { result: 'failed', failure: whyNothingRan(outcomes) };
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
