import fc from 'fast-check';
import { PREFLIGHT_RUN_ID } from '../../src/domain/account';
import type { Account } from '../../src/domain/account';
import {
  lossesIn,
  MOST_RECHECKED,
  MOST_REMEMBERED,
  rememberOutcomes,
  toRecheck,
  troubled,
  troubledSince,
} from '../../src/domain/check-memory';
import { complete } from '../../src/domain/completion';
import { revise } from '../../src/domain/configuration';
import type { FailureKind } from '../../src/domain/failure';
import { pause, resume } from '../../src/domain/lifecycle';
import type { Outcome, OutcomeResult } from '../../src/domain/run';
import { verdictOf } from '../../src/domain/verdict';
import { anAccount, aRun, NOW } from './support';

const outcome = (
  check: string,
  result: OutcomeResult,
  kind: FailureKind = 'service',
  code: string = kind,
): Outcome => ({
  check,
  result,
  ms: 1,
  failure: result === 'passed' ? undefined : { stage: 'request', kind, code },
});
const passed = (check: string) => outcome(check, 'passed');
const gone = (check: string, code = 'MailboxNotEnabledForRESTAPI') =>
  outcome(check, 'not-applicable', 'not-provisioned', code);

/** The account after runs with these outcomes, each a minute after the other, and what it was told. */
function after(account: Account, ...runs: (readonly Outcome[])[]) {
  const told: (readonly [string, readonly string[] | undefined])[] = [];
  let now = NOW;
  for (const outcomes of runs) {
    now += 60_000;
    const lost = lossesIn(account.memory ?? [], outcomes).map(({ check }) => check);
    const run = aRun(account, { outcomes, ...verdictOf(outcomes, undefined, lost) });
    const done = complete(account, run, { now });
    if (done.notification) told.push([done.notification.change, done.notification.checks]);
    account = done.account;
  }
  return { account, told };
}

describe('V2: a service that was there and is gone', () => {
  test('degrades account and run, and is told once, when two of its checks say so', () => {
    const { account, told } = after(
      anAccount(),
      [passed('profile.read-self'), passed('mail.list'), passed('calendar.list')],
      [passed('profile.read-self'), gone('mail.list'), gone('calendar.list')],
      [passed('profile.read-self'), gone('mail.list'), gone('calendar.list')],
    );
    expect(account.state).toBe('degraded');
    expect(account.recentResults.map(({ result }) => result)).toEqual([
      'passed',
      'degraded',
      'degraded',
    ]);
    expect(told).toEqual([['degraded', ['calendar.list', 'mail.list']]]);
  });

  test('is not told of one check that the run did not look at twice', () => {
    const runs = [[passed('files.list')], [passed('profile.read-self'), gone('files.list')]];
    const { account, told } = after(anAccount(), ...runs);
    expect([account.state, told]).toEqual(['active', []]);
    const memory = rememberOutcomes(
      [{ check: 'files.list', result: 'passed', at: 1, passedAt: 1 }],
      [gone('files.list')],
      ['files.list'],
      NOW,
    );
    expect(troubled(memory)).toEqual(['files.list']);
  });

  test('that never was there degrades nothing', () => {
    const { account, told } = after(
      anAccount(),
      [passed('profile.read-self'), gone('mail.list'), gone('calendar.list')],
      [passed('profile.read-self'), gone('mail.list'), gone('calendar.list')],
    );
    expect([account.state, told]).toEqual(['active', []]);
  });

  test('or a permission that an earlier token held', () => {
    const lacking = outcome('mail.list', 'skipped', 'permission', 'missing-permission');
    const { account, told } = after(
      anAccount(),
      [passed('profile.read-self'), passed('mail.list')],
      [passed('profile.read-self'), lacking],
      [passed('profile.read-self'), lacking],
    );
    expect(account.state).toBe('degraded');
    expect(told).toEqual([['degraded', ['mail.list']]]);
  });
});

describe('V3: what fails is told when it lasts, and “works again” says what does not', () => {
  test('one-offs are silent; the second run in which a check fails is told', () => {
    const failing = outcome('mail.list', 'failed');
    const good = [passed('profile.read-self'), passed('mail.list')];
    const bad = [passed('profile.read-self'), failing];
    expect(after(anAccount(), good, bad, good, bad, good).told).toEqual([]);
    const { account, told } = after(anAccount(), good, bad, [passed('profile.read-self')], bad);
    expect(account.state).toBe('degraded');
    expect(told).toEqual([['degraded', ['mail.list']]]);
  });

  test('two checks of one service with one cause are told at once', () => {
    const bad = [
      passed('profile.read-self'),
      outcome('mail.list', 'failed'),
      outcome('contacts.list', 'failed'),
    ];
    expect(after(anAccount(), bad).told).toEqual([['degraded', ['contacts.list', 'mail.list']]]);
  });

  test('an account that works again names what still fails', () => {
    const { account, told } = after(
      anAccount(),
      [outcome('mail.list', 'failed'), outcome('files.list', 'failed')],
      [passed('mail.list'), outcome('files.list', 'failed')],
      [passed('mail.list'), passed('files.list')],
    );
    expect(told).toEqual([
      ['failing', ['files.list', 'mail.list']],
      ['recovered', ['files.list']],
      ['recovered', undefined],
    ]);
    expect(account).toMatchObject({ state: 'active', failure: undefined });
  });

  test('what is in trouble is looked at again, the oldest first, and no more than a few', () => {
    const names = Array.from({ length: MOST_RECHECKED + 2 }, (_, index) => `w${index}.check`);
    const memory = names.reduce(
      (known, name, index) => rememberOutcomes(known, [outcome(name, 'failed')], [], NOW + index),
      rememberOutcomes([], [passed('mail.list')], [], NOW),
    );
    expect(toRecheck(memory)).toEqual(names.slice(0, MOST_RECHECKED));
    expect(toRecheck(rememberOutcomes(memory, [passed('w0.check')], [], NOW))[0]).toBe('w1.check');
  });
});

test('a change of user, mode or kind of credential clears what was remembered; others do not', () => {
  const { account } = after(anAccount(), [passed('mail.list')]);
  expect(revise(account, { name: 'other' }, NOW).memory).toEqual(account.memory);
  expect(revise(account, { user: 'bo@contoso.example' }, NOW).memory).toBeUndefined();
  const credential = { ...account.credential, kind: 'certificate' };
  expect(revise(account, { credential }, NOW).memory).toBeUndefined();
  const run = aRun(account, { outcomes: [gone('mail.list')] });
  const revised = revise(account, { user: 'bo@contoso.example' }, NOW);
  expect(complete(revised, run, { now: NOW }).account.memory).toBeUndefined();
});

test('an account that is resumed is in the state that its runs say', () => {
  const bad = [passed('profile.read-self'), outcome('mail.list', 'failed')];
  const { account } = after(anAccount(), bad, bad);
  const paused = pause(account, { by: 'operator' }, NOW);
  expect(resume(paused, NOW + 1).state).toBe('degraded');
  expect(account.lease?.runId).not.toBe(PREFLIGHT_RUN_ID);
});

test('whatever runs come to, the memory is bounded, has each check once, and a pass ends trouble', () => {
  const results = fc.constantFrom<OutcomeResult>(
    'passed',
    'failed',
    'skipped',
    'not-applicable',
    'undo-failed',
  );
  const run = fc.uniqueArray(
    fc.record({ check: fc.integer({ min: 0, max: 400 }), result: results }),
    { selector: ({ check }) => check, maxLength: 30 },
  );
  fc.assert(
    fc.property(fc.array(run, { maxLength: 30 }), (runs) => {
      let memory = rememberOutcomes([], [], [], NOW);
      for (const list of runs) {
        const outcomes = list.map(({ check, result }) => outcome(`mail.c${check}`, result));
        memory = rememberOutcomes(memory, outcomes, [], NOW);
        const names = memory.map(({ check }) => check);
        expect(new Set(names).size).toBe(names.length);
        expect(names.length).toBeLessThanOrEqual(MOST_REMEMBERED);
        const good = new Set(
          outcomes.flatMap(({ check, result }) => (result === 'passed' ? [check] : [])),
        );
        expect(memory.filter(({ check, trouble }) => good.has(check) && trouble)).toEqual([]);
      }
    }),
  );
});

test('where nothing is remembered nothing is in trouble', () => {
  expect(troubled()).toEqual([]);
  expect(toRecheck()).toEqual([]);
  expect(troubledSince()).toEqual([]);
});

test('V3: an account stays degraded, with its reason, through a run in which the check was not drawn', () => {
  const failing = [passed('profile.read-self'), outcome('files.list', 'failed', 'assertion')];
  const { account } = after(anAccount(), failing, failing, [passed('profile.read-self')]);
  expect(account.state).toBe('degraded');
  expect(account.failure).toMatchObject({ kind: 'assertion' });
});
