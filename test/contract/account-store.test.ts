import type { TableClient } from '@azure/data-tables';
import { entropy } from '../../src/wiring/entropy';
import { createStores } from '../../src/azure/tables/stores';
import { azureTable, openTable } from '../../src/azure/tables/table';
import { startAzurite } from '../support/azurite';
import type { Azurite } from '../support/azurite';
import { MemoryTable } from '../../local/memory-table';
import { accountStoreContract } from './account-store';
import { accountWorkersContract } from './account-workers';

let azurite: Azurite;
let tables = 0;

beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());

async function emptyTable(): Promise<TableClient> {
  tables += 1;
  const table = openTable(azurite, { table: `accounts${tables}` });
  await table.createTable();
  return table;
}

const make = async () => createStores(azureTable(await emptyTable()), entropy);

accountStoreContract('tables', make);
accountWorkersContract('tables', make);

const inMemory = () => Promise.resolve(createStores(new MemoryTable(), entropy));
accountStoreContract('memory', inMemory);
accountWorkersContract('memory', inMemory);
