import { appKey } from '../domain/app-key';
import type { AppInTenant } from '../domain/app-key';
import { FailureError } from '../domain/failure';
import type { FailureStage } from '../domain/failure';
import type { Clock } from '../ports';
import { remember } from '../remember';

/** Resolves after so many milliseconds, or at once when the signal is aborted. Never rejects. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Longest pause of setTimeout (2^31 - 1 ms); a longer one would end at once. */
const MAX_TIMEOUT_MS = 2_147_483_647;

export const sleep: Sleep = (ms, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(Math.max(0, ms), MAX_TIMEOUT_MS));
    signal?.addEventListener('abort', end, { once: true });
  });

/** Who Microsoft counts together: one app in one tenant. */
export type GateKey = AppInTenant;

/** More tenants than one instance serves; the name learnt first is forgotten first. */
const CAPACITY = 5000;

export interface Passage {
  readonly stage: FailureStage;
  /** A wait that would reach it is not begun (milliseconds since the epoch). */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
}

/** Added to a wait, so that those who waited together do not arrive together. */
const SPREAD_MS = 250;

/**
 * One gate per app and tenant. After a 429, or a 503 with Retry-After, nothing starts in this instance
 * before it has passed, neither to Graph nor to the token endpoint, whichever account it is for: the
 * limits count the app in the tenant (https://learn.microsoft.com/graph/throttling-limits), and calls
 * made while throttled count as well. What is already under way is left alone. A tenant has many names
 * and one id: from its first token on, closing one name closes all.
 */
export class ThrottleGate {
  readonly #closed = new Map<string, number>();
  /** Name of a tenant in lower case → its id. */
  readonly #ids = new Map<string, string>();

  constructor(
    private readonly clock: Clock,
    private readonly pause: Sleep = sleep,
    private readonly random: () => number = Math.random,
  ) {}

  /** That a tenant's name stands for this id. A wait that was asked for under the name holds for the id. */
  learn({ tenantId, clientId }: GateKey, tid: string): void {
    const name = tenantId.toLowerCase();
    if (name === tid.toLowerCase() || this.#ids.get(name) === tid) return;
    const until = this.closedUntil({ tenantId, clientId });
    remember(this.#ids, name, tid, CAPACITY);
    if (until !== undefined) this.close({ tenantId, clientId }, until);
  }

  /** Nothing for this key starts before `until` (milliseconds since the epoch). Never shortens a wait. */
  close(key: GateKey, until: number): void {
    this.#dropPassed();
    const name = this.#nameOf(key);
    if (until > Math.max(this.clock(), this.#closed.get(name) ?? 0)) this.#closed.set(name, until);
  }

  /** Until when nothing starts; undefined when the gate is open. */
  closedUntil(key: GateKey): number | undefined {
    const until = this.#closed.get(this.#nameOf(key));
    return until !== undefined && until > this.clock() ? until : undefined;
  }

  /**
   * Starts something as soon as the gate is open, in the same turn in which it was seen to be open.
   * Throws `FailureError` (kind `throttled`, with `notBefore`) when the wait would reach the deadline or
   * is cut short by the signal.
   */
  async start<T>(key: GateKey, passage: Passage, begin: () => Promise<T>): Promise<T> {
    for (;;) {
      const until = this.closedUntil(key);
      if (until === undefined) return begin();
      if (until >= passage.deadline || passage.signal?.aborted) throw throttled(passage, until);
      const spread = Math.floor(this.random() * SPREAD_MS);
      await this.pause(until - this.clock() + spread, passage.signal);
    }
  }

  /** How many keys are held: passed ones are dropped whenever a gate closes. */
  get size(): number {
    return this.#closed.size;
  }

  #nameOf({ tenantId, tid = this.#ids.get(tenantId.toLowerCase()), clientId }: GateKey): string {
    return appKey({ tenantId, tid, clientId });
  }

  #dropPassed(): void {
    const now = this.clock();
    for (const [name, until] of this.#closed) if (until <= now) this.#closed.delete(name);
  }
}

const throttled = ({ stage }: Passage, notBefore: number): FailureError =>
  new FailureError({ stage, kind: 'throttled', code: 'throttled', notBefore });
