import fc from 'fast-check';
import { RateLimit } from '../../src/http/rate-limit';

test('so many at once, then evenly', () => {
  let now = 0;
  const limit = new RateLimit(() => now);
  for (let taken = 0; taken < 20; taken += 1) expect(limit.take('a', 20)).toBe(0);
  expect(limit.take('a', 20)).toBe(3000);
  now += 2999;
  expect(limit.take('a', 20)).toBe(1);
  now += 1;
  expect(limit.take('a', 20)).toBe(0);
  expect(limit.take('a', 20)).toBe(3000);
});

test('nobody pays for another, and the one not seen for longest is forgotten', () => {
  const limit = new RateLimit(() => 0, 2);
  expect(limit.take('a', 1)).toBe(0);
  expect(limit.take('b', 1)).toBe(0);
  expect(limit.take('a', 1)).toBe(60_000);
  expect(limit.take('c', 1)).toBe(0);
  expect(limit.take('a', 1)).toBe(60_000);
  expect(limit.take('b', 1)).toBe(0);
});

test('whenever they come, a minute has no more than twice the rate, and waiting as told helps', () => {
  const waits = fc.array(fc.integer({ min: -1000, max: 20_000 }), { maxLength: 200 });
  fc.assert(
    fc.property(waits, fc.integer({ min: 1, max: 30 }), (gaps, perMinute) => {
      let now = 1_000_000;
      const limit = new RateLimit(() => now);
      const taken: number[] = [];
      for (const gap of gaps) {
        now += Math.max(0, gap);
        const wait = limit.take('a', perMinute);
        if (wait === 0) {
          taken.push(now);
          continue;
        }
        now += wait;
        expect(limit.take('a', perMinute)).toBe(0);
        taken.push(now);
      }
      for (const start of taken) {
        const within = taken.filter((at) => at >= start && at < start + 60_000);
        expect(within.length).toBeLessThanOrEqual(2 * perMinute);
      }
    }),
  );
});

test('a clock that is set back gives nothing and takes nothing', () => {
  let now = 100_000;
  const limit = new RateLimit(() => now);
  expect(limit.take('a', 1)).toBe(0);
  now = 0;
  expect(limit.take('a', 1)).toBe(60_000);
  now = 60_000;
  expect(limit.take('a', 1)).toBe(0);
});
