import { MINUTE_MS } from '../durations';
/** Hours of the day in which nobody wants to be told. */
export interface QuietHours {
  /** `HH:MM`, 24 hours, as the clock shows it in the zone. */
  readonly from: string;
  /** Before `from` where they run over midnight; not the same. */
  readonly to: string;
  /** IANA name. */
  readonly timeZone: string;
}

const DAY_MINUTES = 1440;

/**
 * Until when a moment's quiet hours last, in milliseconds since the epoch; undefined outside of them.
 * Reckoned by the clock's minutes: on the night that the clock is changed it may be an hour early, and is
 * asked again then.
 */
export function quietUntil(quiet: QuietHours | undefined, now: number): number | undefined {
  if (!quiet) return undefined;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const at = minutesOf(clockIn(quiet.timeZone, now));
  const since = (at - from + DAY_MINUTES) % DAY_MINUTES;
  const length = (to - from + DAY_MINUTES) % DAY_MINUTES;
  if (since >= length) return undefined;
  return now - (now % MINUTE_MS) + (length - since) * MINUTE_MS;
}

const minutesOf = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** `HH:MM` in a zone. */
const clockIn = (timeZone: string, now: number): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now);
