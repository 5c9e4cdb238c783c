import type { TableClient } from '@azure/data-tables';
import { entropy } from '../../src/wiring/entropy';
import { createMemberStore } from '../../src/azure/tables/member-store';
import { createSystemStore } from '../../src/azure/tables/system-store';
import { openTable } from '../../src/azure/tables/table';
import { startAzurite } from '../support/azurite';
import type { Azurite } from '../support/azurite';
import { memberStoreContract } from './member-store';
import { systemStoreContract } from './system-store';

let azurite: Azurite;
let tables = 0;

beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());

async function emptyTable(): Promise<TableClient> {
  tables += 1;
  const table = openTable(azurite, { table: `members${tables}` });
  await table.createTable();
  return table;
}

memberStoreContract('tables', async () => createMemberStore(await emptyTable(), entropy));
systemStoreContract('tables', async () => createSystemStore(await emptyTable()));
