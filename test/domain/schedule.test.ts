import fc from 'fast-check';
import { presets, slotAfter } from '../../src/domain/schedule';
import type { Schedule } from '../../src/domain/schedule';
import { runIdOf, slotOfRunId } from '../../src/domain/run-id';
import { NOW, times } from './support';

const steady: Schedule = { preset: 'steady', ...presets.steady };

const custom = fc
  .tuple(fc.integer({ min: 1, max: 600_000 }), fc.nat(4800))
  .map(([minSeconds, more]) => ({
    preset: 'custom' as const,
    minSeconds,
    maxSeconds: minSeconds + more,
  }));
const TICK_MS = 300_000;
const ticksBetween = (from: number, to: number) =>
  Math.floor(to / TICK_MS) - Math.ceil(from / TICK_MS) + 1;

test('a gap lies within its bounds and is the same for the same slot', () => {
  fc.assert(
    fc.property(fc.string(), times, custom, (id, slot, schedule) => {
      const next = slotAfter(id, slot, schedule, slot);
      expect(next).toBeGreaterThanOrEqual(slot + schedule.minSeconds * 1000);
      expect(next).toBeLessThanOrEqual(slot + schedule.maxSeconds * 1000);
      expect(slotAfter(id, slot, schedule, slot)).toBe(next);
    }),
  );
});

test('it ends with a tick where one lies between the bounds, at the account’s own moment', () => {
  const own = slotAfter('a', 0, steady, 0) % TICK_MS;
  expect(own).toBeLessThan(3000);
  expect(slotAfter('b', 0, steady, 0) % TICK_MS).not.toBe(own);
  fc.assert(
    fc.property(times, custom, (slot, schedule) => {
      const [from, to] = [slot + schedule.minSeconds * 1000, slot + schedule.maxSeconds * 1000];
      const next = slotAfter('a', slot, schedule, slot);
      if (ticksBetween(from, to) > 0)
        expect([own, next === to && next % TICK_MS]).toContain(next % TICK_MS);
    }),
  );
});

test('gaps are as long as they were drawn on the average, and not all alike', () => {
  const slots = Array.from({ length: 2000 }, (_, index) => NOW + index * 7919);
  const gaps = slots.map((slot) => slotAfter('a', slot, steady, slot) - slot);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  expect(mean / 1000).toBeGreaterThan(1450);
  expect(mean / 1000).toBeLessThan(1550);
  expect(new Set(gaps.map((gap) => Math.round(gap / TICK_MS))).size).toBeGreaterThan(2);
});

test('where no tick lies between the bounds, the gap stays as it was drawn', () => {
  const minutely: Schedule = { preset: 'custom', minSeconds: 60, maxSeconds: 120 };
  const noon = Math.ceil(NOW / TICK_MS) * TICK_MS;
  const gaps = ['a', 'b', 'c', 'd'].map((id) => slotAfter(id, noon, minutely, noon) - noon);
  expect(new Set(gaps).size).toBe(4);
});

test('the next slot is counted from the slot, so that a preview comes true', () => {
  expect(slotAfter('a', NOW, steady, NOW + 3000)).toBe(slotAfter('a', NOW, steady, NOW));
});

test('after a standstill, or a clock set back, it is counted from now: no burst, and no wait for a future that was', () => {
  for (const now of [NOW + 86_400_000, NOW - 86_400_000]) {
    const next = slotAfter('a', NOW, steady, now);
    expect(next - now).toBeGreaterThanOrEqual(1_000_000);
    expect(next - now).toBeLessThanOrEqual(2_000_000);
  }
});

test('it is always ahead of now, by no more than the longest gap, and never before a Retry-After', () => {
  fc.assert(
    fc.property(times, times, fc.option(times, { nil: undefined }), (slot, now, notBefore) => {
      const next = slotAfter('a', slot, steady, now, notBefore);
      expect(next).toBeGreaterThan(now);
      expect(next).toBeLessThanOrEqual(Math.max(now + 2_000_000, notBefore ?? 0));
      expect(next).toBeGreaterThanOrEqual(notBefore ?? 0);
    }),
  );
});

describe('run ids', () => {
  test('tell their slot, sort by it, and differ between accounts', () => {
    expect(runIdOf('a', NOW)).toMatch(/^20261121T120000000Z-[0-9a-f]{8}$/);
    expect(runIdOf('a', NOW)).not.toBe(runIdOf('b', NOW));
    fc.assert(
      fc.property(times, times, (one, other) => {
        expect(slotOfRunId(runIdOf('a', one))).toBe(one);
        if (one < other) expect(runIdOf('a', one) < runIdOf('a', other)).toBe(true);
      }),
    );
  });

  test.each([
    '',
    'x',
    '20261121T120000000Z',
    '20261121T120000000Z-XYZ12345',
    '20269921T120000000Z-00000000',
  ])('what is no run id has no slot: %j', (id) => expect(slotOfRunId(id)).toBeUndefined());
});
