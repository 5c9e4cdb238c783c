import { fail } from './assert';

/** Asserts that times (ISO 8601), as they came in one answer, never go up. */
export function newestFirst(what: string, times: readonly string[]): void {
  const at = times.findIndex(
    (time, index) => Date.parse(time) > Date.parse(times[index - 1] ?? time),
  );
  if (at !== -1) fail(what, { at, of: times.length });
}
