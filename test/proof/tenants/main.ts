/**
 * A day of 500 accounts in one instance, 50 of them in tenants that refuse in every way there is. See
 * docs/proof/README.md.
 */
import { parseArgs } from 'node:util';
import { MemoryTable } from '../../support/memory-table';
import { liveThrough } from './day';
import { misfortunes } from './misfortunes';
import { summaryOf, timelineOf } from './report';

const { values: options } = parseArgs({
  options: {
    accounts: { type: 'string', default: '500' },
    ill: { type: 'string', default: '50' },
    hours: { type: 'string', default: '24' },
    only: { type: 'string' },
    timeline: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const startedAt = performance.now();
  const date = new Date().toISOString().slice(0, 10);
  const day = await liveThrough({
    accounts: Number(options.accounts),
    ill: Number(options.ill),
    hours: Number(options.hours),
    misfortunes: misfortunes.filter(({ name }) => (options.only ?? name) === name),
    table: () => new MemoryTable(),
  });
  const summary = summaryOf(day);
  const minutes = Math.round((performance.now() - startedAt) / 6000) / 10;
  const result = {
    date,
    node: process.version,
    minutes,
    hours: Number(options.hours),
    ...summary,
    timeline: options.timeline ? timelineOf(day) : undefined,
  };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  if (summary.faults.length > 0) process.exitCode = 1;
}

void main();
