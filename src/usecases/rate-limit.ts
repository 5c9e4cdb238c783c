import type { Clock } from '../ports';

const MINUTE_MS = 60_000;
/** More keys than one instance sees; the one not used for longest is forgotten first. */
const CAPACITY = 10_000;

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

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
    const before = this.#buckets.get(key) ?? { tokens: perMinute, at: now };
    // A clock that was set back refills nothing and takes nothing.
    const refilled = (Math.max(0, now - before.at) * perMinute) / MINUTE_MS;
    const tokens = Math.min(perMinute, before.tokens + refilled);
    const taken = tokens >= 1;
    this.#remember(key, { tokens: taken ? tokens - 1 : tokens, at: now });
    return taken ? 0 : Math.ceil(((1 - tokens) * MINUTE_MS) / perMinute);
  }

  #remember(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    const oldest = this.#buckets.keys().next();
    if (this.#buckets.size >= this.capacity && !oldest.done) this.#buckets.delete(oldest.value);
    this.#buckets.set(key, bucket);
  }
}
