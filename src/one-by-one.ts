import { FailureError } from './domain/failure';
import type { Log } from './ports';

/** Nothing else is tried where this many in a row have failed: what they share is out of reach. */
const MOST_FAILURES_IN_A_ROW = 10;

/** How often `work` succeeded and failed. `work` answers how much it has done; anything but a number counts as one. */
export interface Tally {
  readonly done: number;
  readonly failed: number;
}

/**
 * Does the same for each item, so many `atATime` and in order. What one of them throws is logged under the ids
 * that `nameOf` gives, is counted, and holds up no other. What the items themselves throw ends it: then
 * storage does not answer.
 */
export async function oneByOne<T>(
  log: Log,
  event: string,
  items: AsyncIterable<T> | Iterable<T>,
  nameOf: (item: T) => Readonly<Record<string, string>>,
  work: (item: T) => Promise<unknown>,
  atATime = 1,
): Promise<Tally> {
  let [done, failed, inARow] = [0, 0, 0];
  const left = oneAfterAnother(items);
  const lane = async () => {
    for await (const item of left) {
      try {
        const amount = await work(item);
        done += typeof amount === 'number' ? amount : 1;
        inARow = 0;
      } catch (thrown) {
        failed += 1;
        inARow += 1;
        log.error(event, { ...nameOf(item), error: errorName(thrown) });
      }
      if (inARow >= MOST_FAILURES_IN_A_ROW) break;
    }
  };
  await Promise.all(Array.from({ length: atATime }, lane));
  return { done, failed };
}

/** A generator hands its items to whoever asks next, and to nobody after one of them has left. */
async function* oneAfterAnother<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T, void> {
  yield* items;
}

/** What was thrown, as far as a log may know: a failure's code, else the error's name. */
export function errorName(thrown: unknown): string {
  if (thrown instanceof FailureError) return thrown.failure.code;
  return thrown instanceof Error ? thrown.name : typeof thrown;
}
