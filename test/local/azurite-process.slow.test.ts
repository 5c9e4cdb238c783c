import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { QueueClient } from '@azure/storage-queue';
import { startAzurite } from '../../local/azurite';
import type { Azurite } from '../../local/azurite';
import { orphanable, untilGone } from '../support/processes';

let dataDir: string;
let open: Azurite[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'perennial-azurite-'));
});
afterEach(async () => {
  await Promise.all(open.map((azurite) => azurite.close()));
  open = [];
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(options: { dataDir?: string } = {}): Promise<Azurite> {
  const azurite = await startAzurite(options);
  open.push(azurite);
  return azurite;
}

const table = (connectionString: string) =>
  TableClient.fromConnectionString(connectionString, 'things', { allowInsecureConnection: true });

test('tables and queues work with its connection string, and it ends when it is closed', async () => {
  const azurite = await start();
  await table(azurite.connectionString).createTable();
  await table(azurite.connectionString).createEntity({ partitionKey: 'p', rowKey: 'r', a: 1 });
  const queue = new QueueClient(azurite.connectionString, 'things');
  await queue.create();
  await queue.sendMessage('hello');
  const { receivedMessageItems } = await queue.receiveMessages();
  expect(receivedMessageItems.map(({ messageText }) => messageText)).toEqual(['hello']);
  await azurite.close();
  await untilGone(azurite.pid);
  expect(readdirSync(dataDir)).toEqual([]);
});

test('each start has a key of its own', async () => {
  const [one, other] = [await start(), await start()];
  const key = (text: string) => /AccountKey=([^;]+)/.exec(text)?.[1] ?? '';
  const confused = one.connectionString.replace(
    key(one.connectionString),
    key(other.connectionString),
  );
  await expect(table(confused).createTable()).rejects.toMatchObject({ statusCode: 403 });
});

test('what was written just before its parent was killed is there after a restart', async () => {
  const accountKey = Buffer.alloc(64, 7).toString('base64');
  const options = { accountKey, location: join(dataDir, 'azurite') };
  const { pid, report, killParent } = await orphanable('azurite-child', options);
  const address = `http://127.0.0.1:${String(report.ready?.['table'])}/devstoreaccount1`;
  const first = table(
    `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${accountKey};TableEndpoint=${address}`,
  );
  await first.createTable();
  await first.createEntity({ partitionKey: 'p', rowKey: 'last', a: 1 });
  await killParent();
  // Not waited for: a restart waits by itself.
  const next = await start({ dataDir });
  await untilGone(pid);
  expect(await table(next.connectionString).getEntity('p', 'last')).toMatchObject({ a: 1 });
});

test('V16: an ending that cannot save says so', async () => {
  const azurite = await startAzurite({ dataDir });
  await table(azurite.connectionString).createTable();
  // What Azurite writes first, and then gives its name, cannot be written.
  mkdirSync(join(dataDir, 'azurite', '__azurite_db_table__.json~'));
  await expect(azurite.close()).rejects.toMatchObject({
    name: 'LocalProblem',
    message: expect.stringContaining('EISDIR') as string,
  });
  await untilGone(azurite.pid);
});
