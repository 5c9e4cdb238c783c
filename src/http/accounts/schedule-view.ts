import type * as z from 'zod';
import { CLOSE_WATCH, isWatchedClosely } from '../../domain/schedule';
import type { Schedule } from '../../domain/schedule';
import { iso } from '../failure-view';
import type { schedule } from './schedule-schema';

/** A schedule as it holds now. */
export function scheduleView(
  { closeWatchUntil, ...own }: Schedule,
  now: number,
): z.output<typeof schedule> {
  const { preset, minSeconds, maxSeconds, timeZone, days, hours, quiet } = own;
  const open = {
    timeZone,
    days: days && [...days],
    hours: hours && { ...hours },
    quiet: quiet && quietView(quiet),
  };
  const gap = { minSeconds, maxSeconds };
  if (closeWatchUntil === undefined) return { preset, ...gap, ...open };
  return isWatchedClosely({ closeWatchUntil }, now)
    ? {
        preset: 'close-watch',
        ...CLOSE_WATCH,
        ...open,
        until: iso(closeWatchUntil),
        then: { preset, ...gap },
      }
    : { preset, ...gap, ...open, closeWatchEndedAt: iso(closeWatchUntil) };
}

const quietView = ({ days, hours, dates }: NonNullable<Schedule['quiet']>) => ({
  days: days && [...days],
  hours: hours && { ...hours },
  dates: dates && [...dates],
});
