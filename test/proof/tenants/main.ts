/**
 * A day of 500 accounts in one instance, 50 of them in tenants that refuse in every way there is. See
 * docs/proof/README.md.
 */
import { parseArgs } from 'node:util';
import { startAzurite } from '../../../local/azurite';
import { createProvisioning } from '../../../src/azure/provisioning';
import { azureTable, openTable } from '../../../src/azure/tables/table';
import type { Table } from '../../../src/azure/tables/table';
import { MemoryTable } from '../../../local/memory-table';
import { liveThrough } from './day';
import { misfortunesWithin } from './misfortunes';
import { reachedOutside } from './outside';
import { summaryOf, timelineOf } from './report';

const { values: options } = parseArgs({
  options: {
    accounts: { type: 'string', default: '500' },
    ill: { type: 'string', default: '50' },
    hours: { type: 'string', default: '24' },
    only: { type: 'string' },
    timeline: { type: 'boolean', default: false },
    azurite: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const startedAt = performance.now();
  const date = new Date().toISOString().slice(0, 10);
  const azurite = options.azurite ? await startAzurite() : undefined;
  const table = azurite && (await tableIn(azurite.connectionString));
  const day = await liveThrough({
    accounts: Number(options.accounts),
    ill: Number(options.ill),
    hours: Number(options.hours),
    misfortunes: misfortunesWithin(Number(options.hours)).filter(
      ({ name }) => (options.only ?? name) === name,
    ),
    table: (time) => (table ? reachedOutside(table, time) : new MemoryTable()),
  });
  await azurite?.close();
  const summary = summaryOf(day);
  const minutes = Math.round((performance.now() - startedAt) / 6000) / 10;
  const result = {
    date,
    node: process.version,
    minutes,
    hours: Number(options.hours),
    storage: azurite ? 'Azurite' : 'memory',
    ...summary,
    timeline: options.timeline ? timelineOf(day) : undefined,
  };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  if (summary.faults.length > 0) process.exitCode = 1;
}

/** A table of real storage. */
async function tableIn(connectionString: string): Promise<Table> {
  const client = openTable({ connectionString }, { table: 'proof' });
  await createProvisioning(client, []).ensure();
  return azureTable(client);
}

void main();
