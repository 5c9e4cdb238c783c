import type { DequeuedMessageItem, QueueClient } from '@azure/storage-queue';
import { processMessage } from '../src/queue-message';
import type { MessageContext } from '../src/queue-message';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const MINUTE = 60_000;

/** A queue that notes what it is asked, and gives a new receipt at every renewal. */
function fakeQueue() {
  const calls: unknown[][] = [];
  const updateMessage = (...args: unknown[]) => {
    calls.push(['update', ...args]);
    return Promise.resolve({ popReceipt: `receipt-${calls.length}` });
  };
  const deleteMessage = (...args: unknown[]) => {
    calls.push(['delete', ...args]);
    return Promise.resolve({});
  };
  return { calls, queue: { updateMessage, deleteMessage } as unknown as QueueClient };
}

function context(queue: QueueClient, invoke: MessageContext['invoke']): MessageContext {
  return {
    registered: { metadata: { name: 'f', bindings: {} }, callback: () => undefined },
    queue,
    poison: queue,
    settings: {
      batchSize: 1,
      newBatchThreshold: 0,
      maxDequeueCount: 5,
      visibilityTimeoutMs: 90_500,
      messageEncoding: 'none',
    },
    invoke,
  };
}

const message = {
  messageId: 'id',
  popReceipt: 'first',
  messageText: 'x',
  dequeueCount: 1,
} as DequeuedMessageItem;

test('a message stays invisible for as long as its function runs, and goes with the last receipt', async () => {
  const { calls, queue } = fakeQueue();
  let finish: () => void = () => undefined;
  const done = processMessage(
    context(queue, async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return {};
    }),
    message,
  );
  await jest.advanceTimersByTimeAsync(11 * MINUTE);
  finish();
  await done;
  await jest.advanceTimersByTimeAsync(60 * MINUTE);
  expect(calls).toEqual([
    ['update', 'id', 'first', undefined, 600],
    ['update', 'id', 'receipt-1', undefined, 600],
    ['delete', 'id', 'receipt-2'],
  ]);
});

test('a message that failed after a renewal is made visible with the last receipt, in whole seconds', async () => {
  const { calls, queue } = fakeQueue();
  const done = processMessage(
    context(queue, async () => {
      await new Promise((resolve) => setTimeout(resolve, 6 * MINUTE));
      throw new Error('no');
    }),
    message,
  );
  await jest.advanceTimersByTimeAsync(6 * MINUTE);
  await done;
  expect(calls).toEqual([
    ['update', 'id', 'first', undefined, 600],
    ['update', 'id', 'receipt-1', undefined, 91],
  ]);
});
