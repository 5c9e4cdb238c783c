import { errorName } from '../one-by-one';
import { tick } from './tick';

type Deps = Parameters<typeof tick>[0];

/** Periods without a tick after which the timer is taken for dead. */
const PERIODS_MISSED = 3;
/** Between two ticks that requests set going, of all instances, in milliseconds. */
const APART_MS = 120_000;

/** Ticks in the timer's place, while people look: set going by their requests. */
export class StandIn {
  #looking = false;
  /** Until then the last tick that was seen is not late (milliseconds since the epoch). */
  #inTimeUntil = -Infinity;

  constructor(private readonly tickMinutes: number) {}

  /**
   * Ticks when the last one is too old and nobody else has taken it over. One look at a time, since requests
   * come in bursts. Never throws: it is nothing to whoever has asked.
   */
  async look(deps: Deps): Promise<void> {
    if (this.#looking || deps.clock() <= this.#inTimeUntil) return;
    this.#looking = true;
    try {
      if (await this.#taken(deps)) await tick(deps);
    } catch (thrown) {
      deps.log.error('stand-in.failed', { error: errorName(thrown) });
    } finally {
      this.#looking = false;
    }
  }

  async #taken({ system, clock, log }: Deps): Promise<boolean> {
    const last = await system.heartbeat();
    const now = clock();
    // Before the first tick there is nothing that could be late: the app has just been installed.
    if (!last) return false;
    this.#inTimeUntil = last.value.at + PERIODS_MISSED * this.tickMinutes * 60_000;
    if (now <= this.#inTimeUntil) return false;
    if (now - (last.value.takenAt ?? -Infinity) < APART_MS) return false;
    if ((await system.takeOver(last, now)) === 'conflict') return false;
    log.warn('stand-in.ticks', { lastTickAgeMs: now - last.value.at });
    return true;
  }
}
