import type { Weekday } from '../domain/local-time';
import { opensEver } from '../domain/opening-hours';
import type { Hours, OpeningHours } from '../domain/opening-hours';
import { CLOSE_WATCH_MS, GAP_BOUNDS, presets } from '../domain/schedule';
import type { Gap, Schedule } from '../domain/schedule';
import { compact } from '../compact';
import { unprocessable } from '../refusal';
import type { FieldError } from '../refusal';

/** A schedule as its owner says it. */
export type ScheduleInput = Pick<OpeningHours, 'timeZone' | 'quiet'> &
  (
    | { readonly preset: keyof typeof presets | 'close-watch' }
    | ({
        readonly preset: 'custom';
        readonly days?: readonly Weekday[] | undefined;
        readonly hours?: Hours | undefined;
      } & Gap)
  );

interface Circumstances {
  /** Shortest gap that a custom schedule may ask for, in seconds. */
  readonly minGapSeconds: number;
  /** The schedule that it takes the place of. */
  readonly before?: Schedule | undefined;
  readonly now: number;
}

const USUAL: Schedule = { preset: 'steady', ...presets.steady };

/**
 * The schedule that an account is to have. A close watch is laid over the one before, whose hours it keeps,
 * and which holds again after it. Throws `Refusal`.
 */
export function resolveSchedule(
  { minGapSeconds, before = USUAL, now }: Circumstances,
  input: ScheduleInput = { preset: 'steady' },
): Schedule {
  const errors = gapErrors(minGapSeconds, input);
  if (errors.length > 0) throw unprocessable(errors);
  const given = compact({ timeZone: input.timeZone, quiet: input.quiet });
  const schedule: Schedule = { ...basisOf(input, before, now), ...given };
  if (!opensEver(schedule)) {
    throw unprocessable([{ field: '/schedule', message: 'leaves no time at which it is open' }]);
  }
  return schedule;
}

function basisOf(input: ScheduleInput, before: Schedule, now: number): Schedule {
  switch (input.preset) {
    case 'close-watch':
      return { ...before, closeWatchUntil: now + CLOSE_WATCH_MS };
    case 'custom': {
      const { preset, minSeconds, maxSeconds, days, hours } = input;
      return { preset, minSeconds, maxSeconds, ...compact({ days, hours }) };
    }
    default:
      return { preset: input.preset, ...presets[input.preset] };
  }
}

function gapErrors(minGapSeconds: number, input: ScheduleInput): FieldError[] {
  if (input.preset !== 'custom') return [];
  const bounds = { min: minGapSeconds, max: GAP_BOUNDS.max };
  return (['minSeconds', 'maxSeconds'] as const).flatMap((name) =>
    input[name] >= bounds.min && input[name] <= bounds.max
      ? []
      : [{ field: `/schedule/${name}`, message: `must be from ${bounds.min} to ${bounds.max}` }],
  );
}
