import { entropy } from '../../../src/wiring/entropy';
import { createStores } from '../../../src/azure/tables/stores';
import { azureTable, openTable } from '../../../src/azure/tables/table';
import { NEVER } from '../../../src/domain/account';
import type { Stores } from '../../../src/ports';
import { aMember } from '../../contract/member-store';
import { all, aLedgerEntry, anAccount, anOutboxEntry, aRun } from '../../contract/support';
import { freshId, inserted, NOW, present } from '../../contract/support';
import { startAzurite } from '../../support/azurite';
import type { Azurite } from '../../support/azurite';
import { startLossyProxy } from '../../support/lossy-proxy';
import type { Loss, LossyProxy } from '../../support/lossy-proxy';

const TABLE = 'lossy';
let azurite: Azurite;
/** Sees the truth: not through the proxy. */
let direct: Stores;

beforeAll(async () => {
  azurite = await startAzurite();
  const table = openTable(azurite, { table: TABLE });
  await table.createTable();
  direct = createStores(azureTable(table), entropy);
});
afterAll(() => azurite.stop());

describe.each<Loss>(['refused', 'dropped', 'cut', 'held'])('when an answer is %s', (loss) => {
  let proxy: LossyProxy;
  const lossyTable = () => {
    const connectionString = azurite.connectionStringAt({ table: proxy.origin });
    return azureTable(openTable({ connectionString }, { table: TABLE, tryLimitMs: 1000 }));
  };

  beforeEach(async () => {
    proxy = await startLossyProxy(azurite.table, loss);
  });
  afterEach(async () => {
    expect(proxy.lost()).toBeGreaterThan(0);
    await proxy.stop();
  });

  test('an account that was inserted is inserted, once', async () => {
    const account = anAccount({ id: freshId() });
    expect(await createStores(lossyTable(), entropy).accounts.insert(account)).toBe(true);
    expect((await present(direct, account.id)).value).toEqual(account);
    const due = await all(direct.accounts.due(NEVER));
    expect(due.filter(({ accountId }) => accountId === account.id)).toHaveLength(1);
  });

  test('a commit that was carried out is done, with all of its step', async () => {
    const previous = await inserted(direct);
    const { id } = previous.value;
    const next = { ...previous.value, dueAt: NOW + 5, slot: NOW + 5 };
    const step = {
      run: aRun(previous.value),
      ledgerPut: [aLedgerEntry(id)],
      outbox: [anOutboxEntry(id)],
    };
    const store = createStores(lossyTable(), entropy);
    expect(await store.accounts.commit(previous, next, step)).not.toBe('conflict');
    expect((await present(direct, id)).value).toEqual(next);
    expect((await direct.runs.list(id, { top: 5 })).value).toEqual([step.run]);
  });
});

describe('when every first answer is dropped', () => {
  let proxy: LossyProxy;
  let lossy: Stores;
  beforeAll(async () => {
    proxy = await startLossyProxy(azurite.table, 'dropped');
    const connectionString = azurite.connectionStringAt({ table: proxy.origin });
    lossy = createStores(azureTable(openTable({ connectionString }, { table: TABLE })), entropy);
  });
  afterAll(() => proxy.stop());

  test("somebody else's insert or commit is not taken for ours", async () => {
    const previous = await inserted(direct);
    expect(await lossy.accounts.insert({ ...previous.value, name: 'late' })).toBe(false);
    const first = { ...previous.value, name: 'first' };
    expect(await direct.accounts.commit(previous, first)).not.toBe('conflict');
    expect(await lossy.accounts.commit(previous, { ...previous.value, name: 'late' })).toBe(
      'conflict',
    );
    expect((await present(direct, first.id)).value).toEqual(first);
  });

  test('notices are replaced and removed', async () => {
    const account = await inserted(direct);
    const notice = anOutboxEntry(account.value.id);
    await direct.accounts.commit(account, account.value, { outbox: [notice] });
    const found = await lossy.outbox.get(notice.accountId, notice.id);
    if (!found) throw new Error('the notice is not there');
    expect(await lossy.outbox.replace(found, { ...notice, attempts: 1 })).toBe('done');
    expect(await lossy.outbox.replace(found, { ...notice, attempts: 2 })).toBe('conflict');
    await lossy.outbox.remove(notice.accountId, notice.id);
    expect(await direct.outbox.get(notice.accountId, notice.id)).toBeUndefined();
  });

  test('a purge removes everything', async () => {
    const { value } = await inserted(direct);
    await lossy.accounts.purge(value.id);
    expect(await direct.accounts.get(value.id)).toBeUndefined();
    const due = await all(direct.accounts.due(NEVER));
    expect(due.map(({ accountId }) => accountId)).not.toContain(value.id);
  });

  test('members are inserted, replaced and removed', async () => {
    const { members } = lossy;
    const member = aMember();
    expect(await members.insert(member)).toBe(true);
    expect(await members.insert({ ...member, createdAt: NOW + 1 })).toBe(false);
    const found = await members.get(member.id);
    if (!found) throw new Error('the member is not there');
    const next = { ...member, name: `${member.name} II` };
    expect(await members.replace(found, next)).toBe('done');
    expect(await members.replace(found, { ...next, quota: 1 })).toBe('conflict');
    expect(await members.remove(member.id)).toBe(true);
    expect(await members.remove(member.id)).toBe(false);
  });
});

test('storage out of reach is an error, and never taken for an absence', async () => {
  const nowhere = 'http://127.0.0.1:1';
  const connectionString = azurite.connectionStringAt({ table: nowhere, queue: nowhere });
  const store = createStores(azureTable(openTable({ connectionString })), entropy);
  const account = anAccount();
  const previous = { value: account, version: 'W/"1"' };
  const answers = await Promise.allSettled([
    store.accounts.get(account.id),
    store.accounts.insert(account),
    store.accounts.commit(previous, account),
    store.accounts.list({ top: 5 }),
    all(store.accounts.due(NEVER)),
    store.ledger.list(account.id),
    store.accounts.markSent({ accountId: account.id, dueAt: NOW, slot: NOW }, NOW),
    store.outbox.remove(account.id, 'a'),
    store.accounts.purge(account.id),
  ]);
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'ECONNREFUSED' } });
  }
});
