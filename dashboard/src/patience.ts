import { ask } from './api';
import type { Answer, Asked, Problem } from './api';
import { countDown } from './parts/toast';
import * as m from './words/en/more';

/** So often what somebody asked for is tried again by itself. */
const MOST_TRIES = 5;

/** Does what somebody has asked for; too many at once is counted down and tried again, as long as they let it. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (thrown) {
      const { status, retryAfter } = thrown as Problem;
      if (status !== 429 || retryAfter === undefined || tries === MOST_TRIES) throw thrown;
      if (!(await countDown(retryAfter, m.tooMany))) throw thrown;
    }
  }
}

/** The one way of every request by which somebody changes something. Throws `Problem`. */
export const change = <T>(method: string, path: string, asked?: Asked): Promise<Answer<T>> =>
  patiently(() => ask<T>(method, path, asked));
