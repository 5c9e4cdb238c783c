import { DAY_MS } from '../durations';
/** When people are told that a date comes near: once for each mark that it comes within. Pure. */

/** The least of the marks, in days, that a date lies within; 0 when it has passed, undefined while it is further. */
export function markWithin(
  date: number,
  now: number,
  marks: readonly number[],
): number | undefined {
  if (date <= now) return 0;
  const within = marks.filter((days) => date - now <= days * DAY_MS);
  return within.length > 0 ? Math.min(...within) : undefined;
}

/** Whether a mark is nearer than the one that was told last. */
export const isNearer = (mark: number | undefined, told: number | undefined): mark is number =>
  mark !== undefined && (told === undefined || mark < told);

/** Whole days until a date, begun ones counted; negative when it has passed. */
export const daysUntil = (date: number, now: number): number => Math.ceil((date - now) / DAY_MS);
