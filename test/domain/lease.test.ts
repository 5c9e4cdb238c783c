import fc from 'fast-check';
import { NEVER, PREFLIGHT_RUN_ID, RECENT_RESULTS_KEPT } from '../../src/domain/account';
import type { Account } from '../../src/domain/account';
import { abandonedRun, complete } from '../../src/domain/completion';
import { claim, decide, defer, grantLease, ownsLease, endLease } from '../../src/domain/lease';
import { dueNow, pause, requestRun, resume } from '../../src/domain/lifecycle';
import type { Failure } from '../../src/domain/failure';
import { runIdOf } from '../../src/domain/run-id';
import { LEASE_MS, MAX_ATTEMPTS } from '../../src/domain/timing';
import { DAY_MS, HOUR_MS } from '../../src/durations';
import { anAccount, aRun, NOW } from './support';

const details = { attempt: 1, fencingToken: 'f1', plan: ['mail.list'] };
const failure: Failure = { stage: 'token', kind: 'auth', code: 'AADSTS7000222' };

describe('decide', () => {
  test('a due account is claimed for the first time', () => {
    expect(decide(anAccount(), NOW, NOW)).toEqual({ type: 'claim', attempt: 1 });
  });

  test.each<[string, Account | undefined, number]>([
    ['gone', undefined, NOW],
    ['gone', anAccount({ deleted: true }), NOW],
    ['superseded', anAccount({ slot: NOW + 1 }), NOW],
    ['running', claim(anAccount(), details, NOW), NOW],
    ['resting', pause(anAccount(), { by: 'operator' }, NOW), NOW],
  ])('acknowledges without a run: %s', (why, account, slot) => {
    expect(decide(account, slot, NOW)).toEqual({ type: 'acknowledge', why });
  });

  test('a message before its time waits the rest of it, and a clock a little behind is no reason to', () => {
    expect(decide(anAccount({ slot: NOW + 5000 }), NOW + 5000, NOW)).toEqual({
      type: 'early',
      delayMs: 5000,
    });
    expect(decide(anAccount({ slot: NOW + 500 }), NOW + 500, NOW)).toEqual({
      type: 'claim',
      attempt: 1,
    });
  });

  test('a slot that comes after a standstill waits until its schedule is open again', () => {
    const schedule = { ...anAccount().schedule, hours: { from: '08:00', to: '18:00' } };
    const decision = decide(anAccount({ schedule }), NOW, NOW + 8 * HOUR_MS);
    expect(decision).toMatchObject({ type: 'defer' });
    const { until } = decision as { until: number };
    expect(until - Date.UTC(2026, 10, 22, 8)).toBeGreaterThanOrEqual(0);
    expect(until - Date.UTC(2026, 10, 22, 8)).toBeLessThanOrEqual(2_000_000);
    const moved = defer(anAccount({ schedule }), until, NOW + 8 * HOUR_MS);
    expect([moved.slot, moved.dueAt]).toEqual([until, until]);
    // A little late is no standstill; one that was asked for outside of the hours runs at once.
    expect(decide(anAccount({ schedule }), NOW, NOW + 600_000).type).toBe('claim');
    const asked = Date.UTC(2026, 10, 21, 20);
    const late = asked + HOUR_MS;
    expect(decide(anAccount({ schedule, slot: asked }), asked, late).type).toBe('claim');
    expect(decide(anAccount({ schedule }), NOW, NOW + HOUR_MS).type).toBe('claim');
  });

  test('a lost worker’s slot is taken again with the same plan, a few times, then abandoned', () => {
    let account: Account = anAccount();
    let now = NOW;
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const decision = decide(account, NOW, now);
      expect(decision).toMatchObject({
        type: 'claim',
        attempt,
        ...(attempt > 1 && { plan: details.plan }),
      });
      account = claim(account, { ...details, attempt }, now);
      now += LEASE_MS;
    }
    expect(decide(account, NOW, now)).toEqual({ type: 'abandon', attempt: MAX_ATTEMPTS });
  });

  test('F12: an instance takes a running slot only when its clock is a lease ahead, as operations.md says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * LEASE_MS }), (ahead) => {
        const decision = decide(claim(anAccount(), details, NOW), NOW, NOW + ahead);
        expect(decision.type).toBe(ahead < LEASE_MS ? 'acknowledge' : 'claim');
      }),
    );
  });

  test('a claim that was no run does not count as an attempt', () => {
    const held = grantLease(anAccount(), 'f0', NOW);
    expect(held.lease.runId).toBe(PREFLIGHT_RUN_ID);
    expect(decide(held, NOW, held.lease.until)).toEqual({ type: 'claim', attempt: 1 });
  });
});

describe('claim and release', () => {
  test('a claimed account is due again at the lease’s end', () => {
    const claimed = claim(anAccount(), details, NOW);
    expect(claimed.dueAt).toBe(NOW + LEASE_MS);
    expect(claimed.slot).toBe(NOW);
    expect(claimed.lease).toMatchObject({
      runId: runIdOf(claimed.id, NOW),
      fencingToken: 'f1',
      revision: 1,
    });
  });

  test('only the fencingToken’s holder may write', () => {
    const claimed = claim(anAccount(), details, NOW);
    expect(ownsLease(claimed, 'f1')).toBe(true);
    expect(ownsLease(claimed, 'f2')).toBe(false);
    expect(ownsLease({ ...claimed, deleted: true }, 'f1')).toBe(false);
    expect(ownsLease(undefined, 'f1')).toBe(false);
    expect(ownsLease(anAccount(), 'f1')).toBe(false);
  });

  test('a hold keeps the slot, however far ahead it is, and a release restores it', () => {
    const ahead = anAccount({ slot: NOW + HOUR_MS, dueAt: NOW + HOUR_MS });
    const held = grantLease(ahead, 'f0', NOW);
    expect(held.dueAt).toBe(ahead.slot);
    expect(endLease(held, NOW)).toEqual({ ...ahead, updatedAt: NOW });
  });

  test('a paused account is never due, held or released', () => {
    const paused = pause(anAccount(), { by: 'operator', reason: 'holiday' }, NOW);
    expect(paused.dueAt).toBe(NEVER);
    expect(grantLease(paused, 'f0', NOW).dueAt).toBe(NEVER);
    expect(endLease(grantLease(paused, 'f0', NOW), NOW).dueAt).toBe(NEVER);
  });

  test('a run whose every worker was lost is recorded as abandoned', () => {
    const claimed = claim(anAccount(), { ...details, attempt: 3 }, NOW);
    expect(abandonedRun(claimed, NOW + LEASE_MS)).toMatchObject({
      id: claimed.lease.runId,
      result: 'abandoned',
      attempt: 3,
      failure: { code: 'abandoned', facts: { attempts: '3' } },
    });
  });
});

describe('complete', () => {
  const done = (account: Account, changes: Parameters<typeof aRun>[1] = {}, extra = {}) =>
    complete(claim(account, details, NOW), aRun(account, changes), { now: NOW + 3000, ...extra });

  test('the next slot lies a drawn gap after this one, and the lease is gone', () => {
    const { account } = done(anAccount());
    expect(account.lease).toBeUndefined();
    expect(account.dueAt).toBe(account.slot);
    expect(account.slot - NOW).toBeGreaterThanOrEqual(1_000_000);
    expect(account.slot - NOW).toBeLessThanOrEqual(2_000_000);
  });

  test('never before a Retry-After that outlasted the run', () => {
    const notBefore = NOW + DAY_MS;
    expect(done(anAccount(), {}, { notBefore }).account.slot).toBe(notBefore);
  });

  test('a first run that works owes no notice, a first run that fails does', () => {
    expect(done(anAccount()).notification).toBeUndefined();
    const first = done(anAccount(), { result: 'failed', failure });
    expect(first.account).toMatchObject({
      state: 'failing',
      failure,
      verdict: { working: false, since: NOW + 3000 },
    });
    expect(first.notification).toEqual({
      change: 'failing',
      runId: aRun(anAccount()).id,
      at: NOW + 3000,
      since: NOW + 3000,
      failure,
    });
  });

  test('only a change of state owes a notice; degraded counts as working', () => {
    const working = { working: true, since: 1 };
    const failing = { working: false, since: 2 };
    expect(
      done(anAccount({ verdict: working }), { result: 'degraded' }).notification,
    ).toBeUndefined();
    expect(
      done(anAccount({ verdict: failing }), { result: 'failed', failure }).notification,
    ).toBeUndefined();
    expect(
      done(anAccount({ verdict: working }), { result: 'abandoned', failure }).notification?.change,
    ).toBe('failing');
    const back = done(anAccount({ verdict: failing, state: 'failing', failure }), {
      result: 'degraded',
    });
    expect(back.notification).toMatchObject({ change: 'recovered', since: 2 });
    expect(back.account.failure).toBeUndefined();
    expect(back.account.state).toBe('active');
  });

  test('an account that was paused meanwhile stays paused and is not due', () => {
    const claimed = claim(anAccount(), details, NOW);
    const paused = pause(claimed, { by: 'operator' }, NOW + 1);
    expect(paused.dueAt).toBe(claimed.dueAt);
    const { account } = complete(paused, aRun(paused), { now: NOW + 3000 });
    expect(account).toMatchObject({ state: 'paused', dueAt: NEVER, stateSince: NOW + 1 });
  });

  test('keeps what the token said, and the last results', () => {
    const preflight = { at: NOW, granted: ['Mail.Read'] };
    expect(done(anAccount(), {}, { preflight }).account.preflight).toEqual(preflight);
    const recentResults = Array.from({ length: RECENT_RESULTS_KEPT }, (_, index) => ({
      runId: `r${index}`,
      result: 'passed' as const,
      at: index,
    }));
    const { account } = done(anAccount({ recentResults }));
    expect(account.recentResults).toHaveLength(RECENT_RESULTS_KEPT);
    expect(account.recentResults.at(-1)?.runId).toBe(aRun(anAccount()).id);
    expect(account.recentResults[0]?.runId).toBe('r1');
  });
});

describe('pause, resume, run now', () => {
  test('pausing twice keeps the first reason; resuming an active account changes nothing', () => {
    const paused = pause(anAccount(), { by: 'operator', reason: 'holiday' }, NOW);
    expect(paused.paused).toEqual({ at: NOW, by: 'operator', reason: 'holiday' });
    expect(pause(paused, { by: 'somebody', reason: 'else' }, NOW + 1)).toBe(paused);
    const active = anAccount();
    expect(resume(active, NOW)).toBe(active);
  });

  test('a resumed account is due at once, in the state its runs say', () => {
    const paused = pause(
      anAccount({ verdict: { working: false, since: 1 } }),
      { by: 'operator' },
      NOW,
    );
    expect(resume(paused, NOW + 9)).toMatchObject({
      state: 'failing',
      slot: NOW + 9,
      dueAt: NOW + 9,
    });
    expect(resume(pause(anAccount(), { by: 'operator' }, NOW), NOW + 9).state).toBe('active');
  });

  test('resuming while a run is under way leaves it alone', () => {
    const claimed = claim(anAccount(), details, NOW);
    const back = resume(pause(claimed, { by: 'operator' }, NOW), NOW);
    expect(back).toMatchObject({
      state: 'active',
      slot: NOW,
      dueAt: claimed.dueAt,
      lease: claimed.lease,
    });
  });

  test('an account that is resumed while it is held is due, even if its holder dies', () => {
    const held = grantLease(pause(anAccount(), { by: 'operator' }, NOW), 'f0', NOW);
    expect(resume(held, NOW + 1).dueAt).toBe(held.lease.until);
  });

  test('run now: the running one, the waiting one, else a new slot', () => {
    const claimed = claim(anAccount(), details, NOW);
    expect(requestRun(claimed, 'operator', NOW + 1)).toEqual({
      account: claimed,
      runId: claimed.lease.runId,
    });
    const waiting = anAccount();
    expect(requestRun(waiting, 'operator', NOW)).toEqual({
      account: waiting,
      runId: runIdOf(waiting.id, NOW),
    });
    const ahead = anAccount({ slot: NOW + 60_000, dueAt: NOW + 60_000 });
    const asked = requestRun(ahead, 'operator', NOW);
    expect(asked).toMatchObject({
      runId: runIdOf(ahead.id, NOW),
      account: { slot: NOW, dueAt: NOW },
    });
  });

  test('run now during a token request waits for that to end', () => {
    const ahead = anAccount({ slot: NOW + 60_000, dueAt: NOW + 60_000 });
    const held = grantLease(ahead, 'f0', NOW);
    const asked = requestRun(held, 'operator', NOW + 1);
    expect(asked.account).toMatchObject({ slot: NOW + 1, dueAt: held.dueAt, lease: held.lease });
    expect(endLease(asked.account, NOW + 2).dueAt).toBe(NOW + 1);
  });

  test('run now, resumed: not before a Retry-After that outlasted the last run', () => {
    const notBefore = NOW + 60_000;
    const account = complete(claim(anAccount(), details, NOW), aRun(anAccount()), {
      now: NOW,
      notBefore,
    }).account;
    expect(account.notBefore).toBe(notBefore);
    const ahead = { ...account, slot: NOW + 90_000, dueAt: NOW + 90_000 };
    expect(requestRun(ahead, 'operator', NOW + 1).account.slot).toBe(notBefore);
    expect(resume(pause(ahead, { by: 'operator' }, NOW), NOW + 1).slot).toBe(notBefore);
  });

  test('a slot is never used twice, though the clock stands still', () => {
    const recentResults = [
      { runId: runIdOf('a1b2c3d4e5f60718', NOW), result: 'passed' as const, at: NOW },
    ];
    expect(dueNow(anAccount({ recentResults, slot: NOW + 1 }), NOW).slot).toBe(NOW + 1);
  });
});

test('whatever happens, in whatever order and with whatever clock, an account has one due time and at most one lease in force', () => {
  const steps = fc.constantFrom(
    'claim',
    'complete',
    'fail',
    'pause',
    'resume',
    'ask',
    'hold',
    'release',
    'lose',
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(steps, fc.integer({ min: -100_000, max: 500_000 })), { maxLength: 40 }),
      (events) => {
        let account: Account = anAccount();
        let now = NOW;
        for (const [step, passed] of events) {
          now += passed;
          account = apply(account, step, now);
          expect(Number.isSafeInteger(account.dueAt)).toBe(true);
          const leased = account.lease !== undefined && account.lease.until > now;
          if (account.state === 'paused' && !leased && step !== 'lose')
            expect(account.dueAt === NEVER || account.lease).toBeTruthy();
          if (account.state !== 'paused') expect(account.dueAt).not.toBe(NEVER);
        }
      },
    ),
  );
});

function apply(account: Account, step: string, now: number): Account {
  const decision = decide(account, account.slot, now);
  const run = aRun(account, step === 'fail' ? { result: 'failed', failure } : {});
  switch (step) {
    case 'claim':
      return decision.type === 'claim'
        ? claim(account, { ...details, attempt: decision.attempt }, now)
        : account;
    case 'complete':
    case 'fail':
      return ownsLease(account, 'f1') ? complete(account, run, { now }).account : account;
    case 'pause':
      return pause(account, { by: 'operator' }, now);
    case 'resume':
      return resume(account, now);
    case 'ask':
      return account.state === 'paused' ? account : requestRun(account, 'operator', now).account;
    case 'hold':
      return account.lease && account.lease.until > now ? account : grantLease(account, 'f0', now);
    case 'release':
      return ownsLease(account, 'f0') ? endLease(account, now) : account;
    default:
      return account;
  }
}

test('what a run has found out is kept, and what it has not stays as it was', () => {
  const found = {
    permissionsAskedAt: NOW,
    leftovers: { open: 3, stuck: 0, parked: 0 },
    licences: { found: 'developer', at: NOW },
    notBefore: NOW + 9,
  } as const;
  const failure = { stage: 'request', kind: 'permission', code: 'denied' } as const;
  const refused = { check: 'reports.usage', result: 'not-applicable', ms: 1, failure } as const;
  const first = complete(anAccount(), aRun(anAccount(), { outcomes: [refused] }), {
    now: NOW,
    ...found,
  });
  const { notBefore, ...kept } = found;
  expect(first.account).toMatchObject({ ...kept, notBefore });
  expect(first.account.postponed).toMatchObject([{ check: 'reports.usage' }]);
  const second = complete(first.account, aRun(first.account), { now: NOW + 1 });
  expect(second.account).toMatchObject({ ...kept, postponed: first.account.postponed });
  expect(second.account.notBefore).toBeUndefined();
});
