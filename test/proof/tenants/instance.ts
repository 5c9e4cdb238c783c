/**
 * One instance of the Functions host as host.json sets it: it takes messages in batches, works on so many
 * at a time, and asks an empty queue again after a while.
 */
import hostJson from '../../../host.json';
import type { WorkQueue } from '../../../src/ports';
import type { VirtualTime } from '../../../local/virtual-time';

const { batchSize, newBatchThreshold, maxDequeueCount, visibilityTimeout, maxPollingInterval } =
  hostJson.extensions.queues;

/** The most messages of one queue that an instance works on at a time. */
export const PLACES = batchSize + newBatchThreshold;
const VISIBLE_AGAIN_MS = millisecondsOf(visibilityTimeout);
const POLLING_MS = millisecondsOf(maxPollingInterval);

interface Message<T> {
  readonly value: T;
  readonly deliveries: number;
}

export class InstanceQueue<T> implements WorkQueue<T> {
  /** Messages that are being worked on. */
  readonly working = new Set<T>();
  /** Messages that were delivered too often. */
  readonly givenUp: T[] = [];
  readonly #visible: Message<T>[] = [];
  #resting = false;
  #wake: (() => void) | undefined;

  constructor(
    private readonly time: VirtualTime,
    private readonly work: (message: T) => Promise<void>,
  ) {}

  /** Messages that may be taken and have not been. */
  get waiting(): number {
    return this.#visible.length;
  }

  send(value: T, delayMs = 0): Promise<void> {
    this.#show({ value, deliveries: 0 }, delayMs);
    return Promise.resolve();
  }

  poisoned(): Promise<number> {
    return Promise.resolve(this.givenUp.length);
  }

  /** No more messages are taken. */
  rest(): void {
    this.#resting = true;
  }

  /** Takes messages and works on them until it rests. */
  async serve(): Promise<void> {
    while (!this.#resting) {
      const room = this.working.size <= newBatchThreshold ? batchSize : 0;
      const batch = this.#visible.splice(0, room);
      for (const message of batch) void this.#handle(message);
      if (batch.length === 0) await this.#pause();
    }
  }

  #show(message: Message<T>, delayMs: number): void {
    if (delayMs <= 0) this.#visible.push(message);
    else void this.time.sleep(delayMs).then(() => this.#visible.push(message));
  }

  async #handle({ value, deliveries }: Message<T>): Promise<void> {
    this.working.add(value);
    try {
      await this.work(value);
    } catch {
      if (deliveries + 1 >= maxDequeueCount) this.givenUp.push(value);
      else this.#show({ value, deliveries: deliveries + 1 }, VISIBLE_AGAIN_MS);
    } finally {
      this.working.delete(value);
      this.#wake?.();
    }
  }

  /** Until something that was worked on is done, or it is time to ask again. */
  async #pause(): Promise<void> {
    await Promise.race([
      this.time.sleep(POLLING_MS),
      new Promise<void>((resolve) => {
        this.#wake = resolve;
      }),
    ]);
  }
}

function millisecondsOf(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
