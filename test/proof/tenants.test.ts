/** The short form of `npm run proof -- tenants`. */
import { createProvisioning } from '../../src/azure/provisioning';
import { azureTable, openTable } from '../../src/azure/tables/table';
import { startAzurite } from '../support/azurite';
import { MemoryTable } from '../../local/memory-table';
import { liveThrough } from './tenants/day';
import { misfortunesWithin } from './tenants/misfortunes';
import { reachedOutside } from './tenants/outside';
import { faultsOf } from './tenants/report';

const soon = misfortunesWithin(2);

test('accounts in tenants that refuse in every way there is hold up none of the others, and whoever has two of them hears of one cause', async () => {
  const day = await liveThrough({
    accounts: 2 * soon.length + 6,
    ill: 2 * soon.length,
    misfortunes: soon,
    hours: 2,
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
    accounts: 2 * few.length + 1,
    ill: 2 * few.length,
    misfortunes: few,
    hours: 1,
    table: (time) => reachedOutside(azureTable(client), time),
  });
  expect(faultsOf(day)).toEqual([]);
  await azurite.stop();
});
