/** The short form of `npm run proof -- tenants`. */
import { createProvisioning } from '../../src/azure/provisioning';
import { azureTable, openTable } from '../../src/azure/tables/table';
import type { Table } from '../../src/azure/tables/table';
import { startAzurite } from '../support/azurite';
import { MemoryTable } from '../support/memory-table';
import type { VirtualTime } from '../support/virtual-time';
import { liveThrough } from './tenants/day';
import { misfortunes } from './tenants/misfortunes';
import { faultsOf } from './tenants/report';

/** What begins later in the day begins after half an hour here. */
const soon = misfortunes.map((one) =>
  one.afterHours === undefined ? one : { ...one, afterHours: 0.5 },
);

test('accounts in tenants that refuse in every way there is hold up none of the others', async () => {
  const day = await liveThrough({
    accounts: 2 * soon.length,
    ill: soon.length,
    misfortunes: soon,
    hours: 2.5,
    table: () => new MemoryTable(),
  });
  expect(faultsOf(day)).toEqual([]);
});

test('so it is over Azurite', async () => {
  const azurite = await startAzurite();
  const client = openTable(azurite, { table: 'proof' });
  await createProvisioning(client, []).ensure();
  const few = soon.filter(({ name }) =>
    ['graph-silent', 'wrong-secret', 'single-use-tokens'].includes(name),
  );
  const day = await liveThrough({
    accounts: 6,
    ill: few.length,
    misfortunes: few,
    hours: 1,
    table: (time) => reachedOutside(azureTable(client), time),
  });
  expect(faultsOf(day)).toEqual([]);
  await azurite.stop();
});

/** A table that takes real time: the test's own stands still meanwhile. */
function reachedOutside(table: Table, time: VirtualTime): Table {
  return {
    read: (key) => time.outside(table.read(key)),
    submit: (actions) => time.outside(table.submit(actions)),
    merge: (row) => time.outside(table.merge(row)),
    remove: (key) => time.outside(table.remove(key)),
    async *pages(range, options) {
      const pages = table.pages(range, options);
      for (;;) {
        const page = await time.outside(pages.next());
        if (page.done) return;
        yield page.value;
      }
    },
  };
}
