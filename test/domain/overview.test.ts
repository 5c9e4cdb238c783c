import fc from 'fast-check';
import { NEVER } from '../../src/domain/account';
import { briefOf } from '../../src/domain/brief';
import { isRecentRenewal } from '../../src/domain/subscription';
import type { Brief } from '../../src/domain/brief';
import type { CheckMemory } from '../../src/domain/check-memory';
import { complete } from '../../src/domain/completion';
import { isAlways, isDrawn } from '../../src/domain/choice';
import { revise } from '../../src/domain/configuration';
import {
  countsIn,
  countsOf,
  dayOf,
  dayWith,
  startOfDay,
  sumOfDay,
  weekOf,
} from '../../src/domain/day';
import type { DayRecord } from '../../src/domain/day';
import { byUrgency, installationNeeds, needsOf } from '../../src/domain/needs';
import type { Outcome, RunResult } from '../../src/domain/run';
import { totalsOf } from '../../src/domain/totals';
import { DAY_MS } from '../../src/durations';
import { anAccount, aRun, NOW } from './support';

const failure = { stage: 'token', kind: 'auth', code: 'AADSTS7000222' } as const;
const brief = (changes: Partial<Brief> = {}): Brief => ({ ...briefOf(anAccount()), ...changes });
const kinds = (changes: Partial<Brief>) => needsOf(brief(changes), NOW).map(({ kind }) => kind);

describe('what needs a person', () => {
  test('an account that works, or that somebody has paused, needs nobody', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ state: 'paused' })).toEqual([]);
  });

  test('one that fails does, but for what mends itself', () => {
    const failing = brief({ state: 'failing', failure, results: 'ffapf' });
    expect(needsOf(failing, NOW)).toEqual([
      {
        account: failing.id,
        kind: 'failing',
        tone: 'fail',
        since: failing.stateSince,
        code: 'AADSTS7000222',
        failure,
        count: 3,
      },
    ]);
    for (const kind of ['throttled', 'network', 'service'] as const) {
      expect(kinds({ state: 'failing', failure: { ...failure, kind } })).toEqual([]);
    }
    expect(kinds({ state: 'failing', failure: undefined })).toEqual(['failing']);
  });

  test('one that waits for a person does', () => {
    expect(kinds({ state: 'needs-sign-in' })).toEqual(['needs-sign-in']);
    expect(kinds({ state: 'needs-credential' })).toEqual(['needs-credential']);
  });

  test('one that fails in part does, since the trouble began', () => {
    const troubled = { count: 2, check: 'mail.page-inbox', since: NOW - DAY_MS };
    const [need] = needsOf(brief({ state: 'degraded', troubled }), NOW);
    expect(need).toMatchObject({ kind: 'degraded', check: 'mail.page-inbox', count: 2 });
    expect(need?.since).toBe(NOW - DAY_MS);
    expect(needsOf(brief({ state: 'degraded' }), NOW)[0]?.since).toBe(brief().stateSince);
  });

  test.each([
    [8 * DAY_MS, undefined],
    [7 * DAY_MS, 'warn'],
    [DAY_MS + 1, 'warn'],
    [DAY_MS, 'fail'],
    [-DAY_MS, 'fail'],
  ])('a credential that lapses in %d ms: %s', (left, tone) => {
    const credential = { kind: 'clientSecret', expiresAt: NOW + left };
    expect(needsOf(brief({ credential }), NOW)[0]?.tone).toBe(tone);
    for (const state of ['failing', 'needs-sign-in', 'needs-credential'] as const) {
      expect(kinds({ credential, state })).toEqual([state]);
    }
  });

  test.each([
    [31 * DAY_MS, true, []],
    [30 * DAY_MS, true, ['key-renewable']],
    [30 * DAY_MS, undefined, []],
    [7 * DAY_MS, true, ['credential-lapses']],
  ] as const)(
    '%d ms before the end of a key that Perennial made: %s, %j',
    (left, madeHere, said) => {
      expect(
        kinds({ credential: { kind: 'certificate', expiresAt: NOW + left, madeHere } }),
      ).toEqual(said);
    },
  );

  test.each([
    [15 * DAY_MS + 1, undefined],
    [15 * DAY_MS, 'warn'],
    [5 * DAY_MS + 1, 'warn'],
    [5 * DAY_MS, 'fail'],
    [1, 'fail'],
  ])('a subscription that ends in %d ms: %s', (left, tone) => {
    const endsAt = NOW + left;
    const [need] = needsOf(brief({ subscription: { endsAt } }), NOW);
    expect(need?.tone).toBe(tone);
    if (tone) expect(need).toMatchObject({ kind: 'subscription-ends', until: endsAt });
  });

  test('a subscription that has ended, and none where its end is not known', () => {
    expect(needsOf(brief({ subscription: { endsAt: NOW } }), NOW)).toMatchObject([
      { kind: 'subscription-ended', tone: 'fail', until: NOW },
    ]);
    expect(kinds({ subscription: {} })).toEqual([]);
    expect(kinds({ subscription: { missing: 'Organization.Read.All' } })).toEqual([]);
  });

  test('one that has paused itself', () => {
    const share = { failed: 29, runs: 30 };
    const paused = { at: NOW - DAY_MS, by: 'perennial', share };
    expect(
      needsOf(brief({ state: 'paused', stateSince: NOW - DAY_MS, paused }), NOW),
    ).toMatchObject([{ kind: 'paused-by-itself', tone: 'warn', since: NOW - DAY_MS }]);
  });

  test('what no sweep could remove, and a ledger that is full', () => {
    expect(kinds({ leftovers: { open: 3, stuck: 0, parked: 2 } })).toEqual([]);
    const parked = (kind: 'permission' | 'not-provisioned') => {
      const failure = { stage: 'request', kind, code: 'ErrorAccessDenied' } as const;
      return needsOf(brief({ leftovers: { open: 0, stuck: 0, parked: 2, failure } }), NOW);
    };
    expect(parked('not-provisioned')).toEqual([]);
    const refused = { stage: 'request', kind: 'permission', code: 'ErrorAccessDenied' } as const;
    expect(kinds({ leftovers: { open: 1, stuck: 0, parked: 0, failure: refused } })).toEqual([]);
    expect(parked('permission')).toMatchObject([
      { kind: 'leftovers', tone: 'warn', code: 'ErrorAccessDenied', count: 2 },
    ]);
    const [stuck] = needsOf(brief({ leftovers: { open: 3, stuck: 1, parked: 0 } }), NOW);
    expect(stuck).toMatchObject({ kind: 'leftovers', code: 'undo-failed', count: 1 });
    const [capped] = needsOf(brief({ leftovers: { open: 60, stuck: 51, parked: 0 } }), NOW);
    expect(capped).toMatchObject({ kind: 'leftovers', code: 'leftover-cap', count: 60 });
  });

  test('a check that always runs lacks its permission', () => {
    const missing = { check: 'mail.page-inbox', permission: 'Mail.Read' };
    expect(needsOf(brief({ missing }), NOW)[0]).toMatchObject({
      kind: 'permission-missing',
      tone: 'warn',
      code: 'Mail.Read',
    });
  });

  test('the installation, for whoever runs it', () => {
    expect(installationNeeds({ settings: [] })).toEqual([]);
    const needs = installationNeeds({
      settings: ['VAULT_URL'],
      lateSince: NOW,
      alertError: 'mail-refused',
      silence: 'no-address',
    });
    expect(needs.map(({ kind, code }) => [kind, code])).toEqual([
      ['nobody-told', 'no-address'],
      ['setting-wrong', 'VAULT_URL'],
      ['scheduler-late', undefined],
      ['alert-refused', 'mail-refused'],
    ]);
  });

  test('what fails comes before what will, then by kind, then the oldest', () => {
    const needs = [
      ...needsOf(brief({ id: 'a', state: 'needs-credential', stateSince: 5 }), NOW),
      ...needsOf(brief({ id: 'b', state: 'needs-sign-in', stateSince: 4 }), NOW),
      ...needsOf(brief({ id: 'c', state: 'failing', failure, stateSince: 3 }), NOW),
      ...needsOf(brief({ id: 'd', state: 'failing', failure, stateSince: 2 }), NOW),
      ...needsOf(brief({ id: 'e', credential: { kind: 'x', expiresAt: NOW } }), NOW),
      ...installationNeeds({ settings: ['A', 'B'] }),
    ];
    const order = needs.toSorted(byUrgency).map(({ account, code }) => account ?? code);
    expect(order).toEqual(['d', 'c', 'b', 'e', 'a', 'A', 'B']);
  });
});

describe('an account in brief', () => {
  test('is about a thousand characters, with thirty results and a week', () => {
    const days = Array.from({ length: 6 }, (_, back) => ({
      day: dayOf(NOW) - 6 + back,
      runs: [57, 1, 1, 0] as const,
    }));
    const account = anAccount({
      id: '5d0f9a3c7be84c1f9d2c3a1e6b7f8091',
      owner: '5d0f9a3c7be84c1f9d2c3a1e6b7f8092',
      name: 'Northwind Sandbox of the second kind',
      tenantId: 'northwind-sandbox.onmicrosoft.com',
      state: 'failing',
      failure: { ...failure, facts: { clientId: 'x'.repeat(200) } },
      earlierDays: days,
      today: { day: dayOf(NOW), runs: [20, 0, 1, 0], checks: {}, failures: {} },
      recentResults: Array.from({ length: 30 }, (_, index) => ({
        runId: '20261121T115400123Z-1a2b3c4d',
        result: 'failed' as const,
        at: NOW - (30 - index) * 1_511_000,
      })),
    });
    const { failure: _why, ...shown } = briefOf(account);
    expect(JSON.stringify(briefOf(account)).length).toBeLessThan(1024);
    expect(shown.results).toBe('f'.repeat(30));
    // 25 min 11 s apart, to the minute.
    expect(shown.resultsAt.slice(0, 3)).toEqual([NOW / 1000 - 1560, 1500, 1500]);
    expect(shown.days).toHaveLength(7);
  });

  test('has the next run after the one under way, and none while paused', () => {
    const lease = {
      runId: '20261121T120000000Z-1a2b3c4d',
      attempt: 1,
      fencingToken: 'f',
      since: NOW,
      until: NOW + 500,
      plan: [],
      revision: 1,
    };
    expect(briefOf(anAccount()).nextRunAt).toBe(NOW);
    expect(briefOf(anAccount({ state: 'paused' })).nextRunAt).toBeUndefined();
    const running = briefOf(anAccount({ lease }));
    expect(running.nextRunAt).toBeGreaterThan(NOW);
    expect(running.running).toEqual({ runId: lease.runId, since: NOW, until: NOW + 500 });
  });

  test('has who paused it and why, no longer than the API takes it', () => {
    const paused = { at: NOW, by: 'Lin', reason: 'x'.repeat(300) };
    expect(briefOf(anAccount({ paused })).paused).toMatchObject({
      by: 'Lin',
      reason: 'x'.repeat(200),
    });
  });

  test('has when the subscription ends, or what is missing to know', () => {
    const readAt = NOW - 1;
    const known = { sku: 'DEVELOPERPACK_E5', status: 'Enabled', endsAt: NOW, readAt, history: [] };
    expect(briefOf(anAccount({ subscription: known })).subscription).toEqual({ endsAt: NOW });
    const missing = 'Organization.Read.All';
    expect(briefOf(anAccount({ subscription: { missing, readAt } })).subscription).toEqual({
      missing,
    });
  });

  test.each([
    ['a later end', [NOW, NOW + DAY_MS], NOW],
    ['an earlier end', [NOW, NOW - DAY_MS], undefined],
    ['an end that is gone', [NOW, undefined], undefined],
    ['an end that was not known before', [undefined, NOW], undefined],
    ['its first reading', [NOW], undefined],
  ])('has when the subscription was renewed: %s', (_what, ends, renewed) => {
    const history = ends.map((endsAt) => ({ at: NOW, status: 'Enabled', endsAt }));
    const known = { sku: 'DEVELOPERPACK_E5', status: 'Enabled', readAt: NOW, history };
    expect(briefOf(anAccount({ subscription: known })).subscription).toEqual({
      endsAt: undefined,
      renewedAt: renewed,
    });
  });

  test('a renewal is news for three days', () => {
    expect(isRecentRenewal(NOW - 3 * DAY_MS + 1, NOW)).toBe(true);
    expect(isRecentRenewal(NOW - 3 * DAY_MS, NOW)).toBe(false);
    expect(isRecentRenewal(undefined, NOW)).toBe(false);
  });

  test('names one check in trouble, and since when the first of them is', () => {
    const trouble = (check: string, since: number): CheckMemory => ({
      check,
      result: 'failed',
      at: NOW,
      trouble: { since, runs: 2, confirmed: true },
    });
    const memory = [trouble('mail.a', NOW - 1), trouble('mail.b', NOW - 2)];
    expect(briefOf(anAccount({ memory })).troubled).toEqual({
      count: 2,
      check: 'mail.a',
      since: NOW - 2,
    });
  });

  test('adds up with others', () => {
    const briefs = [
      brief({ id: 'a', nextRunAt: NOW + 5, leftovers: { open: 1, stuck: 0, parked: 2 } }),
      brief({ id: 'b', nextRunAt: NOW + 3, state: 'failing', failure }),
      brief({ id: 'c', nextRunAt: undefined, state: 'paused' }),
    ];
    expect(totalsOf(briefs, NOW)).toMatchObject({
      accounts: 3,
      states: { active: 1, failing: 1, paused: 1, degraded: 0 },
      need: 1,
      leftovers: 3,
      nextRunAt: NOW + 3,
    });
    expect(totalsOf([], NOW).nextRunAt).toBeUndefined();
  });
});

describe('days', () => {
  const account = anAccount();
  const outcomes: readonly Outcome[] = [
    { check: 'mail.a', result: 'passed', ms: 1 },
    { check: 'mail.b', result: 'failed', ms: 1, failure: { ...failure, kind: 'service' } },
    { check: 'mail.c', result: 'skipped', ms: 1, failure: { ...failure, kind: 'permission' } },
  ];

  test('count runs, what each check came to, and failures by kind', () => {
    const run = aRun(account, { result: 'degraded', outcomes });
    const once = dayWith(undefined, run);
    const twice = dayWith(once, { ...run, result: 'failed', failure, outcomes: [] });
    const thrice = dayWith(twice, { ...run, outcomes: outcomes.slice(0, 1), result: 'passed' });
    expect(thrice).toEqual({
      day: dayOf(NOW),
      runs: [1, 1, 1, 0],
      checks: { 'mail.a': 'p2', 'mail.b': 'f1', 'mail.c': 's1' },
      failures: { service: 1, auth: 1 },
    });
    expect(dayWith(undefined, aRun(account)).failures).toEqual({});
    expect(countsIn('p12f1')).toEqual(
      new Map([
        ['p', 12],
        ['f', 1],
      ]),
    );
  });

  test('go on where the clock is set back over midnight, and begin anew otherwise', () => {
    const today: DayRecord = { day: dayOf(NOW), runs: [1, 0, 0, 0], checks: {}, failures: {} };
    const on = (endedAt: number) => dayWith(today, aRun(account, { endedAt }));
    expect(on(NOW - DAY_MS)).toMatchObject({ day: today.day, runs: [2, 0, 0, 0] });
    expect(on(NOW - 2 * DAY_MS)).toMatchObject({ day: today.day - 2, runs: [1, 0, 0, 0] });
    expect(on(NOW + DAY_MS)).toMatchObject({ day: today.day + 1, runs: [1, 0, 0, 0] });
    expect(startOfDay(today.day)).toBe(Date.UTC(2026, 10, 21));
  });

  test('of several accounts add up, failures by kind', () => {
    const record = { day: 5, runs: [1, 0, 0, 0], checks: { a: 'p1' }, failures: {} } as const;
    const failing = { ...record, failures: { auth: 2, network: 1 } };
    expect(countsOf(record)).toEqual({ day: 5, runs: [1, 0, 0, 0] });
    const sum = sumOfDay(5, [record, failing, failing].map(countsOf));
    expect(sum).toEqual({ day: 5, runs: [3, 0, 0, 0], failures: { auth: 4, network: 2 } });
  });

  test('an account whose sign-in is awaited waits for it, whatever is changed or comes in late', () => {
    const { credential } = anAccount();
    const awaiting = anAccount({ credential: { ...credential, awaitsSignIn: true } });
    const waits = { state: 'needs-sign-in', dueAt: NEVER };
    expect(revise(awaiting, { name: 'B' }, NOW)).toMatchObject({ ...waits, stateSince: NOW });
    const since = { ...awaiting, state: 'needs-sign-in', stateSince: 5 } as const;
    expect(revise(since, { name: 'B' }, NOW)).toMatchObject({ ...waits, stateSince: 5 });
    expect(complete(awaiting, aRun(awaiting), { now: NOW }).account.state).toBe('needs-sign-in');
  });

  test('a check that is left out is drawn no more, and keeps nobody in trouble', () => {
    const check = { id: 'mail.a', workload: 'mail', kind: 'read', reserved: false } as const;
    const checks = { always: ['mail.a'], random: ['*'], except: ['mail.a'] };
    expect(isAlways(check, checks)).toBe(false);
    expect(isDrawn(check, checks)).toBe(false);
    expect(isDrawn({ ...check, id: 'mail.b' }, checks)).toBe(true);
    const memory = ['mail.a', 'mail.b'].map((name): CheckMemory => ({
      check: name,
      result: 'passed',
      at: NOW,
    }));
    const left = (except?: readonly string[]) =>
      revise(anAccount({ memory }), { checks: { ...checks, except } }, NOW).memory;
    expect(left(['mail.a'])?.map((one) => one.check)).toEqual(['mail.b']);
    expect(left(['mail'])).toEqual([]);
    expect(left()).toHaveLength(2);
  });

  test('a week has the runs of seven days, however they fall', () => {
    const results = fc.constantFrom<RunResult>('passed', 'degraded', 'failed', 'abandoned');
    const steps = fc.array(fc.tuple(results, fc.integer({ min: 1, max: 2 * DAY_MS })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, (runs) => {
        let current = anAccount();
        const ended: number[] = [];
        let now = NOW;
        for (const [result, gap] of runs) {
          now += gap;
          ended.push(now);
          current = complete(current, aRun(current, { endedAt: now, result }), { now }).account;
        }
        const sum = weekOf(briefOf(current).days, now).reduce((all, one) => all + one, 0);
        expect(sum).toBe(ended.filter((at) => dayOf(at) > dayOf(now) - 7).length);
      }),
    );
  });

  test('a check that always runs and lacks its permission is remembered until a run has it', () => {
    const always = anAccount({ checks: { always: ['mail.a'], random: [] } });
    const lacking: Outcome = {
      check: 'mail.a',
      result: 'skipped',
      ms: 0,
      failure: {
        stage: 'request',
        kind: 'permission',
        code: 'missing-permission',
        facts: { permission: 'Mail.Read' },
      },
    };
    const after = (outcomes: readonly Outcome[], before = always) =>
      complete(before, aRun(before, { outcomes }), { now: NOW }).account;
    const missing = { check: 'mail.a', permission: 'Mail.Read' };
    expect(after([lacking]).missing).toEqual(missing);
    expect(after([], after([lacking])).missing).toEqual(missing);
    expect(after(outcomes, after([lacking])).missing).toBeUndefined();
    expect(after([{ ...lacking, check: 'mail.z' }]).missing).toBeUndefined();
    const unnamed = { ...lacking, failure: { ...failure, code: 'missing-permission' } };
    expect(after([unnamed]).missing).toBeUndefined();
  });
});
