import fc from 'fast-check';
import { isTimeZone, offsetAt } from '../../src/domain/local-time';
import { closedBecause, closedTimes, nextOpening, opensEver } from '../../src/domain/opening-hours';
import { presets, slotAfter } from '../../src/domain/schedule';
import type { Schedule } from '../../src/domain/schedule';
import { runIdOf, slotOfRunId } from '../../src/domain/run-id';
import { DAY_MS, HOUR_MS } from '../../src/durations';
import { lives } from '../proof/schedules/generated';
import { faultsOf } from '../proof/schedules/life';
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
  for (const now of [NOW + DAY_MS, NOW - DAY_MS]) {
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

describe('opening hours', () => {
  const berlin = (at: string) => Date.parse(at);
  const office: Schedule = {
    preset: 'office-hours',
    ...presets['office-hours'],
    timeZone: 'Europe/Berlin',
  };
  const at = (schedule: Schedule, time: string) => closedBecause(schedule, berlin(time));

  test('are those of the clock on the wall, in summer and in winter', () => {
    expect(at(office, '2026-07-01T06:00:00Z')).toBeUndefined();
    expect(at(office, '2026-07-01T16:00:00Z')).toBe('hours');
    expect(at(office, '2026-12-01T06:59:59Z')).toBe('hours');
    expect(at(office, '2026-12-01T07:00:00Z')).toBeUndefined();
    expect(at(office, '2026-12-05T10:00:00Z')).toBe('day');
  });

  test('that clocks skip are never open, and those that they show twice are open twice', () => {
    const night: Schedule = { ...office, days: undefined, hours: { from: '02:00', to: '03:00' } };
    const spring = berlin('2026-03-28T12:00:00Z');
    expect(new Date(nextOpening(night, spring)).toISOString()).toBe('2026-03-30T00:00:00.000Z');
    expect(
      closedTimes(night, berlin('2026-10-24T12:00:00Z'), berlin('2026-10-25T12:00:00Z')),
    ).toEqual([
      { from: berlin('2026-10-24T12:00:00Z'), to: berlin('2026-10-25T00:00:00Z'), why: 'hours' },
      { from: berlin('2026-10-25T02:00:00Z'), to: berlin('2026-10-25T12:00:00Z'), why: 'hours' },
    ]);
  });

  test('may go past midnight, and are taken back by quiet days, hours and dates', () => {
    const late: Schedule = {
      ...steady,
      hours: { from: '22:00', to: '06:00' },
      quiet: { days: ['sunday'], hours: { from: '23:30', to: '24:00' }, dates: ['2026-11-25'] },
    };
    expect(at(late, '2026-11-24T05:59:00Z')).toBeUndefined();
    expect(at(late, '2026-11-24T06:00:00Z')).toBe('hours');
    expect(at(late, '2026-11-24T23:30:00Z')).toBe('hours');
    expect(at(late, '2026-11-25T02:00:00Z')).toBe('date');
    expect(at(late, '2026-11-22T23:00:00Z')).toBe('day');
  });

  test('that never come are told, and a zone that nobody knows counts as UTC', () => {
    const never: Schedule = { ...steady, days: ['sunday'], quiet: { days: ['sunday'] } };
    expect(opensEver(never)).toBe(false);
    expect(() => nextOpening(never, NOW)).toThrow(RangeError);
    expect(offsetAt('Mars/Olympus', NOW)).toBe(0);
    expect(['Mars/Olympus', '+02:00', 'Etc/', ''].filter(isTimeZone)).toEqual([]);
  });

  test('begin with a slot drawn anew, so that accounts do not all begin at once', () => {
    const friday = berlin('2026-11-20T16:50:00Z');
    const monday = berlin('2026-11-23T07:00:00Z');
    const slots = Array.from({ length: 40 }, (_, id) =>
      slotAfter(`a${id}`, friday, office, friday),
    );
    for (const slot of slots) {
      expect(slot).toBeGreaterThanOrEqual(monday);
      expect(slot - monday).toBeLessThanOrEqual(5_400_000);
    }
    expect(new Set(slots.map((slot) => Math.floor(slot / TICK_MS))).size).toBeGreaterThan(8);
  });
});

test('gentle is rarer at night and at weekends', () => {
  const gentle: Schedule = { preset: 'gentle', ...presets.gentle };
  const mean = (from: number) => {
    const gaps = Array.from(
      { length: 200 },
      (_, id) => slotAfter(`a${id}`, from, gentle, from) - from,
    );
    return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length / HOUR_MS;
  };
  expect(mean(Date.UTC(2026, 10, 23, 12))).toBeCloseTo(4, 0);
  expect(mean(Date.UTC(2026, 10, 23, 23))).toBeCloseTo(5, 0);
  expect(mean(Date.UTC(2026, 10, 22, 12))).toBeCloseTo(5, 0);
});

test('a close watch has its own gaps until it ends by itself', () => {
  const watched: Schedule = { ...steady, closeWatchUntil: NOW + 1 };
  expect(slotAfter('a', NOW, watched, NOW) - NOW).toBeLessThanOrEqual(900_000);
  expect(slotAfter('a', NOW + 1, watched, NOW + 1) - NOW).toBeGreaterThanOrEqual(1_000_000);
});

test('whatever the schedule and whatever befalls it, slots lie where they may', () => {
  fc.assert(
    fc.property(lives, (life) => expect(faultsOf(life)).toEqual([])),
    { numRuns: 400 },
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
