import fc from 'fast-check';
import type { RecentResult } from '../../src/domain/account';
import type { Failure } from '../../src/domain/failure';
import {
  mayBeAbove,
  restMs,
  shareAbove,
  stopsCalls,
  triesAfter,
  triesAgainAt,
  tryGapMs,
} from '../../src/domain/half-open';
import { complete } from '../../src/domain/completion';
import { pause, resume } from '../../src/domain/lifecycle';
import { presentations } from '../../src/domain/refresh-token';
import { NEVER } from '../../src/domain/account';
import { claim, decide } from '../../src/domain/lease';
import { HOUR_MS } from '../../src/durations';
import { anAccount, aRun, NOW } from './support';

const failure = (changes: Partial<Failure> = {}): Failure => ({
  stage: 'token',
  kind: 'auth',
  code: 'AADSTS7000222',
  ...changes,
});
const strip = (results: string): RecentResult[] =>
  results.split('').map((letter, index) => ({
    runId: `r${index}`,
    result: letter === 'p' ? 'passed' : letter === 'a' ? 'abandoned' : 'failed',
    at: NOW + index,
    held: letter === 'h' || undefined,
  }));

test('gaps between tries grow to a day: about 36 in a month, the first beyond the block of 15 minutes', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map((tries) => tryGapMs(tries) / HOUR_MS)).toEqual([
    0.5, 1, 2, 4, 8, 24, 24,
  ]);
  let [at, tries] = [0, 1];
  while (at < 30 * 24 * HOUR_MS) at += tryGapMs(tries++);
  expect(tries).toBeLessThanOrEqual(36);
});

test.each<[string, boolean, Failure | undefined]>([
  ['a refusal', true, failure()],
  ['consent taken back', true, failure({ kind: 'permission', code: 'AADSTS65001' })],
  ['a loop that Entra ID has seen', true, failure({ kind: 'throttled', code: 'AADSTS50196' })],
  ['a secret that is gone', true, failure({ kind: 'service', code: 'vault-secret-missing' })],
  ['a silent endpoint', false, failure({ kind: 'network', code: 'timeout' })],
  ['a 401 of one service', false, failure({ stage: 'request', code: '40001' })],
  ['nothing', false, undefined],
])('%s stops calls: %s', (_, stops, given) => expect(stopsCalls(given)).toBe(stops));

test('tries are counted while they are refused, and a fault of the way says nothing', () => {
  const after = (before: number, given: Failure | undefined, works = false, held = false) =>
    triesAfter(before, given, { works, held });
  expect(after(0, failure())).toBe(1);
  expect(after(4, failure())).toBe(5);
  expect(after(4, failure({ kind: 'network', code: 'reset' }))).toBe(4);
  expect(after(4, failure({ stage: 'request', kind: 'service', code: '500' }))).toBe(0);
  expect(after(4, undefined)).toBe(0);
  expect(after(4, failure(), true)).toBe(0);
  expect(after(0, failure({ stage: 'request', kind: 'service' }), false, true)).toBe(1);
});

test('an account rests between tries, and where it has no licence', () => {
  const verdict = { working: false, since: NOW };
  const licence = failure({ stage: 'request', kind: 'licence' });
  expect(restMs({ tries: 1, failure: failure(), verdict })).toBe(HOUR_MS / 2);
  expect(restMs({ tries: 1, failure: failure(), verdict }, 2)).toBe(2 * HOUR_MS);
  expect(restMs({ failure: licence, verdict })).toBe(6 * HOUR_MS);
  expect(restMs({ failure: licence, verdict: { ...verdict, working: true } })).toBe(0);
  expect(restMs({ failure: undefined, verdict: undefined })).toBe(0);
  expect(triesAgainAt(anAccount())).toBeUndefined();
  expect(triesAgainAt(anAccount({ tries: 1 }))).toBe(NOW);
});

test('only a share of as many runs as the threshold says is above it; tries are not counted', () => {
  const threshold = { share: 0.8, runs: 10 };
  expect(shareAbove(strip('ffffffffpp'), threshold)).toEqual({ failed: 8, runs: 10 });
  expect(shareAbove(strip('fffffffppp'), threshold)).toBeUndefined();
  expect(shareAbove(strip('fffffffff'), threshold)).toBeUndefined();
  expect(shareAbove(strip('hhhhhhhhhpppppffffa'), threshold)).toBeUndefined();
  expect(shareAbove(strip('pppppppppfffffffaaa'), threshold)).toEqual({ failed: 10, runs: 10 });
  expect(mayBeAbove(strip('ffff'))).toBe(true);
  expect(mayBeAbove(strip('fff'))).toBe(false);
  expect(mayBeAbove(strip('ffffpppp'))).toBe(false);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('p', 'f', 'a', 'h'), { maxLength: 40 }),
      fc.integer({ min: 5, max: 30 }),
      fc.double({ min: 0.5, max: 1, noNaN: true }),
      (letters, runs, share) => {
        const above = shareAbove([...strip(letters.join('')), ...strip('f')], { share, runs });
        if (above && share > 0.5 + 4 / runs) expect(mayBeAbove(strip(letters.join('')))).toBe(true);
      },
    ),
  );
});

test('the last result is told with its run, and when that ended', () => {
  const account = anAccount();
  const run = aRun(account, { result: 'degraded' });
  const { recentResults } = complete(account, run, { now: run.endedAt }).account;
  expect(recentResults).toEqual([{ runId: run.id, result: 'degraded', at: run.endedAt }]);
});

test('a pause until a time ends by itself with the slot of that time', () => {
  const until = NOW + HOUR_MS;
  const paused = pause(anAccount(), { by: 'me', until }, NOW);
  expect(paused).toMatchObject({ state: 'paused', slot: until, dueAt: until });
  expect(decide(paused, until, NOW).type).toBe('early');
  expect(decide(paused, until, until)).toMatchObject({ type: 'claim' });
  const claimed = claim(paused, { attempt: 1, fencingToken: 'f', plan: [] }, until);
  expect(claimed).toMatchObject({ state: 'active', paused: undefined });
  expect(resume(paused, NOW + 1)).toMatchObject({ state: 'active', slot: NOW + 1 });
});

test('an account pauses itself at the threshold and goes on with the run that works', () => {
  const threshold = { share: 0.8, runs: 5 };
  const failed = anAccount({ recentResults: strip('ffff'), verdict: { working: false, since: 1 } });
  const bad = failure({ stage: 'request', kind: 'service', code: '500' });
  const run = aRun(failed, { result: 'failed', failure: bad });
  const paused = complete(failed, run, { now: NOW + 5000, threshold });
  expect(paused.notification?.change).toBe('paused');
  expect(paused.account).toMatchObject({
    state: 'paused',
    paused: { at: NOW + 5000, by: 'perennial', share: { failed: 5, runs: 5 } },
    tries: 1,
  });
  const works = complete(paused.account, aRun(paused.account), { now: paused.account.slot });
  expect(works.account).toMatchObject({ state: 'active' });
  expect(works.account.paused).toBeUndefined();
  expect(complete(failed, run, { now: NOW + 5000 }).account.state).toBe('failing');
});

test('a try that comes late is counted from when it came, and what the installation lacks leaves an account paused', () => {
  const run = aRun(anAccount(), { result: 'failed', failure: failure() });
  const late = NOW + 5 * HOUR_MS;
  expect(complete(anAccount(), run, { now: late }).account.slot).toBeGreaterThanOrEqual(
    late + 0.5 * HOUR_MS,
  );
  const vault = failure({ kind: 'service', code: 'vault-unavailable' });
  const lacking = aRun(anAccount(), { result: 'failed', failure: vault });
  const { account, notification } = complete(anAccount({ state: 'paused' }), lacking, { now: NOW });
  expect(notification).toMatchObject({ change: 'installation' });
  expect([account.state, account.dueAt]).toEqual(['paused', NEVER]);
});

test('what was refused is asked again once the token may do something else', () => {
  const postponed = [
    { check: 'mail.x', kind: 'permission', until: NOW + 9e9, code: '403' },
  ] as const;
  const before = anAccount({ postponed, preflight: { at: NOW, granted: ['A', 'B'] } });
  const after = (granted: readonly string[] | undefined) =>
    complete(before, aRun(before), { now: NOW, preflight: { at: NOW, granted } }).account.postponed;
  expect(after(['B', 'A'])).toEqual(postponed);
  expect(after(undefined)).toEqual(postponed);
  expect(after(['A', 'B', 'C'])).toBeUndefined();
});

test('tokens that were all refused are not all presented again', () => {
  const rotation = { reuse: 'unknown', storedAt: 0, previous: 'p', successor: 's' } as const;
  expect(presentations(rotation, false, 1)).toEqual(['stored', 'successor']);
});
