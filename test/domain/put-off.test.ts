import { NEVER } from '../../src/domain/account';
import { claim, decide } from '../../src/domain/lease';
import { pause } from '../../src/domain/lifecycle';
import {
  countTooNew,
  isWornOut,
  pauseMs,
  LONGEST_PUT_OFF_MS,
  putOff,
} from '../../src/domain/put-off';
import { LEASE_MS, MAX_ATTEMPTS } from '../../src/domain/timing';
import type { Failure } from '../../src/domain/failure';
import { anAccount, NOW } from './support';

const details = { attempt: 1, fencingToken: 'f1', plan: ['mail.list'] };
const tooNew: Failure = {
  stage: 'token',
  kind: 'auth',
  code: 'AADSTS7000215',
  facts: { credential: 'new' },
};

test('a slot that is put off stays the same slot with the same plan, and is due later', () => {
  const account = putOff(claim(anAccount(), details, NOW), NOW + 30_000, NOW);
  expect(account.lease).toBeUndefined();
  expect(account).toMatchObject({ slot: NOW, dueAt: NOW + 30_000 });
  expect(decide(account, NOW, NOW)).toEqual({ type: 'early', delayMs: 30_000 });
  const later = NOW + 30_000;
  expect(decide(account, NOW, later)).toEqual({ type: 'claim', attempt: 1, plan: details.plan });
});

test('however often it is put off, no worker counts as lost', () => {
  let account = anAccount();
  let now = NOW;
  for (let times = 1; times <= MAX_ATTEMPTS + 2; times += 1) {
    account = putOff(claim(account, details, now), now + 1000, now);
    expect(account.putOff).toMatchObject({ times, since: NOW });
    now += 1000;
  }
  expect(decide(account, NOW, now)).toMatchObject({ type: 'claim', attempt: 1 });
  const lost = claim(account, details, now);
  expect(decide(lost, NOW, now + LEASE_MS)).toMatchObject({ attempt: 2, plan: details.plan });
});

test('says nothing of another slot, and never makes a paused account due', () => {
  const account = putOff(claim(anAccount(), details, NOW), NOW + 30_000, NOW);
  expect(decide({ ...account, slot: NOW + 1 }, NOW + 1, NOW + 1)).toEqual({
    type: 'claim',
    attempt: 1,
  });
  const claimed = claim(anAccount(), details, NOW);
  const paused = { ...pause(claimed, { by: 'operator' }, NOW), lease: claimed.lease };
  expect(putOff(paused, NOW + 1, NOW).dueAt).toBe(NEVER);
});

test('V5: a credential that may be too new gets three more requests in all, after 30, 60 and 120 s', () => {
  let account = anAccount();
  const pauses: (number | undefined)[] = [];
  for (let times = 0; times < 5; times += 1) {
    pauses.push(pauseMs(account, tooNew, { silent: false, now: NOW }));
    account = countTooNew(account);
  }
  expect(pauses).toEqual([30_000, 60_000, 120_000, undefined, undefined]);
  const told = { silent: false, now: NOW };
  expect(pauseMs(anAccount(), { ...tooNew, facts: {} }, told)).toBeUndefined();
  expect(pauseMs(anAccount(), undefined, told)).toBeUndefined();
});

test('V15: a slot is put off three times or for an hour, each time for longer, and is then worn out', () => {
  let account = anAccount();
  const pauses: (number | undefined)[] = [];
  const failure = { stage: 'token', kind: 'network', code: 'timeout' } as const;
  const pause = () => pauseMs(account, failure, { silent: true, now: NOW });
  for (let times = 0; times < 3; times += 1) {
    expect(isWornOut(account, NOW)).toBe(false);
    pauses.push(pause());
    account = putOff(claim(account, details, NOW), NOW + 1000, NOW);
  }
  expect(isWornOut(account, NOW)).toBe(true);
  expect([...pauses, pause()]).toEqual([30_000, 60_000, 120_000, undefined]);
  const once = putOff(claim(anAccount(), details, NOW), NOW + 1000, NOW);
  expect(isWornOut(once, NOW + LONGEST_PUT_OFF_MS - 1)).toBe(false);
  expect(isWornOut(once, NOW + LONGEST_PUT_OFF_MS)).toBe(true);
});

test('what is no fault of the account puts its slot off: the vault, the identity, an app that was refused too often', () => {
  const told = { silent: false, now: NOW };
  const failure = { stage: 'token', kind: 'service' } as const;
  for (const code of ['vault-unavailable', 'vault-forbidden', 'no-managed-identity'])
    expect(pauseMs(anAccount(), { ...failure, code }, told)).toBe(30_000);
  for (const code of ['vault-secret-missing', 'vault-secret-disabled', 'AADSTS7000215'])
    expect(pauseMs(anAccount(), { ...failure, code }, told)).toBeUndefined();
  const spent = { ...failure, code: 'token-requests-spent' };
  expect(pauseMs(anAccount(), { ...spent, notBefore: NOW + 7000 }, told)).toBe(7000);
  expect(pauseMs(anAccount(), spent, told)).toBe(0);
});
