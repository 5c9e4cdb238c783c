#!/usr/bin/env node
// Copies the table to a file, one JSON line a row with its types, and back:
//   node scripts/backup.mjs save FILE --account NAME
//   node scripts/backup.mjs load FILE --account NAME     while the app is stopped
// Storage is asked with the token of whoever is signed in with `az login` (Storage Table Data Reader or
// Contributor), or, without --account, by the connection string in AzureWebJobsStorage. Rows hold no secrets.
import { TableClient } from '@azure/data-tables';
import { execFileSync } from 'node:child_process';
import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const TABLE = 'perennial';
const MOST_ROWS_OF_A_TRANSACTION = 100;
const USAGE = 'usage: node scripts/backup.mjs save|load FILE [--account NAME]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { account: { type: 'string' } },
});
const [verb, file, ...rest] = positionals;
const verbs = { save, load };
const connectionString = process.env.AzureWebJobsStorage;
if (!Object.hasOwn(verbs, verb ?? '') || !file || rest.length > 0) fail(USAGE);
if (!values.account && !connectionString) fail(`Which storage account? ${USAGE}`);

const table = values.account
  ? new TableClient(`https://${values.account}.table.core.windows.net`, TABLE, { getToken })
  : TableClient.fromConnectionString(connectionString, TABLE, {
      allowInsecureConnection: /http:|UseDevelopmentStorage/.test(connectionString),
    });
console.log(`${await verbs[verb]()} rows`);

async function getToken() {
  const query = ['--query', '[accessToken, to_string(expires_on)]', '-o', 'tsv'];
  const resource = ['--resource', 'https://storage.azure.com'];
  const answer = execFileSync('az', ['account', 'get-access-token', ...resource, ...query], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [token, expires] = answer.trim().split(/\s+/);
  return { token, expiresOnTimestamp: Number(expires) * 1000 };
}

/** A row's own columns; what storage adds (its time, its version) is not ours to write back. */
async function save() {
  const lines = [];
  // With type conversion a 64-bit number and a text would look the same afterwards.
  for await (const row of table.listEntities({ disableTypeConversion: true })) {
    delete row.etag;
    delete row.timestamp;
    lines.push(JSON.stringify(row));
  }
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  return lines.length;
}

/** Each row replaces the one of its name. Rows that are there and not in the file stay. */
async function load() {
  let count = 0;
  let batch = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const row = JSON.parse(line);
    const other = batch.length > 0 && batch[0].partitionKey !== row.partitionKey;
    if (other || batch.length === MOST_ROWS_OF_A_TRANSACTION) batch = await write(batch);
    batch.push(row);
    count += 1;
  }
  await write(batch);
  return count;
}

async function write(batch) {
  if (batch.length > 0) {
    await table.submitTransaction(batch.map((row) => ['upsert', row, 'Replace']));
  }
  return [];
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
