import { errorName } from '../one-by-one';
import type { Services } from '../services';

/** How exactly it is known when somebody was last seen, in milliseconds: a write each time would be many. */
const GRAIN_MS = 600_000;

/** Notes when members were last seen; what it remembers is its own instance's. */
export class LastSeen {
  readonly #noted = new Map<string, number>();

  /** Never fails what the member came for. */
  async note(
    { members, clock, log }: Pick<Services, 'members' | 'clock' | 'log'>,
    id: string,
  ): Promise<void> {
    const now = clock();
    if (now - (this.#noted.get(id) ?? -Infinity) < GRAIN_MS) return;
    this.#noted.set(id, now);
    try {
      await members.markSeen(id, now);
    } catch (thrown) {
      log.warn('member.not-noted', { memberId: id, error: errorName(thrown) });
    }
  }
}
