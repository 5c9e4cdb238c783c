import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { startAzurite } from '../support/azurite';
import type { Azurite } from '../support/azurite';

const script = join(__dirname, '../../scripts/backup.mjs');
const ROWS_OF_A = 150;
let azurite: Azurite;
let folder: string;
let table: TableClient;

beforeAll(async () => {
  azurite = await startAzurite();
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  table = TableClient.fromConnectionString(azurite.connectionString, 'perennial', {
    allowInsecureConnection: true,
  });
  await table.createTable();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await azurite.stop();
});

const run = (...args: string[]) =>
  execFileSync(process.execPath, [script, ...args], {
    env: { PATH: process.env['PATH'] ?? '', AzureWebJobsStorage: azurite.connectionString },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

async function rows(): Promise<object[]> {
  const found: object[] = [];
  for await (const row of table.listEntities({ queryOptions: {}, disableTypeConversion: true })) {
    const { etag: _etag, timestamp: _timestamp, ...own } = row as Record<string, unknown>;
    found.push(own);
  }
  return found;
}

test('what was saved comes back with its types, over what has happened since', async () => {
  const keys = Array.from({ length: ROWS_OF_A }, (_, index) => String(index).padStart(4, '0'));
  for (const rowKey of keys.slice(0, 2)) {
    await table.createEntity({
      partitionKey: 'a',
      rowKey,
      text: 'ü "quoted"\n',
      int: 7,
      big: { type: 'Int64', value: '9007199254740993' },
      double: 0.5,
      yes: true,
      at: { type: 'DateTime', value: '2026-11-21T12:00:00.0000000Z' },
    });
  }
  const plain = keys.slice(2).map((rowKey) => ({ partitionKey: 'a', rowKey }));
  for (const part of [plain.slice(0, 100), plain.slice(100)]) {
    await table.submitTransaction(part.map((row) => ['create', row]));
  }
  await table.createEntity({ partitionKey: 'b', rowKey: '0001', text: 'other partition' });
  const before = await rows();

  const file = join(folder, 'rows.jsonl');
  expect(run('save', file)).toBe(`${ROWS_OF_A + 1} rows\n`);
  expect(statSync(file).mode & 0o077).toBe(0);

  await table.deleteEntity('a', '0000');
  await table.updateEntity({ partitionKey: 'a', rowKey: '0001', text: 'changed' }, 'Replace');
  expect(run('load', file)).toBe(`${ROWS_OF_A + 1} rows\n`);
  expect(await rows()).toEqual(before);
});

test.each([[['erase', 'x']], [['save']], [['save', 'a', 'b']]])(
  'anything else is refused with how to call it: %j',
  (args) => {
    expect(() => run(...args)).toThrow(/usage: node scripts\/backup.mjs save\|load FILE/);
  },
);
