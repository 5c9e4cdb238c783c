import fc from 'fast-check';
import {
  BACKOFF_MS,
  closedUntil,
  DEFAULT_RETRY_AFTER_MS,
  MAX_BACKOFF_MS,
  MAX_RETRY_AFTER_MS,
  MAX_THROTTLED_TRIES,
  MAX_TRIES,
  parseRetryAfter,
  retryDecision,
  tokenRetryAfterMs,
} from '../../src/domain/retry';
import type { Fault, Try } from '../../src/domain/retry';
import { NOW } from './support';

const httpDate = (ms: number) => new Date(ms).toUTCString();
/** The two obsolete forms of RFC 9110, 5.6.7: `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`. */
const rfc850 = (ms: number) =>
  httpDate(ms).replace(/^\w+, (\d+) (\w+) \d\d(\d\d)/, 'Saturday, $1-$2-$3');
const asctime = (ms: number) =>
  httpDate(ms).replace(/^(\w+), 0?(\d+) (\w+) (\d+) (\S+) GMT$/, (_, day, of, month, year, at) =>
    [day, month, String(of).padStart(2), at, year].join(' '),
  );

describe('parseRetryAfter', () => {
  test.each<[string | null, number | undefined]>([
    ['0', 0],
    ['1', 1000],
    [' 120 ', 120_000],
    [httpDate(NOW + 30_000), 30_000],
    [httpDate(NOW - 30_000), 0],
    [null, undefined],
    ['', undefined],
    ['soon', undefined],
    ['-1', undefined],
    ['1.5', 1500],
    ['0.0001', 1],
    ['.5', undefined],
    ['1.', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['Sun, 99 Nov 2026 08:49:37 GMT', undefined],
    [rfc850(NOW + 30_000), 30_000],
    [asctime(NOW + 30_000), 30_000],
    [new Date(NOW + 30_500).toISOString(), 30_500],
    ['2026-11-21T12:00:00', undefined],
    ['tomorrow 12:00:00 2026', undefined],
    ['Fri, 20 Nov 2026 12:00:00 CET', undefined],
    [String(MAX_RETRY_AFTER_MS / 1000), MAX_RETRY_AFTER_MS],
    [String(MAX_RETRY_AFTER_MS / 1000 + 1), undefined],
    ['9'.repeat(400), undefined],
  ])('%j asks for %p ms', (value, expected) => {
    expect(parseRetryAfter(value, NOW)).toBe(expected);
  });

  test('reads a date against the far side’s clock too, and waits the longer of both', () => {
    const until = httpDate(NOW + 10_000);
    expect(parseRetryAfter(until, NOW + 8000, httpDate(NOW))).toBe(10_000);
    expect(parseRetryAfter(until, NOW, httpDate(NOW + 8000))).toBe(10_000);
    expect(parseRetryAfter(until, NOW, 'garbled')).toBe(10_000);
  });

  test('answers a number of milliseconds or nothing, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (value, date) => {
        const wait = parseRetryAfter(value, NOW, date);
        expect(wait === undefined || (wait >= 0 && wait <= MAX_RETRY_AFTER_MS)).toBe(true);
      }),
    );
  });
});

describe('closedUntil', () => {
  test('a 429 or 503 with Retry-After closes for exactly as long', () => {
    expect(closedUntil({ status: 429, retryAfterMs: 3000 }, 4, NOW)).toBe(NOW + 3000);
    expect(closedUntil({ status: 503, retryAfterMs: 3000 }, 1, NOW)).toBe(NOW + 3000);
  });

  test('a 429 without it closes for a default that doubles; a 503 does not close', () => {
    expect(closedUntil({ status: 429 }, 1, NOW)).toBe(NOW + DEFAULT_RETRY_AFTER_MS);
    expect(closedUntil({ status: 429 }, 3, NOW)).toBe(NOW + 4 * DEFAULT_RETRY_AFTER_MS);
    expect(closedUntil({ status: 503 }, 1, NOW)).toBeUndefined();
    expect(closedUntil({ status: 500, retryAfterMs: 1000 }, 1, NOW)).toBeUndefined();
    expect(closedUntil({}, 1, NOW)).toBeUndefined();
  });
});

const aTry = (changes: Partial<Try>): Try => ({
  attempt: 1,
  idempotent: true,
  fault: {},
  now: NOW,
  deadline: NOW + 240_000,
  random: 0.5,
  ...changes,
});
const again = (changes: Partial<Try>) => retryDecision(aTry(changes)).again;

describe('retryDecision', () => {
  test.each<[string, Fault, boolean, boolean]>([
    // what happened, fault, GET again, POST again
    ['429', { status: 429 }, true, true],
    ['503', { status: 503 }, true, true],
    ['500', { status: 500 }, true, false],
    ['502', { status: 502 }, true, false],
    ['504', { status: 504 }, true, false],
    ['501', { status: 501 }, false, false],
    ['400', { status: 400 }, false, false],
    ['401', { status: 401 }, false, false],
    ['404', { status: 404 }, false, false],
    ['409', { status: 409 }, false, false],
    ['an answer that was lost', { unsent: false, lasting: false }, true, false],
    ['a request that never left', { unsent: true, lasting: false }, true, true],
    ['an untrusted certificate', { unsent: false, lasting: true }, false, false],
  ])('after %s', (_, fault, get, post) => {
    expect(again({ fault, idempotent: true })).toBe(get);
    expect(again({ fault, idempotent: false })).toBe(post);
  });

  test('tries are bounded', () => {
    expect(again({ fault: { status: 500 }, attempt: MAX_TRIES - 1 })).toBe(true);
    expect(again({ fault: { status: 500 }, attempt: MAX_TRIES })).toBe(false);
    const short = { status: 429, retryAfterMs: 1000 };
    expect(again({ fault: short, attempt: MAX_THROTTLED_TRIES - 1 })).toBe(true);
    expect(again({ fault: short, attempt: MAX_THROTTLED_TRIES })).toBe(false);
  });

  test('Retry-After is never undercut and the deadline never reached, whatever happens', () => {
    const fault = fc.record({
      status: fc.constantFrom(429, 500, 502, 503, 504),
      retryAfterMs: fc.integer({ min: 0, max: 400_000 }),
    });
    const attempt = fc.integer({ min: 1, max: 20 });
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fault, attempt, random, fc.boolean(), (given, tried, chance, idempotent) => {
        const t = aTry({ fault: given, attempt: tried, random: chance, idempotent });
        const decision = retryDecision(t);
        if (!decision.again) return;
        expect(NOW + decision.afterMs).toBeLessThan(t.deadline);
        const told = given.status === 429 || given.status === 503;
        if (told) expect(decision.afterMs).toBe(given.retryAfterMs);
        else expect(decision.afterMs).toBeLessThanOrEqual(MAX_BACKOFF_MS);
      }),
    );
  });

  test('without Retry-After the pause is drawn from the whole of a growing range', () => {
    const pause = (attempt: number, random: number) =>
      retryDecision(aTry({ fault: { status: 502 }, attempt, random }));
    expect(pause(1, 0)).toEqual({ again: true, afterMs: 0 });
    expect(pause(1, 0.5)).toEqual({ again: true, afterMs: BACKOFF_MS });
    expect(pause(3, 0.5)).toEqual({ again: true, afterMs: 4 * BACKOFF_MS });
  });

  test('a pause that would reach the deadline is not begun', () => {
    const fault = { status: 429, retryAfterMs: 5000 };
    expect(again({ fault, deadline: NOW + 5001 })).toBe(true);
    expect(again({ fault, deadline: NOW + 5000 })).toBe(false);
  });
});

describe('V4: tokenRetryAfterMs', () => {
  const FAR = NOW + 60_000;
  test.each<
    [string, { code: string; status?: number; notBefore?: number }, number, number | undefined]
  >([
    ['an outage, first', { code: 'AADSTS90033', status: 503 }, 1, 1000],
    ['an outage, second', { code: 'AADSTS90033', status: 503 }, 2, 4000],
    ['an outage, third', { code: 'AADSTS90033', status: 503 }, 3, undefined],
    ['a refusal', { code: 'AADSTS7000215', status: 401 }, 1, undefined],
    ['a refusal that reads like a fault of the way', { code: 'reset', status: 400 }, 1, undefined],
    ['a reset', { code: 'reset' }, 1, 1000],
    ['an answer that is none', { code: 'bad-token-answer', status: 200 }, 1, 1000],
    ['no trust in the certificate', { code: 'tls' }, 1, undefined],
    ['silence, first', { code: 'timeout' }, 1, 1000],
    ['silence, second', { code: 'timeout' }, 2, undefined],
    ['told to wait', { code: 'x', status: 503, notBefore: NOW + 9000 }, 1, 9000],
    ['told to wait past the end', { code: 'x', status: 503, notBefore: FAR }, 1, undefined],
  ])('%s', (_, failure, attempt, expected) => {
    expect(tokenRetryAfterMs(failure, attempt, NOW, FAR)).toBe(expected);
  });
});

test('a server that is silent is asked once more, and then left alone', () => {
  const silent = { silent: true };
  expect(again({ fault: silent, attempt: 1, idempotent: true })).toBe(true);
  expect(again({ fault: silent, attempt: 2, idempotent: true })).toBe(false);
});
