import { TableClient } from '@azure/data-tables';
import { entropy } from '../../src/wiring/entropy';
import { createStores } from '../../src/azure/tables/stores';
import { azureTable, openTable } from '../../src/azure/tables/table';
import { NEVER } from '../../src/domain/account';
import type { Account } from '../../src/domain/account';
import { claim, decide, grantLease } from '../../src/domain/lease';
import { pause } from '../../src/domain/lifecycle';
import { startAzurite } from '../../local/azurite';
import type { Azurite } from '../../local/azurite';
import { releaseAccounts } from '../../local/release-accounts';
import type { AccountStore } from '../../src/ports';

const now = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;
let azurite: Azurite;
let accounts: AccountStore;

beforeAll(async () => {
  azurite = await startAzurite();
  const table: TableClient = openTable({ connectionString: azurite.connectionString });
  await table.createTable();
  ({ accounts } = createStores(azureTable(table), entropy));
});
afterAll(() => azurite.close());

/** Stores an account whose slot is `due`, as `change` leaves it. */
async function stored(due: number, change: (account: Account) => Account): Promise<string> {
  const account: Account = {
    id: entropy.hex(16),
    owner: 'operator',
    name: 'Test',
    tenantId: 'contoso.example',
    clientId: '11111111-1111-1111-1111-111111111111',
    mode: 'application',
    credential: { kind: 'clientSecret', id: 'c', secrets: {} },
    checks: { always: [], random: ['*'] },
    checksPerRun: { min: 1, max: 1 },
    schedule: { preset: 'steady', minSeconds: 1000, maxSeconds: 2000 },
    notify: {},
    state: 'active',
    stateSince: 0,
    revision: 1,
    slot: due,
    dueAt: due,
    recentResults: [],
    createdAt: 0,
    updatedAt: 0,
  };
  await accounts.insert(change(account));
  return account.id;
}

const claimed = (account: Account) =>
  claim(account, { attempt: 1, fencingToken: 'f', plan: ['a', 'b'] }, now - MINUTE);
const read = async (id: string) => (await accounts.get(id))?.value;

test('what a killed process had claimed is due at once; the rest stays as it is', async () => {
  const running = await stored(now - MINUTE, claimed);
  const asking = await stored(now - MINUTE, (account) => grantLease(account, 'f', now - 1000));
  const handedOut = await stored(now - MINUTE, (account) => account);
  const paused = await stored(now - MINUTE, (account) =>
    pause(claimed(account), { by: 'me' }, now),
  );
  const later = await stored(now + MINUTE, (account) => account);
  for (const due of [handedOut, later]) {
    for await (const entry of accounts.due(now + MINUTE)) {
      if (entry.accountId === due) await accounts.markSent(entry, now - MINUTE);
    }
  }

  expect(await releaseAccounts(accounts, now)).toBe(4);

  const next = await read(running);
  expect(next).toMatchObject({ slot: now - MINUTE, dueAt: now });
  // The next worker counts the one that was lost, and runs the very same plan.
  expect(decide(next, now - MINUTE, now)).toEqual({ type: 'claim', attempt: 2, plan: ['a', 'b'] });
  expect(decide(await read(asking), now - MINUTE, now)).toEqual({ type: 'claim', attempt: 1 });
  expect(await read(handedOut)).toMatchObject({ slot: now - MINUTE, dueAt: now });
  const still = await read(paused);
  expect(still).toMatchObject({ dueAt: NEVER, state: 'paused' });
  expect(still).not.toHaveProperty('lease');
  expect(await read(later)).toMatchObject({ dueAt: now + MINUTE });
  // A message is sent again for those, and not for the one whose message still waits.
  const entries = [];
  for await (const entry of accounts.due(now + MINUTE))
    entries.push([entry.accountId, entry.sentAt]);
  expect(entries).toContainEqual([handedOut, undefined]);
  expect(entries).toContainEqual([later, now - MINUTE]);
});
