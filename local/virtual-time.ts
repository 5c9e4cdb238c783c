/**
 * A time of a test's own: timers fire in order as soon as nothing else is to be done, and the clock stands
 * at the time they were set for. A day in which little happens takes a moment.
 */
import { setImmediate as turn } from 'node:timers/promises';

interface Timer {
  readonly at: number;
  readonly fire: () => void;
  cleared: boolean;
}

export class VirtualTime {
  #now: number;
  /** Latest first, so that the next one is the last; of two for the same time the one that was set first. */
  readonly #timers: Timer[] = [];
  /** Work of the real world that is under way. */
  #outside = 0;
  readonly #restore: () => void;

  /** Puts itself in the place of the clock and the timers, from `start` on (milliseconds since the epoch). */
  constructor(start: number) {
    this.#now = start;
    this.#restore = this.#install();
  }

  /** Gives clock and timers back. */
  stop(): void {
    this.#restore();
  }

  get now(): number {
    return this.#now;
  }

  /** Waits in this time. */
  sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      this.#set(resolve, ms);
    });

  /** Something that takes real time (storage in another process): this time stands still until it is done. */
  async outside<T>(work: Promise<T>): Promise<T> {
    this.#outside += 1;
    try {
      return await work;
    } finally {
      this.#outside -= 1;
    }
  }

  /** Lets everything happen that is due up to and including `end`. */
  async pass(end: number): Promise<void> {
    for (;;) {
      await this.#quiet();
      if (!this.#fireNext(end)) break;
    }
    this.#now = end;
  }

  /** Comes to the next timer that is due up to `end`. False where there is none. */
  #fireNext(end: number): boolean {
    const next = this.#timers.at(-1);
    if (!next || next.at > end) return false;
    this.#timers.pop();
    if (next.cleared) return true;
    this.#now = Math.max(this.#now, next.at);
    next.fire();
    return true;
  }

  /** Lets everything happen that is due until some work is done. */
  async during<T>(work: Promise<T>): Promise<T> {
    const state = { done: false };
    const end = () => {
      state.done = true;
    };
    work.then(end, end);
    for (;;) {
      await this.#quiet();
      if (state.done) return work;
      this.#fireNext(Infinity);
    }
  }

  /** Until whatever can go on without a timer has gone on. */
  async #quiet(): Promise<void> {
    await turn();
    while (this.#outside > 0) await realWait(1);
  }

  #set(fire: () => void, ms: number): Timer {
    const at = this.#now + Math.max(0, ms);
    const timer = { at, fire, cleared: false };
    let [low, high] = [0, this.#timers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#timers[middle]?.at ?? 0) > at) low = middle + 1;
      else high = middle;
    }
    this.#timers.splice(low, 0, timer);
    return timer;
  }

  #install(): () => void {
    const real = {
      now: Date.now,
      setTimeout: globalThis.setTimeout,
      clearTimeout: globalThis.clearTimeout,
    };
    const wait = async (ms = 0, value?: unknown, { signal }: { signal?: AbortSignal } = {}) => {
      await new Promise<void>((resolve, reject) => {
        const giveUp = () => reject(new DOMException('The wait was ended', 'AbortError'));
        if (signal?.aborted) giveUp();
        signal?.addEventListener('abort', giveUp, { once: true });
        this.#set(() => {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        }, ms);
      });
      return value;
    };
    Date.now = () => this.#now;
    globalThis.setTimeout = ((fire: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
      handleOf(this.#set(() => fire(...given), ms))) as unknown as typeof setTimeout;
    globalThis.clearTimeout = ((handle?: Handle | NodeJS.Timeout) => {
      if (handle && 'timer' in handle) handle.timer.cleared = true;
      else real.clearTimeout(handle);
    }) as unknown as typeof clearTimeout;
    Object.assign(coreTimers, { setTimeout: wait });
    return () => {
      Date.now = real.now;
      globalThis.setTimeout = real.setTimeout;
      globalThis.clearTimeout = real.clearTimeout;
      Object.assign(coreTimers, { setTimeout: realWait });
    };
  }
}

/** The module itself, not what is imported from it. */
const coreTimers = process.getBuiltinModule('node:timers/promises');
const realWait = coreTimers.setTimeout;

interface Handle {
  readonly timer: Timer;
  ref(): Handle;
  unref(): Handle;
  hasRef(): boolean;
}

function handleOf(timer: Timer): Handle {
  const handle: Handle = { timer, ref: () => handle, unref: () => handle, hasRef: () => true };
  return handle;
}
