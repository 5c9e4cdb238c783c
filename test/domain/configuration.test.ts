import fc from 'fast-check';
import { NEVER, RECENT_RESULTS_KEPT } from '../../src/domain/account';
import type { Account } from '../../src/domain/account';
import { complete } from '../../src/domain/completion';
import { claim, grantLease } from '../../src/domain/lease';
import { pause, requestRun, resume } from '../../src/domain/lifecycle';
import { revise, rolloutOf } from '../../src/domain/configuration';
import { runIdOf } from '../../src/domain/run-id';
import { HOUR_MS } from '../../src/durations';
import { anAccount, aRun, NOW } from './support';

const gentle = { preset: 'gentle', minSeconds: 10_800, maxSeconds: 21_600 } as const;
const quick = { preset: 'custom', minSeconds: 60, maxSeconds: 60 } as const;
const claimed = (account: Account, now: number) =>
  claim(account, { attempt: 1, fencingToken: 'f', plan: [] }, now);
/** The account after one run of its slot. */
function ran(account: Account, now = Math.max(account.slot, NOW)): Account {
  const running = claimed(account, now);
  const run = aRun(running, {
    startedAt: now,
    endedAt: now + 1000,
    revision: running.lease.revision,
  });
  return complete(running, run, { now: now + 1000 }).account;
}
const credential = { ...anAccount().credential, id: 'c2' };

test('a change counts up, and takes the user away where it says so', () => {
  const account = anAccount();
  expect(revise(account, { name: 'New' }, NOW)).toMatchObject({
    name: 'New',
    user: account.user,
    revision: 2,
    updatedAt: NOW,
  });
  expect(revise(account, { user: 'bo@contoso.example' }, NOW).user).toBe('bo@contoso.example');
  expect(revise(account, { user: undefined }, NOW).user).toBeUndefined();
});

test('another credential is not held to what the last one was refused', () => {
  const postponed = [
    { check: 'reports.usage', kind: 'permission', until: NOW + 1000, code: 'denied' } as const,
  ];
  const learned = { postponed, permissionsAskedAt: NOW };
  const account = anAccount(learned);
  expect(revise(account, { name: 'Other' }, NOW)).toMatchObject(learned);
  const credential = { ...account.credential, id: 'another' };
  const renewed = revise(account, { credential }, NOW);
  expect(renewed.postponed).toBeUndefined();
  expect(renewed.permissionsAskedAt).toBeUndefined();
});

test('allowWrites is kept, changed, and taken away where a change says so', () => {
  const account = anAccount({ allowWrites: false });
  expect(revise(account, { name: 'Other' }, NOW).allowWrites).toBe(false);
  expect(revise(account, { allowWrites: true }, NOW).allowWrites).toBe(true);
  expect(revise(account, { allowWrites: undefined }, NOW).allowWrites).toBeUndefined();
});

test('before the first run, that one is the first on it', () => {
  const account = anAccount({ slot: NOW + HOUR_MS, dueAt: NOW + HOUR_MS });
  const revised = revise(account, { schedule: quick }, NOW);
  expect(revised.slot).toBe(NOW + HOUR_MS);
  const liveFrom = { slot: revised.slot, runId: runIdOf(account.id, revised.slot) };
  expect(rolloutOf(revised)).toEqual({ revision: 2, inSync: false, liveFrom });
  expect(rolloutOf(ran(revised))).toEqual({ revision: 2, inSync: true, liveFrom });
});

test('a run under way, lost or not, ends on the old one', () => {
  const running = claimed(ran(anAccount(), NOW), NOW + 2 * HOUR_MS);
  const revised = revise(running, { schedule: quick, credential }, NOW + 2 * HOUR_MS);
  expect([revised.slot, revised.dueAt]).toEqual([running.slot, running.dueAt]);
  const { inSync, liveFrom } = rolloutOf(revised);
  expect(inSync).toBe(false);
  expect(liveFrom?.slot).toBe(running.slot + 60_000);
  expect(
    rolloutOf(revise(running, { name: 'x' }, NOW + 9 * HOUR_MS)).liveFrom?.slot,
  ).toBeGreaterThan(running.slot);
});

test('a new gap is counted from the last run; a run that is due stays due', () => {
  const account = ran(anAccount({ schedule: gentle }));
  const moved = revise(account, { schedule: quick }, NOW + 2000);
  expect([moved.slot, moved.dueAt]).toEqual([NOW + 60_000, NOW + 60_000]);
  expect(revise(account, { schedule: { ...gentle } }, NOW + 2000).slot).toBe(account.slot);
  expect(revise(account, { schedule: quick }, account.slot + 5).slot).toBe(account.slot);
});

test('a new gap comes no sooner than a Retry-After said', () => {
  const notBefore = NOW + HOUR_MS;
  const account = { ...ran(anAccount({ schedule: gentle })), notBefore };
  expect(revise(account, { schedule: quick }, NOW + 2000).slot).toBe(notBefore);
});

test('a new credential is due at once, and mends an account that needed one', () => {
  const account = anAccount({
    state: 'needs-credential',
    stateSince: 1,
    slot: NOW + HOUR_MS,
    dueAt: NOW + HOUR_MS,
  });
  expect(revise(account, { credential }, NOW)).toMatchObject({
    state: 'active',
    stateSince: NOW,
    slot: NOW,
    dueAt: NOW,
  });
  const failing = anAccount({ state: 'failing', slot: NOW + HOUR_MS, dueAt: NOW + HOUR_MS });
  expect(revise(failing, { credential }, NOW)).toMatchObject({ state: 'failing', slot: NOW });
  const held = grantLease(failing, 'f', NOW);
  expect(revise(held, { credential }, NOW)).toMatchObject({ slot: NOW, dueAt: held.lease.until });
});

test('a paused account stays paused, and says when it is resumed', () => {
  const account = pause(ran(anAccount()), { by: 'me' }, NOW + 5000);
  const revised = revise(account, { credential, schedule: quick }, NOW + 6000);
  expect(revised).toMatchObject({ state: 'paused', dueAt: NEVER, slot: account.slot });
  expect(rolloutOf(revised)).toEqual({ revision: 2, inSync: false });
  const resumed = resume(revised, NOW + 7000);
  expect(rolloutOf(resumed).liveFrom?.slot).toBe(NOW + 7000);
  const running = pause(claimed(resumed, NOW + 8000), { by: 'me' }, NOW + 8000);
  expect(rolloutOf(running).liveFrom?.slot).toBe(NOW + 7000);
});

test('a run asked for by hand, sooner than the one that was due, is on it too', () => {
  const revised = revise(ran(anAccount()), { name: 'New' }, NOW + 5000);
  const { account, runId } = requestRun(revised, 'operator', NOW + 6000);
  expect(rolloutOf(account).liveFrom?.runId).toBe(runId);
  expect(rolloutOf(ran(account, NOW + 6000))).toMatchObject({ inSync: true, liveFrom: { runId } });
});

test('the earliest run on it that is still remembered', () => {
  let account = anAccount();
  for (let runs = RECENT_RESULTS_KEPT + 5; runs > 0; runs -= 1)
    account = ran(account, account.slot);
  expect(rolloutOf(account).liveFrom?.runId).toBe(account.recentResults[0]?.runId);
});

test('a strip entry without a slot is taken for an old one', () => {
  const account = anAccount({ recentResults: [{ runId: 'odd', result: 'passed', at: NOW }] });
  expect(rolloutOf(account).inSync).toBe(false);
});

test('whatever happens, the answer agrees with the revisions that runs carry', () => {
  const steps = fc.array(
    fc.constantFrom(
      'run',
      'name',
      'schedule',
      'credential',
      'claim',
      'ask',
      'pause',
      'resume',
      'wait',
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(steps, (taken) => {
      let now = NOW;
      let account = anAccount();
      const revisions = new Map<string, number>();
      const finish = () => {
        const lease = account.lease;
        if (!lease) return;
        const run = aRun(account, { endedAt: now, revision: lease.revision });
        revisions.set(run.id, run.revision);
        account = complete(account, run, { now }).account;
      };
      const start = () => {
        if (account.lease || account.state === 'paused') return;
        now = Math.max(now, account.slot);
        account = claimed(account, now);
      };
      const actions: Record<string, () => void> = {
        run: () => {
          start();
          now += 3000;
          finish();
        },
        claim: start,
        name: () => (account = revise(account, { name: `n${now}` }, now)),
        schedule: () =>
          (account = revise(
            account,
            { schedule: account.schedule === quick ? gentle : quick },
            now,
          )),
        credential: () =>
          (account = revise(account, { credential: { ...credential, id: `c${now}` } }, now)),
        ask: () => (account = requestRun(account, 'operator', now).account),
        pause: () => (account = pause(account, { by: 'me' }, now)),
        resume: () => (account = resume(account, now)),
        wait: () => (now += 45_000),
      };
      for (const step of taken) {
        now += 7;
        actions[step]?.();
        const { inSync, revision, liveFrom } = rolloutOf(account);
        const last = account.recentResults.at(-1);
        expect(inSync).toBe(last !== undefined && revisions.get(last.runId) === revision);
        if (inSync) expect(revisions.get(liveFrom?.runId ?? '')).toBe(revision);
        else expect(revisions.has(liveFrom?.runId ?? '')).toBe(false);
      }
    }),
  );
});

test('another user takes away what was said of the last one, and keeps what the token may do', () => {
  const doubted = anAccount({
    user: 'a@contoso.example',
    preflight: { at: NOW, granted: ['User.Read'], userAbsentSince: NOW },
  });
  const changed = revise(doubted, { user: 'b@contoso.example' }, NOW);
  expect(changed.preflight).toMatchObject({ granted: ['User.Read'], userAbsentSince: undefined });
  const { preflight: _preflight, ...unknown } = doubted;
  expect(revise(unknown, { user: 'b@contoso.example' }, NOW).preflight).toBeUndefined();
});
