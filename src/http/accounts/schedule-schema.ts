import * as z from 'zod';
import { weekdays } from '../../domain/local-time';
import { MOST_QUIET_DATES } from '../../domain/opening-hours';
import { GAP_BOUNDS } from '../../domain/schedule';
import { day, time } from '../schemas/common';
import { timeZone } from '../schemas/text';

const days = z
  .array(z.enum(weekdays))
  .min(1, 'must name a day')
  .max(7, 'must be at most 7 days')
  .describe('Days of the week in the account’s time zone');

const timeOfDay = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day as HH:MM');

const hours = z
  .strictObject({ from: timeOfDay, to: timeOfDay.describe('Not included; `24:00` is midnight') })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'must not be the same as from' })
  .describe('Times of day in the account’s time zone; past midnight where `to` is the earlier one');

const quiet = z
  .strictObject({
    days: days.optional(),
    hours: hours.optional(),
    dates: z
      .array(day)
      .max(MOST_QUIET_DATES, `must be at most ${MOST_QUIET_DATES} dates`)
      .optional(),
  })
  .describe('When nothing runs on its own, although the schedule would let it');

const common = {
  timeZone: timeZone.optional().describe('IANA name, such as `Europe/Berlin`. Default: UTC'),
  quiet: quiet.optional(),
};

const seconds = z.int().min(GAP_BOUNDS.minLocal).max(GAP_BOUNDS.max);

export const scheduleInput = z
  .discriminatedUnion('preset', [
    z.strictObject({
      preset: z.enum(['steady', 'office-hours', 'gentle', 'close-watch']),
      ...common,
    }),
    z
      .strictObject({
        preset: z.literal('custom'),
        minSeconds: seconds.describe(`At least ${GAP_BOUNDS.min} where deployed`),
        maxSeconds: seconds,
        days: days.optional(),
        hours: hours.optional(),
        ...common,
      })
      .refine(({ minSeconds, maxSeconds }) => minSeconds <= maxSeconds, {
        path: ['minSeconds'],
        message: 'must not be more than maxSeconds',
      }),
  ])
  .describe(
    'The gap between two runs, drawn at random: steady 1000 to 2000 s (default); office-hours 30 to 90 min, on weekdays from 8 to 18; gentle 2 to 6 h, rarer at night and at weekends; close-watch 500 to 900 s for seven days, then what was before; custom as said',
  )
  .meta({ id: 'ScheduleInput' });

export const schedule = z
  .object({
    preset: z.enum(['steady', 'office-hours', 'gentle', 'close-watch', 'custom']),
    minSeconds: z.int(),
    maxSeconds: z.int(),
    timeZone: z.string().optional().describe('UTC where it is absent'),
    days: days.optional(),
    hours: hours.optional(),
    quiet: quiet.optional(),
    until: time.optional().describe('When the close watch ends by itself'),
    then: z
      .object({ preset: z.string(), minSeconds: z.int(), maxSeconds: z.int() })
      .optional()
      .describe('What holds after the close watch'),
    closeWatchEndedAt: time.optional().describe('When a close watch ended by itself'),
  })
  .meta({ id: 'Schedule' });
