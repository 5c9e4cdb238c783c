/** Schedules as people may set them, and what befalls an account on its way. */
import fc from 'fast-check';
import { weekdays } from '../../../src/domain/local-time';
import { opensEver } from '../../../src/domain/opening-hours';
import { presets } from '../../../src/domain/schedule';
import type { Schedule } from '../../../src/domain/schedule';
import { DAY_MS, HOUR_MS } from '../../../src/durations';

/** With summer time of an hour, of half an hour, in autumn and in spring, none, odd offsets, and a day that was skipped. */
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Shanghai',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
] as const;

/** Where clocks are set, and when: the turn of 2011 in Apia had no 30 December. */
const settings: readonly (readonly [(typeof zones)[number], number])[] = [
  ['America/New_York', Date.UTC(2026, 2, 8, 7)],
  ['America/New_York', Date.UTC(2026, 10, 1, 6)],
  ['America/St_Johns', Date.UTC(2026, 2, 8, 5, 30)],
  ['Europe/Berlin', Date.UTC(2026, 2, 29, 1)],
  ['Europe/Berlin', Date.UTC(2026, 9, 25, 1)],
  ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15)],
  ['Australia/Lord_Howe', Date.UTC(2026, 9, 3, 15, 30)],
  ['Pacific/Chatham', Date.UTC(2026, 8, 26, 14)],
  ['Pacific/Apia', Date.UTC(2011, 11, 30, 10)],
];

const quarter = fc
  .nat(95)
  .map((n) => `${String(n >> 2).padStart(2, '0')}:${String((n & 3) * 15).padStart(2, '0')}`);
const hours = fc
  .record({ from: quarter, to: fc.oneof(quarter, fc.constant('24:00')) })
  .filter(({ from, to }) => from !== to);
const days = fc.subarray([...weekdays], { minLength: 1 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const places: fc.Arbitrary<readonly [string, number]> = fc.oneof(
  fc.tuple(
    fc.constantFrom(...zones),
    fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }),
  ),
  fc
    .tuple(fc.constantFrom(...settings), fc.integer({ min: -DAY_MS, max: 4 * HOUR_MS }))
    .map(([[zone, at], near]) => [zone, at + near] as const),
);

const gaps = fc
  .tuple(fc.integer({ min: 60, max: 40_000 }), fc.nat(20_000))
  .map(([minSeconds, more]) => ({ minSeconds, maxSeconds: minSeconds + more }));

const basis: fc.Arbitrary<Schedule> = fc.oneof(
  fc
    .constantFrom(...(Object.keys(presets) as (keyof typeof presets)[]))
    .map((preset): Schedule => ({ preset, ...presets[preset] })),
  fc
    .record({ gap: gaps, days: maybe(days), hours: maybe(hours) })
    .map(({ gap, ...open }): Schedule => ({ preset: 'custom', ...gap, ...open })),
);

const quiet = (at: number) =>
  fc.record({
    days: maybe(fc.subarray([...weekdays], { maxLength: 3 })),
    hours: maybe(hours),
    dates: maybe(
      fc.array(
        fc
          .integer({ min: -2, max: 5 })
          .map((day) => new Date(at + day * DAY_MS).toISOString().slice(0, 10)),
        { maxLength: 3 },
      ),
    ),
  });

/** What happens before a slot's message is taken, with the milliseconds that it takes. */
export type Event = readonly ['on-time' | 'busy' | 'outage' | 'clock', number];

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(['on-time', 0] as const) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 0, max: 600_000 }).map((ms) => ['busy', ms] as const),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 600_000, max: 3 * DAY_MS }).map((ms) => ['outage', ms] as const),
  },
  { weight: 1, arbitrary: fc.constantFrom(['clock', DAY_MS], ['clock', -DAY_MS] as const) },
);

export interface Life {
  readonly id: string;
  readonly schedule: Schedule;
  /** When the account is registered. */
  readonly start: number;
  readonly events: readonly Event[];
}

export const lives: fc.Arbitrary<Life> = places.chain(([timeZone, at]) =>
  fc
    .record({
      id: fc.string({ minLength: 16, maxLength: 16 }),
      basis,
      quiet: maybe(quiet(at)),
      closeWatchUntil: maybe(fc.integer({ min: at, max: at + DAY_MS })),
      events: fc.array(event, { minLength: 8, maxLength: 8 }),
    })
    .map(({ id, basis: own, quiet: closed, closeWatchUntil, events }) => ({
      id,
      schedule: { ...own, timeZone, quiet: closed, closeWatchUntil },
      start: at,
      events,
    }))
    .filter(({ schedule }) => opensEver(schedule)),
);
