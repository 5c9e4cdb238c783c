import fc from 'fast-check';
import { gapAfter, presets, slotAfter } from '../../src/domain/schedule';
import type { Schedule } from '../../src/domain/schedule';
import { runIdOf, slotOfRunId } from '../../src/domain/run-id';
import { NOW, times } from './support';

const steady: Schedule = { preset: 'steady', ...presets.steady };

test('a gap lies within its bounds and is the same for the same slot', () => {
  fc.assert(
    fc.property(
      fc.string(),
      times,
      fc.integer({ min: 1, max: 600_000 }),
      fc.nat(4800),
      (id, slot, min, more) => {
        const schedule: Schedule = { preset: 'custom', minSeconds: min, maxSeconds: min + more };
        const gap = gapAfter(id, slot, schedule);
        expect(gap).toBeGreaterThanOrEqual(min * 1000);
        expect(gap).toBeLessThanOrEqual((min + more) * 1000);
        expect(gapAfter(id, slot, schedule)).toBe(gap);
      },
    ),
  );
});

test('the next slot is counted from the slot, so that a preview comes true', () => {
  expect(slotAfter('a', NOW, steady, NOW + 3000)).toBe(NOW + gapAfter('a', NOW, steady));
});

test('after a standstill, or a clock set back, it is counted from now: no burst, and no wait for a future that was', () => {
  const gap = gapAfter('a', NOW, steady);
  expect(slotAfter('a', NOW, steady, NOW + 86_400_000)).toBe(NOW + 86_400_000 + gap);
  expect(slotAfter('a', NOW, steady, NOW - 86_400_000)).toBe(NOW - 86_400_000 + gap);
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
