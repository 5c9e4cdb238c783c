import { MINUTE_MS } from '../durations';
import type { Clock } from '../ports';
import { remember } from '../remember';

/** More keys than one instance sees; the one not used for longest is forgotten first. */
const CAPACITY = 10_000;

interface Bucket {
  /** In units of which one request costs `COST`: a minute refills `perMinute` requests, in whole numbers. */
  readonly credit: number;
  readonly at: number;
}

/** What one request costs: as many units as a minute has milliseconds, so that nothing is ever rounded. */
const COST = MINUTE_MS;

/**
 * So many a minute for each key, all of them at once if need be, then evenly (a token bucket). Counts
 * in this instance's memory: see `docs/decisions/0005-rate-limits-in-memory.md`.
 */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    private readonly clock: Clock,
    private readonly capacity = CAPACITY,
  ) {}

  /** Takes one of a key's `perMinute`. Answers 0, or how long to wait for the next one in milliseconds. */
  take(key: string, perMinute: number): number {
    const now = this.clock();
    const full = perMinute * COST;
    const before = this.#buckets.get(key) ?? { credit: full, at: now };
    // A clock that was set back refills nothing and takes nothing.
    const refilled = Math.max(0, now - before.at) * perMinute;
    const credit = Math.min(full, before.credit + refilled);
    const taken = credit >= COST;
    const bucket = { credit: taken ? credit - COST : credit, at: now };
    remember(this.#buckets, key, bucket, this.capacity);
    return taken ? 0 : Math.ceil((COST - credit) / perMinute);
  }
}
