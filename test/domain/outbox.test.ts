import { beginTry, isGivenUp, needsReminder } from '../../src/domain/outbox';
import { GIVE_UP_AFTER_MS, SENT_GRACE_MS } from '../../src/domain/outbox';
import type { OutboxEntry } from '../../src/domain/run';
import { NOW } from './support';

const entry: OutboxEntry = {
  id: 'o1',
  accountId: 'a1',
  change: 'failing',
  runId: 'r1',
  at: NOW,
  since: NOW,
  attempts: 0,
  notBefore: NOW,
};

test('gaps between tries grow, and the longest one repeats', () => {
  const gaps: number[] = [];
  let next = entry;
  for (let tries = 0; tries < 6; tries += 1) {
    next = beginTry(next, NOW);
    gaps.push((next.notBefore - NOW) / 60_000);
  }
  expect(gaps).toEqual([1, 5, 15, 60, 240, 240]);
  expect(next.attempts).toBe(6);
});

test('the tick sends for what was never tried a moment later, and for the rest when it is due', () => {
  expect(needsReminder(entry, NOW + SENT_GRACE_MS - 1)).toBe(false);
  expect(needsReminder(entry, NOW + SENT_GRACE_MS)).toBe(true);
  const tried = beginTry(entry, NOW);
  expect(needsReminder(tried, tried.notBefore - 1)).toBe(false);
  expect(needsReminder(tried, tried.notBefore)).toBe(true);
});

test('after three days it is given up', () => {
  expect(isGivenUp(entry, NOW + GIVE_UP_AFTER_MS - 1)).toBe(false);
  expect(isGivenUp(entry, NOW + GIVE_UP_AFTER_MS)).toBe(true);
});
