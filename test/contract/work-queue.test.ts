import { createProvisioning } from '../../src/azure/provisioning';
import { createQueue, openQueue, poisonOf } from '../../src/azure/queue';
import { openTable } from '../../src/azure/tables/table';
import type { RunMessage } from '../../src/ports';
import { startAzurite } from '../support/azurite';
import type { Azurite } from '../support/azurite';
import { startLossyProxy } from '../support/lossy-proxy';
import type { Loss } from '../support/lossy-proxy';
import { NOW } from './support';
import { workQueueContract } from './work-queue';

let azurite: Azurite;
let queues = 0;

beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());

const nextName = (): string => {
  queues += 1;
  return `queue-${queues}`;
};

/** As the platform reads it: `messageEncoding` in `host.json` is `base64`. */
const decoded = (text: string): unknown => JSON.parse(Buffer.from(text, 'base64').toString('utf8'));

workQueueContract('storage', async () => {
  const client = openQueue(azurite, nextName());
  await client.create();
  return {
    queue: createQueue<RunMessage>(client),
    receive: async () => {
      const { receivedMessageItems } = await client.receiveMessages({ numberOfMessages: 32 });
      return receivedMessageItems.map(({ messageText }) => decoded(messageText));
    },
    count: async () => (await client.getProperties()).approximateMessagesCount ?? 0,
  };
});

test.each<Loss>(['refused', 'dropped', 'cut', 'held'])(
  'a message arrives at least once when an answer is %s',
  async (loss) => {
    const name = nextName();
    const direct = openQueue(azurite, name);
    await direct.create();
    const proxy = await startLossyProxy(azurite.queue, loss);
    const connectionString = azurite.connectionStringAt({ queue: proxy.origin });
    const lossy = openQueue({ connectionString }, name, { tryLimitMs: 1000 });
    const queue = createQueue<RunMessage>(lossy);
    await queue.send({ accountId: 'a1', slot: NOW });
    expect(proxy.lost()).toBe(1);
    await proxy.stop();
    const { receivedMessageItems } = await direct.receiveMessages({ numberOfMessages: 32 });
    expect(receivedMessageItems).toHaveLength(loss === 'refused' ? 1 : 2);
  },
);

test('D12: what lies in the poison queue is counted, none where the platform has not made it yet', async () => {
  const name = nextName();
  const poison = openQueue(azurite, poisonOf(name));
  const queue = createQueue<RunMessage>(openQueue(azurite, name), { poison });
  expect(await queue.poisoned()).toBe(0);
  await poison.create();
  await poison.sendMessage('not base64');
  await poison.sendMessage('bm90IG91cnM=');
  expect(await queue.poisoned()).toBe(2);
  expect(await createQueue<RunMessage>(openQueue(azurite, name)).poisoned()).toBe(0);
});

test('a queue that is not there is an error at once', async () => {
  const queue = createQueue<RunMessage>(openQueue(azurite, nextName()));
  await expect(queue.send({ accountId: 'a1', slot: NOW })).rejects.toMatchObject({
    statusCode: 404,
  });
});

test('provisioning makes table and queues, and is harmless when they are there', async () => {
  const table = openTable(azurite, { table: 'provisioned' });
  const runs = openQueue(azurite, nextName());
  const provisioning = createProvisioning(table, [runs, openQueue(azurite, nextName())]);
  await provisioning.ensure();
  await provisioning.ensure();
  await createQueue<RunMessage>(runs).send({ accountId: 'a1', slot: NOW });
  await table.createEntity({ partitionKey: 'p', rowKey: 'r' });
});
