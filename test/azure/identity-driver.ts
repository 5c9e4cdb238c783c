/**
 * Runs in a process of its own, because only there Node takes the test's certificate for a trusted
 * one. Uses table and queue as the managed identity, and writes what it has seen as JSON.
 */
import { managedIdentityCredential } from '../../src/azure/credential';
import { entropy } from '../../src/wiring/entropy';
import { createProvisioning } from '../../src/azure/provisioning';
import { createQueue, openQueue } from '../../src/azure/queue';
import { createStores } from '../../src/azure/tables/stores';
import { azureTable, openTable } from '../../src/azure/tables/table';
import { anAccount, aRun } from '../domain/support';

const [, , tableUri = '', queueUri = ''] = process.argv;

async function main(): Promise<void> {
  const credential = managedIdentityCredential({ clientId: undefined });
  const table = openTable({ endpoint: tableUri, credential });
  const queue = openQueue({ endpoint: queueUri, credential }, 'runs');
  await createProvisioning(table, [queue]).ensure();
  const { accounts: store, runs: recorded } = createStores(azureTable(table), entropy);
  const account = anAccount();
  const inserted = await store.insert(account);
  const previous = await store.get(account.id);
  if (!previous) throw new Error('the account is not there');
  const run = aRun(account);
  const committed = await store.commit(previous, { ...account, name: 'new' }, { run });
  await createQueue(queue).send({ accountId: account.id, slot: account.slot });
  const { approximateMessagesCount: messages } = await queue.getProperties();
  const { value: runs } = await recorded.list(account.id, { top: 5 });
  process.stdout.write(JSON.stringify({ inserted, committed, messages, runs: runs.length }));
}

void main();
