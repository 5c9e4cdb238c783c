import {
  lookAhead,
  messageDelayMs,
  needsMessage,
  RESEND_AFTER_MS,
} from '../../src/domain/dispatch';
import { beginTry, GIVE_UP_AFTER_MS, isGivenUp } from '../../src/domain/outbox';
import type { OutboxEntry } from '../../src/domain/run';
import { DAY_MS } from '../../src/durations';
import { NOW } from './support';

test('a tick looks beyond the next one', () => {
  expect(lookAhead(5)).toBeGreaterThan(300_000);
});

test('a due entry gets one message, and another only when that one must have been lost', () => {
  expect(needsMessage({ dueAt: NOW }, NOW)).toBe(true);
  expect(needsMessage({ dueAt: NOW, sentAt: NOW - 300_000 }, NOW)).toBe(false);
  expect(needsMessage({ dueAt: NOW, sentAt: NOW - 300_000 }, NOW + RESEND_AFTER_MS - 1)).toBe(
    false,
  );
  expect(needsMessage({ dueAt: NOW, sentAt: NOW - 300_000 }, NOW + RESEND_AFTER_MS)).toBe(true);
  expect(needsMessage({ dueAt: NOW, sentAt: NOW + 60_000 }, NOW + RESEND_AFTER_MS)).toBe(false);
});

test('messages wait until their time, and those of a standstill do not arrive as one', () => {
  const delay = (accountId: string, dueAt: number) => messageDelayMs({ accountId, dueAt }, NOW);
  expect(delay('a', NOW + 5000)).toBe(5000);
  expect(delay('a', NOW - 5000)).toBe(0);
  const late = Array.from({ length: 100 }, (_, id) => delay(`a${id}`, NOW - DAY_MS));
  expect(Math.max(...late)).toBeLessThanOrEqual(240_000);
  expect(new Set(late.map((ms) => Math.floor(ms / 24_000))).size).toBe(10);
});

describe('a notice that could not be delivered', () => {
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

  test('is tried again with growing gaps and remembers why', () => {
    let current = entry;
    const gaps: number[] = [];
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      current = beginTry(current, NOW);
      gaps.push((current.notBefore - NOW) / 60_000);
      expect(current).toMatchObject({ attempts: attempt });
    }
    expect(gaps).toEqual([1, 5, 15, 60, 240, 240, 240]);
  });

  test('is given up after three days', () => {
    expect(isGivenUp(entry, NOW + GIVE_UP_AFTER_MS - 1)).toBe(false);
    expect(isGivenUp(entry, NOW + GIVE_UP_AFTER_MS)).toBe(true);
  });
});
