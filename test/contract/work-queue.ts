import { DAY_MS } from '../../src/durations';
import type { RunMessage, WorkQueue } from '../../src/ports';
import { NOW } from './support';

interface Made {
  readonly queue: WorkQueue<RunMessage>;
  /** What a trigger would be given now. */
  receive(): Promise<unknown[]>;
  /** How many there are, seen or not. */
  count(): Promise<number>;
}

const WEEK_MS = 7 * DAY_MS;

/** What every queue of work promises. `make` gives an empty one. */
export function workQueueContract(name: string, make: () => Promise<Made>): void {
  describe(`work queue: ${name}`, () => {
    let made: Made;
    beforeEach(async () => {
      made = await make();
    });

    test('a message arrives as it was sent', async () => {
      const message = { accountId: 'a1', slot: NOW };
      await made.queue.send(message);
      expect(await made.receive()).toEqual([message]);
    });

    test('a message without a delay, or with one that is over, is there at once', async () => {
      for (const delay of [undefined, 0, -5000]) {
        await made.queue.send({ accountId: 'a1', slot: NOW }, delay);
      }
      expect(await made.receive()).toHaveLength(3);
    });

    test.each([1_800_000, WEEK_MS, WEEK_MS * 3])(
      'a message that is delayed by %i ms is kept and not there yet',
      async (delay) => {
        await made.queue.send({ accountId: 'a1', slot: NOW }, delay);
        expect(await made.receive()).toEqual([]);
        expect(await made.count()).toBe(1);
      },
    );
  });
}
