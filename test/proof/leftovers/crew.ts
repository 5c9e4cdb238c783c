import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { RunMessage } from '../../../src/ports';
import type { Order, Report, WorkerPlaces } from './worker';

/** How a slot's worker ended. */
export type Ending = 'done' | 'killed';

/** The time in one tenant, which goes on by itself and is put forward to the next slot. */
export class TenantClock {
  /** Milliseconds. */
  ahead = 0;

  readonly now = () => Date.now() + this.ahead;

  /** At least this late from now on (milliseconds since the epoch). */
  reach(at: number): void {
    this.ahead = Math.max(this.ahead, at - Date.now());
  }
}

/** The one worker of an account at a time; another takes its place when it was killed. */
export class Crew {
  #worker: ChildProcess | undefined;

  constructor(
    private readonly script: string,
    private readonly places: WorkerPlaces,
    private readonly clock: TenantClock,
  ) {}

  /**
   * Has a slot run at a time (milliseconds since the epoch), or now where that has passed. With `killAt`, the worker is killed (SIGKILL) when its n-th request goes out to
   * Graph, unless the run ends before.
   */
  async run(
    { message, at }: { message: RunMessage; at: number },
    killAt?: number,
  ): Promise<{ ending: Ending; requests: number }> {
    this.clock.reach(at);
    const order: Order = { message, ahead: this.clock.ahead };
    const worker = (this.#worker ??= fork(this.script, [JSON.stringify(this.places)]));
    let requests = 0;
    let killed = false;
    return new Promise((resolve, reject) => {
      const finish = (ending: Ending | Error) => {
        worker.off('message', hear).off('exit', leave);
        if (ending instanceof Error) reject(ending);
        else resolve({ ending, requests });
      };
      const leave = () => {
        this.#worker = undefined;
        finish(killed ? 'killed' : new Error('a worker ended by itself'));
      };
      const hear = (report: Report) => {
        if (report === 'request') {
          requests += 1;
          if (requests === killAt) killed = worker.kill('SIGKILL');
        } else if (!killed) {
          finish(report === 'done' ? 'done' : new Error(report.error));
        }
      };
      worker.on('message', hear).on('exit', leave);
      worker.send(order);
    });
  }

  async dismiss(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    const left = new Promise((resolve) => worker.once('exit', resolve));
    worker.kill('SIGKILL');
    await left;
  }
}
