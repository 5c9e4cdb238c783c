/** What a check came to, in the words of a record. */
import { satisfies } from '../checks/permissions';
import type { Failure } from '../domain/failure';
import { isTokenLost } from '../domain/verdict';
import type { Outcome, OutcomeResult } from '../domain/run';
import { deadlineFailure } from './check-context';
import type { Seen } from './check-context';
import { withCall } from './undo';
import { compact } from '../compact';
import type { CheckRun } from './run-check';

/** A check's own time, in milliseconds: with less, its end by the run's deadline is no fault of the service's. */
export const CHECK_MS = 60_000;

/** The record of a check by what its run and its undo met; a failed undo says more than what came before it. */
export function outcomeOf(
  run: CheckRun,
  seen: Seen,
  failure: Failure | undefined,
  undoFailure: Failure | undefined,
  startedAt: number,
): Omit<Outcome, 'ms'> {
  const { id: check, version } = run.check;
  const named = version === undefined ? { check } : { check, version };
  if (undoFailure) {
    const facts = compact({
      ...undoFailure.facts,
      reason: undoFailure.code,
      check: failure?.code,
    });
    return withAnswer({ ...named, result: 'undo-failed' }, seen, {
      ...undoFailure,
      code: 'undo-failed',
      facts,
    });
  }
  if (!failure) return withAnswer({ ...named, result: 'passed' }, seen);
  return withAnswer(
    { ...named, result: resultOf(failure, run, startedAt) },
    seen,
    explained(failure, run, seen),
  );
}

/** The simulator's own answer for what Microsoft has and it has not: nothing was done. */
export const isNotSimulated = ({ code, status }: Failure): boolean =>
  status === 501 && code === 'notSimulated';

/**
 * Throttled, or begun with less than its own time: postponed. Not there, or not licensed: does not apply. A 403 although the token holds the
 * permission names something that no token shows (a directory role, an access policy), which is no
 * fault of the account's; where the token's permissions are not known, the permission may be missing.
 */
function resultOf(failure: Failure, { tenant }: CheckRun, startedAt: number): OutcomeResult {
  // A token that is only not to be had now says nothing of the account.
  if (failure.stage === 'token') return isTokenLost(failure) ? 'failed' : 'skipped';
  if (failure.code === deadlineFailure.code) {
    return tenant.deadline - startedAt < CHECK_MS ? 'skipped' : 'failed';
  }
  if (isNotSimulated(failure)) return 'not-simulated';
  switch (failure.kind) {
    case 'throttled':
      return 'skipped';
    case 'not-provisioned':
    case 'licence':
      return 'not-applicable';
    case 'permission':
      return tenant.granted ? 'not-applicable' : 'skipped';
    default:
      return 'failed';
  }
}

/** The failure with the call it happened at and, for a refusal, what the run knows that its sentence depends on. */
function explained(failure: Failure, { check, tenant }: CheckRun, seen: Seen): Failure {
  const named = withCall(failure, seen.call);
  if (failure.kind !== 'permission' && failure.kind !== 'auth') return named;
  const facts = { ...named.facts, mode: tenant.mode };
  if (failure.kind === 'auth') return { ...named, facts };
  const { permission } = seen;
  const held = permission !== undefined && tenant.granted && satisfies(tenant.granted, permission);
  const needs = check.needs.join('; ').slice(0, 200) || undefined;
  return {
    ...named,
    facts: compact({ ...facts, permission, held: held ? 'yes' : undefined, needs }),
  };
}

/** Status and request id of the deciding answer: the failure's own, else the last one seen. */
function withAnswer(
  outcome: Pick<Outcome, 'check' | 'version' | 'result'>,
  seen: Seen,
  failure?: Failure,
): Omit<Outcome, 'ms'> {
  const own = failure?.status !== undefined || failure?.requestId !== undefined;
  const { status, requestId } = own ? failure : decidedByAnswer(failure) ? seen : {};
  return compact({ ...outcome, status, requestId, failure });
}

/** A pass or an assertion rests on the last answer; no answer decided anything else. */
const decidedByAnswer = (failure: Failure | undefined): boolean =>
  failure === undefined || failure.kind === 'assertion';

/** A check that was not begun. */
export function notRun(
  check: string,
  failure: Failure,
  result: 'skipped' | 'not-applicable' = 'skipped',
): Outcome {
  return { check, result, ms: 0, failure };
}
