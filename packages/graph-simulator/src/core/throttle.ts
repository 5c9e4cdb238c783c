/** Requests that were sent before their client could know of the 429 come within this time after it. */
const UNDER_WAY_MS = 200;

interface Closed {
  readonly answeredAt: number;
  readonly until: number;
  readonly request: string;
}

/**
 * Watches whether anybody undercuts a Retry-After: per tenant and client id, since that is what Graph
 * counts by (https://learn.microsoft.com/graph/throttling).
 */
export class Throttle {
  private readonly closed = new Map<string, Closed>();
  private readonly counts = new Map<string, number>();

  close(key: string, request: string, at: number, retryAfterSeconds: number): void {
    const until = Math.max(at + retryAfterSeconds * 1000, this.closed.get(key)?.until ?? 0);
    this.closed.set(key, { answeredAt: at, until, request });
  }

  /**
   * Seconds that were still to wait, when a request comes too early; else undefined. A different
   * request right after the 429 is taken as already under way; the same one again is a repetition.
   */
  early(key: string, request: string, at: number): number | undefined {
    const closed = this.closed.get(key);
    if (!closed || at >= closed.until) return undefined;
    if (at - closed.answeredAt < UNDER_WAY_MS && request !== closed.request) return undefined;
    return Math.ceil((closed.until - at) / 1000);
  }

  /** Retry-After in seconds for every third request of a tenant, 1 and 2 in turn. */
  everyThird(tenant: string): number | undefined {
    const count = (this.counts.get(tenant) ?? 0) + 1;
    this.counts.set(tenant, count);
    return count % 3 === 0 ? 1 + ((count / 3) % 2) : undefined;
  }
}
