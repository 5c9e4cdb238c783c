import { now } from './clock';
import { overview } from './feed';
import { refresh } from './refresh';
import type { AccountBrief } from './shapes';

/** How often an account is looked at whose run somebody waits for: at first, and from then on (milliseconds). */
const [SOON_MS, LATER_MS] = [3000, 15_000];
const SOON_FOR_MS = 120_000;
/** A run has ended by then. */
const MOST_MS = 600_000;

const followed = new Set<string>();

/** Whether a run is under way, or about to be. */
export const isDue = ({ running, nextRunAt }: AccountBrief): boolean =>
  running !== undefined || (nextRunAt !== null && Date.parse(nextRunAt) <= now());

/** Looks at an account until its run has ended. */
export async function follow({ id }: Pick<AccountBrief, 'id'>): Promise<void> {
  if (followed.has(id)) return;
  followed.add(id);
  const began = Date.now();
  try {
    for (let spent = 0; spent < MOST_MS; spent = Date.now() - began) {
      await new Promise((resolve) => {
        setTimeout(resolve, spent < SOON_FOR_MS ? SOON_MS : LATER_MS);
      });
      if (document.hidden) continue;
      await refresh({ id });
      const known = overview.get()?.accounts.find((one) => one.id === id);
      if (!known || !isDue(known)) return;
    }
  } catch {
    // The list's own looks go on, and say what is wrong.
  } finally {
    followed.delete(id);
  }
}
