import { QueueServiceClient } from '@azure/storage-queue';
import type { QueueClient } from '@azure/storage-queue';
import { decode } from '../src/queue-message';
import { run, stopAll, until } from './app';
import { startQueues } from './storage';
import type { Queues } from './storage';

let storage: Queues;
let service: QueueServiceClient;
beforeAll(async () => {
  storage = await startQueues();
  service = QueueServiceClient.fromConnectionString(storage.connectionString);
});
afterAll(() => storage.close());
afterEach(stopAll);

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');

const settings = (queues: object = {}) => ({
  hostJson: {
    extensions: { queues: { visibilityTimeout: '00:00:01', maxDequeueCount: 2, ...queues } },
  },
  environment: { Storage: storage.connectionString },
  only: ['queue'] as const,
});

/** Messages that are visible or will be; those that are gone are not counted. */
const count = async (queue: QueueClient) =>
  (await queue.getProperties()).approximateMessagesCount ?? 0;

const gone = (queue: QueueClient) =>
  until('the message is gone', async () => (await count(queue)) === 0);

test('a message reaches its function parsed and with its metadata, and is then deleted', async () => {
  const seen: unknown[] = [];
  await run(
    (app) =>
      app.storageQueue('take', {
        queueName: 'parsed',
        connection: 'Storage',
        handler: (message, context) => {
          seen.push([message, context.triggerMetadata]);
        },
      }),
    settings(),
  );
  const queue = service.getQueueClient('parsed');
  await until('the queue was made', () => queue.exists());
  const { messageId } = await queue.sendMessage(base64({ a: 1 }));
  await queue.sendMessage(Buffer.from('plain text').toString('base64'));
  await until('both have come', () => seen.length === 2);
  await gone(queue);
  expect(seen).toContainEqual([
    { a: 1 },
    {
      queueTrigger: { a: 1 },
      id: messageId,
      dequeueCount: 1,
      popReceipt: expect.any(String) as string,
      insertionTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      expirationTime: expect.stringMatching(/^\d{4}-/) as string,
      nextVisibleTime: expect.stringMatching(/^\d{4}-/) as string,
    },
  ]);
  expect(seen).toContainEqual(['plain text', expect.anything()]);
});

test('a message whose function fails comes again, and goes to the poison queue in the end', async () => {
  const seen: unknown[] = [];
  const poisoned: unknown[] = [];
  const host = await run((app) => {
    app.storageQueue('fail', {
      queueName: 'failing',
      connection: 'Storage',
      handler: (message, context) => {
        seen.push([message, context.triggerMetadata?.['dequeueCount']]);
        throw new Error('never works');
      },
    });
    app.storageQueue('poisoned', {
      queueName: 'failing-poison',
      connection: 'Storage',
      handler: (message) => {
        poisoned.push(message);
      },
    });
  }, settings());
  const queue = service.getQueueClient('failing');
  await until('the queue was made', () => queue.exists());
  await queue.sendMessage(base64('x'));
  await until('it is poisoned', () => poisoned.length === 1);
  expect(seen).toEqual([
    ['x', 1],
    ['x', 2],
  ]);
  expect(poisoned).toEqual(['x']);
  await gone(queue);
  expect(host.log.filter(({ level }) => level === 'error')).toHaveLength(2);
});

test('a message that is not base64 is poisoned unread, where base64 is what was agreed', async () => {
  const handler = jest.fn();
  await run(
    (app) => app.storageQueue('never', { queueName: 'garbled', connection: 'Storage', handler }),
    settings(),
  );
  const queue = service.getQueueClient('garbled');
  await until('the queue was made', () => queue.exists());
  await queue.sendMessage('{"not":"base64"}');
  const poison = service.getQueueClient('garbled-poison');
  await until('it is poisoned', async () => (await poison.exists()) && (await count(poison)) === 1);
  await gone(queue);
  expect(handler).not.toHaveBeenCalled();
});

test('a message that lost too many workers is poisoned without another try', async () => {
  const queue = service.getQueueClient('crashing');
  await queue.create();
  await queue.sendMessage(base64('x'));
  for (let lost = 0; lost < 2; lost += 1) {
    const { receivedMessageItems } = await queue.receiveMessages({ visibilityTimeout: 1 });
    expect(receivedMessageItems).toHaveLength(1);
    await until(
      'it is visible',
      async () => (await queue.peekMessages()).peekedMessageItems.length === 1,
    );
  }
  const handler = jest.fn();
  await run(
    (app) => app.storageQueue('crash', { queueName: 'crashing', connection: 'Storage', handler }),
    settings(),
  );
  const poison = service.getQueueClient('crashing-poison');
  await until('it is poisoned', async () => (await poison.exists()) && (await count(poison)) === 1);
  expect(handler).not.toHaveBeenCalled();
});

test('a message of a poison queue whose function fails is not moved on, and does not spin', async () => {
  let tries = 0;
  await run(
    (app) =>
      app.storageQueue('poison', {
        queueName: 'last-poison',
        connection: 'Storage',
        handler: () => {
          tries += 1;
          throw new Error('no');
        },
      }),
    settings(),
  );
  const queue = service.getQueueClient('last-poison');
  await until('the queue was made', () => queue.exists());
  await queue.sendMessage(base64('x'));
  await until('it was tried', () => tries === 1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(tries).toBe(1);
  expect(await service.getQueueClient('last-poison-poison').exists()).toBe(false);
});

test('no more messages are worked on at once than host.json allows', async () => {
  let running = 0;
  let most = 0;
  const waiting: (() => void)[] = [];
  await run(
    (app) =>
      app.storageQueue('slow', {
        queueName: 'crowded',
        connection: 'Storage',
        handler: async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise<void>((resolve) => waiting.push(resolve));
          running -= 1;
        },
      }),
    settings({ batchSize: 4, newBatchThreshold: 2 }),
  );
  const queue = service.getQueueClient('crowded');
  await until('the queue was made', () => queue.exists());
  await Promise.all(Array.from({ length: 20 }, () => queue.sendMessage(base64('x'))));
  let done = 0;
  while (done < 20) {
    await until('some are running', () => waiting.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const finish of waiting.splice(0)) {
      done += 1;
      finish();
    }
  }
  expect(most).toBeGreaterThanOrEqual(4);
  expect(most).toBeLessThanOrEqual(6);
});

test('an invocation that outlasts functionTimeout has failed', async () => {
  const host = await run(
    (app) =>
      app.storageQueue('endless', {
        queueName: 'endless',
        connection: 'Storage',
        handler: () => new Promise<void>(() => undefined),
      }),
    { ...settings(), hostJson: { ...settings().hostJson, functionTimeout: '00:00:01' } },
  );
  const queue = service.getQueueClient('endless');
  await until('the queue was made', () => queue.exists());
  await queue.sendMessage(base64('x'));
  await until('it was given up', () => host.log.some(({ level }) => level === 'error'));
  expect(host.log[0]?.message).toContain('"endless" ran longer than functionTimeout (1 s).');
});

test('a host that stops lets a running message finish, and takes no other', async () => {
  const seen: unknown[] = [];
  let finish: () => void = () => undefined;
  const host = await run(
    (app) =>
      app.storageQueue('last', {
        queueName: 'stopping',
        connection: 'Storage',
        handler: async (message) => {
          seen.push(message);
          await new Promise<void>((resolve) => (finish = resolve));
        },
      }),
    settings({ batchSize: 1, newBatchThreshold: 0 }),
  );
  const queue = service.getQueueClient('stopping');
  await until('the queue was made', () => queue.exists());
  await queue.sendMessage(base64('first'));
  await until('it runs', () => seen.length === 1);
  const stopped = host.stop(5000);
  await queue.sendMessage(base64('second'));
  finish();
  await stopped;
  expect(seen).toEqual(['first']);
  expect(await count(queue)).toBe(1);
});

test('a queue function without its connection setting does not start', async () => {
  const define = (app: typeof import('@azure/functions').app) =>
    app.storageQueue('lost', { queueName: 'q', connection: 'Missing', handler: () => undefined });
  await expect(run(define, settings())).rejects.toThrow('The setting "Missing"');
});

test.each([
  ['aGk=', 'base64', 'hi'],
  ['', 'base64', ''],
  ['hi', 'base64', undefined],
  ['aGk', 'base64', undefined],
  ['hi', 'none', 'hi'],
] as const)('“%s” as %s is %s', (text, encoding, expected) => {
  expect(decode(text, encoding)).toBe(expected);
});
