import type { Terminal } from '../terminal';
import { EXIT, GraphRefusal, Stop } from './stop';

/** A wait with a bound. Pauses in seconds; the last one is repeated where no number of tries is given. */
export interface Wait {
  /** What is waited for, as it is told. */
  readonly what: string;
  readonly pauses: readonly number[];
  readonly limitSeconds: number;
  /** The first pause comes before the first try. */
  readonly notAtOnce?: true;
  readonly tries?: number;
  /** Answers flip between replicas: what has worked after a wait has to work once more. */
  readonly twice?: true;
}

/** How long what was made takes to be known everywhere: measured by others, see docs/onboarding.md. */
export const WAITS = {
  principal: {
    what: 'Microsoft lets a new app into the tenant after some seconds',
    pauses: [1, 2, 4, 8],
    limitSeconds: 90,
    twice: true,
  },
  grant: {
    what: 'Microsoft takes a consent after some seconds',
    pauses: [1, 2, 4, 8],
    limitSeconds: 90,
  },
  readBack: { what: 'what was written is read back', pauses: [1, 2, 4, 8], limitSeconds: 30 },
  /** More tries would look like guessing. */
  firstToken: {
    what: 'Microsoft lets a new key in after some seconds',
    pauses: [5, 5, 10, 10, 15, 15, 20, 20, 20],
    limitSeconds: 120,
    notAtOnce: true,
    tries: 9,
    twice: true,
  },
  /** Fewer: Perennial asks Microsoft for a member's refusals only so often. */
  trust: {
    what: 'Microsoft trusts a new identity after some seconds',
    pauses: [10, 20, 30, 60],
    limitSeconds: 120,
    notAtOnce: true,
    tries: 4,
  },
  permissions: {
    what: 'Microsoft passes the consent on',
    pauses: [10, 10, 20, 20, 30, 30, 30, 30],
    limitSeconds: 180,
  },
  consent: { what: 'an administrator allows it', pauses: [10], limitSeconds: 600 },
  firstRun: { what: 'the first run', pauses: [2], limitSeconds: 120 },
} as const satisfies Record<string, Wait>;

/** What a wait came to. `value` is undefined where its time is over. */
export interface Waited<T> {
  readonly value: T | undefined;
  readonly tries: number;
  readonly seconds: number;
}

const CONFIRM_SECONDS = 2;

/** Waits in the terminal's time, and says what for. Ctrl-C ends a wait: it throws `Stop` then. */
export class Pace {
  constructor(
    private readonly terminal: Pick<Terminal, 'sleep' | 'interrupted'>,
    private readonly tell: (text: string) => void,
  ) {}

  /** Those who wait together do not come back together: ±20 %. */
  private pause(seconds: number, enough?: AbortSignal): Promise<void> {
    return this.#wait(Math.round(seconds * 1000 * (0.8 + Math.random() * 0.4)), enough);
  }

  /** No less than was asked for. */
  obey(seconds: number): Promise<void> {
    return this.#wait(seconds * 1000);
  }

  async #wait(ms: number, enough?: AbortSignal): Promise<void> {
    const { interrupted } = this.terminal;
    if (!interrupted.aborted) await this.terminal.sleep(ms, enough);
    if (interrupted.aborted) throw new Stop(EXIT.interrupted, 'interrupted');
  }

  /**
   * Tries until it comes to something, or somebody has had enough. `attempt` answers undefined where it is only
   * too early; what it throws ends the wait.
   */
  async until<T>(
    wait: Wait,
    attempt: () => Promise<T | undefined>,
    enough?: AbortSignal,
  ): Promise<Waited<T>> {
    const { pauses, limitSeconds, tries: most = Infinity } = wait;
    const left = [...pauses];
    let seconds = 0;
    let worked = false;
    const next = (asked: number) => {
      const granted = Math.min(asked, limitSeconds - seconds);
      if (seconds === 0) this.tell(`${wait.what} (up to ${spoken(limitSeconds)})`);
      seconds += granted;
      return this.pause(granted, enough);
    };
    if (wait.notAtOnce) await next(left.shift() ?? 1);
    for (let tries = 1; ; tries += 1) {
      const value = await attempt();
      const certain = worked || !wait.twice || tries === 1;
      if (value !== undefined && (certain || tries === most)) return { value, tries, seconds };
      worked = value !== undefined;
      const isOver = tries === most || seconds >= limitSeconds || enough?.aborted === true;
      if (isOver) return { value, tries, seconds };
      const pause = left.length > 1 ? left.shift() : left[0];
      await next(worked ? CONFIRM_SECONDS : (pause ?? 1));
    }
  }

  /** Does it, again while the refusal is one that lag explains. */
  async despiteLag<T>(wait: Wait, act: () => Promise<T>): Promise<T> {
    let last: unknown;
    const { value } = await this.until(wait, async () => {
      try {
        return { done: await act() };
      } catch (thrown) {
        if (!isLag(thrown)) throw thrown;
        last = thrown;
        return undefined;
      }
    });
    if (!value) throw last;
    return value.done;
  }
}

const spoken = (seconds: number): string =>
  seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;

/** Answers that mean: made a moment ago, and not known everywhere yet. Some of them are a 403. */
export const isLag = (thrown: unknown): boolean =>
  thrown instanceof GraphRefusal &&
  (thrown.code === 'NoBackingApplicationObject' ||
    thrown.status === 404 ||
    /local tenant|was not found on application/i.test(thrown.detail));
