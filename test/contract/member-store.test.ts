import { entropy } from '../../src/wiring/entropy';
import { createStores } from '../../src/azure/tables/stores';
import { azureTable, openTable } from '../../src/azure/tables/table';
import type { Stores } from '../../src/ports';
import { startAzurite } from '../support/azurite';
import type { Azurite } from '../support/azurite';
import { MemoryTable } from '../../local/memory-table';
import { memberStoreContract } from './member-store';
import { auditStoreContract } from './audit-store';
import { oneTimeStoreContract, settingsStoreContract, systemStoreContract } from './system-store';

let azurite: Azurite;
let tables = 0;

beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());

async function make(): Promise<Stores> {
  tables += 1;
  const table = openTable(azurite, { table: `members${tables}` });
  await table.createTable();
  return createStores(azureTable(table), entropy);
}

memberStoreContract('tables', async () => (await make()).members);
auditStoreContract('tables', make);
auditStoreContract('memory', () => Promise.resolve(inMemory()));
settingsStoreContract('tables', async () => (await make()).settings);
oneTimeStoreContract('tables', async () => (await make()).oneTime);
oneTimeStoreContract('memory', () => Promise.resolve(inMemory().oneTime));
settingsStoreContract('memory', () => Promise.resolve(inMemory().settings));
systemStoreContract('tables', async () => (await make()).system);

const inMemory = () => createStores(new MemoryTable(), entropy);
memberStoreContract('memory', () => Promise.resolve(inMemory().members));
systemStoreContract('memory', () => Promise.resolve(inMemory().system));
