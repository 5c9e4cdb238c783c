import { Refusal } from './refusal';

/** A run, a person and another instance may write at the same time; more often than this they do not. */
const WRITE_TRIES = 20;

/**
 * Reads, changes and writes until nobody else was first. `attempt` reads anew each time and answers
 * `conflict` when its write did not happen. Throws `Refusal` (busy) when somebody always was.
 */
export async function untilWritten<T>(attempt: () => Promise<T | 'conflict'>): Promise<T> {
  for (let left = WRITE_TRIES; left > 0; left -= 1) {
    const written = await attempt();
    if (written !== 'conflict') return written;
  }
  throw new Refusal('busy', 'What is to be changed keeps changing; try again.', {
    retryAfterMs: 1000,
  });
}
