import fc from 'fast-check';
import type { Failure, FailureKind } from '../../src/domain/failure';
import { FailureError, failureOf } from '../../src/domain/failure';
import type { Outcome, OutcomeResult } from '../../src/domain/run';
import { verdictOf } from '../../src/domain/verdict';

const failure = (kind: FailureKind, code: string = kind): Failure => ({
  stage: 'request',
  kind,
  code,
});
const outcome = (result: OutcomeResult, reason?: Failure): Outcome => ({
  check: 'mail.list',
  result,
  ms: 1,
  ...(reason && { failure: reason }),
});

test('without a token the run failed, whatever else', () => {
  const reason = { ...failure('auth', 'AADSTS7000222'), stage: 'token' } as const;
  expect(verdictOf([outcome('passed')], reason)).toEqual({ result: 'failed', failure: reason });
});

test('passed when something passed and nothing failed; what is skipped or does not apply degrades nothing', () => {
  const outcomes = [
    outcome('passed'),
    outcome('skipped', failure('permission')),
    outcome('not-applicable', failure('not-provisioned')),
  ];
  expect(verdictOf(outcomes)).toEqual({ result: 'passed' });
});

test('degraded when some failed, failed when nothing passed; the first failure is the reason', () => {
  const bad = [outcome('failed', failure('assertion')), outcome('undo-failed', failure('service'))];
  expect(verdictOf([outcome('passed'), ...bad])).toEqual({
    result: 'degraded',
    failure: failure('assertion'),
  });
  expect(verdictOf(bad)).toEqual({ result: 'failed', failure: failure('assertion') });
  expect(verdictOf([outcome('failed')])).toEqual({ result: 'failed' });
});

test('V7: a token that is refused half-way makes the run failed; one that is only not to be had now does not', () => {
  const refused = { ...failure('auth', 'AADSTS90002'), stage: 'token' } as const;
  const outcomes = [outcome('passed'), outcome('failed', refused), outcome('skipped', refused)];
  expect(verdictOf(outcomes)).toEqual({ result: 'failed', failure: refused });
  const silent = { ...failure('network', 'timeout'), stage: 'token' } as const;
  expect(verdictOf([outcome('passed'), outcome('skipped', silent)]).result).toBe('passed');
});

test('V12: the reason is the one that most checks share, a cause before its consequence', () => {
  const down = failure('service', 'http-503');
  const undone = { ...failure('service', 'undo-failed'), facts: { reason: 'http-503' } };
  const wrong = failure('assertion', 'mismatch');
  const outcomes = [
    outcome('undo-failed', undone),
    outcome('failed', wrong),
    outcome('failed', down),
    outcome('failed', down),
    outcome('passed'),
  ];
  expect(verdictOf(outcomes)).toEqual({ result: 'degraded', failure: down });
  expect(verdictOf([outcome('undo-failed', undone), outcome('failed', down)]).failure).toBe(down);
  expect(verdictOf([outcome('undo-failed', undone), outcome('passed')]).failure).toBe(undone);
  // All the others were skipped when the far side was given up.
  const cut = [outcome('undo-failed', undone), outcome('skipped', failure('network', 'timeout'))];
  expect(verdictOf(cut)).toMatchObject({ result: 'failed', failure: { code: 'http-503' } });
  expect(verdictOf(cut).failure?.facts).toBeUndefined();
  const refused = { ...failure('permission', 'undo-failed'), facts: { reason: 'AccessDenied' } };
  expect(verdictOf([outcome('undo-failed', refused)]).failure).toBe(refused);
});

test.each<[string, Failure[], string]>([
  ['all lack a permission', [failure('permission'), failure('permission')], 'permission'],
  [
    'some are not provisioned, some lack a permission',
    [failure('not-provisioned'), failure('permission')],
    'permission',
  ],
  ['nothing is provisioned', [failure('licence'), failure('not-provisioned')], 'licence'],
  ['postponed by throttling', [failure('permission'), failure('throttled')], 'throttled'],
  ['something else altogether', [failure('bug')], 'bug'],
])('a run that has shown nothing is not taken for health: %s', (_name, reasons, kind) => {
  const verdict = verdictOf(reasons.map((reason) => outcome('skipped', reason)));
  expect(verdict).toMatchObject({ result: 'failed', failure: { kind } });
});

test('an empty plan has shown nothing', () => {
  expect(verdictOf([])).toMatchObject({ result: 'failed', failure: { code: 'nothing-ran' } });
});

test('the order of what is neutral never changes the result', () => {
  const results = fc.array(
    fc.constantFrom<OutcomeResult>('passed', 'failed', 'skipped', 'not-applicable', 'undo-failed'),
  );
  fc.assert(
    fc.property(results, (list) => {
      const outcomes = list.map((result) => outcome(result));
      expect(verdictOf([...outcomes].reverse()).result).toBe(verdictOf(outcomes).result);
    }),
  );
});

describe('failures', () => {
  test('what was thrown on purpose says what it is; anything else is a bug, and its text is left out', () => {
    const known = failure('network', 'timeout');
    expect(failureOf(new FailureError(known))).toBe(known);
    expect(new FailureError(known).message).toBe('request/network/timeout');
    const unknown = failureOf(new TypeError('Bearer eyJ…'));
    expect(unknown).toEqual({
      stage: 'request',
      kind: 'bug',
      code: 'unexpected',
      facts: { error: 'TypeError' },
    });
    expect(failureOf('text')).toMatchObject({ facts: { error: 'string' } });
  });
});

test('V12: an undo that failed without a reason of its own is its own cause', () => {
  const undo = failure('service', 'undo-failed');
  const undoWithFacts = { ...undo, facts: {} };
  const bad = [outcome('undo-failed', undo), outcome('undo-failed', undoWithFacts)];
  expect(verdictOf(bad)).toEqual({ result: 'failed', failure: undo });
});
