import { NEVER } from '../../src/domain/account';
import type { Stores } from '../../src/ports';
import { accountListContract } from './account-list';
import { accountRecordsContract } from './account-records';
import { all, aLedgerEntry, anAccount, anOutboxEntry, aRun, freshId, inserted } from './support';
import { NO_IDS, NOW, present } from './support';

/** What every store of accounts promises. `make` gives an empty one. */
export function accountStoreContract(name: string, make: () => Promise<Stores>): void {
  describe(`account store: ${name}`, () => {
    let store: Stores;
    beforeEach(async () => {
      store = await make();
    });

    describe('an account', () => {
      test('is kept whole, and due once', async () => {
        const account = anAccount({
          id: freshId(),
          preflight: { at: NOW, granted: ['Mail.Read'] },
        });
        expect(await store.accounts.insert(account)).toBe(true);
        expect((await present(store, account.id)).value).toEqual(account);
        const { id: accountId, dueAt, slot } = account;
        expect(await all(store.accounts.due(NEVER))).toEqual([{ accountId, dueAt, slot }]);
      });

      test('of any length and in any script is kept whole', async () => {
        const reason = `${'😀'.repeat(30_000)}\ud800 "\\\u0000\uffff${'ﷺ'.repeat(60_001)}`;
        const { value } = await inserted(store, { paused: { at: NOW, by: 'operator', reason } });
        expect(value.paused?.reason).toBe(reason);
      });

      test('is not inserted twice', async () => {
        const { value } = await inserted(store, { name: 'first' });
        expect(await store.accounts.insert({ ...value, name: 'second', dueAt: NOW + 1 })).toBe(
          false,
        );
        expect((await present(store, value.id)).value).toEqual(value);
        expect(await all(store.accounts.due(NEVER))).toHaveLength(1);
      });

      test.each(NO_IDS.map((id, index) => ({ id, index })))(
        'is not there under text $index that is no id',
        async ({ id }) => {
          expect(await store.accounts.get(id)).toBeUndefined();
          expect(await store.runs.get(id, '20261121T120000000Z-1a2b3c4d')).toBeUndefined();
          expect(await store.runs.list(id, { top: 5 })).toEqual({ value: [] });
          expect(await store.ledger.list(id)).toEqual([]);
          expect(await store.outbox.get(id, 'a')).toBeUndefined();
          expect(await store.outbox.get('a', id)).toBeUndefined();
        },
      );
    });

    describe('a commit', () => {
      test('replaces the account under the version it was read with', async () => {
        const previous = await inserted(store, {
          failure: { stage: 'token', kind: 'auth', code: 'x' },
        });
        const next = anAccount({ id: previous.value.id, name: 'new' });
        expect(await store.accounts.commit(previous, next)).not.toBe('conflict');
        const now = await present(store, next.id);
        expect(now.value).toEqual(next);
        expect(now.version).not.toBe(previous.version);
      });

      test('under an older version writes nothing at all', async () => {
        const previous = await inserted(store);
        const { id } = previous.value;
        const first = { ...previous.value, name: 'first' };
        expect(await store.accounts.commit(previous, first)).not.toBe('conflict');
        const step = {
          run: aRun(previous.value),
          ledgerPut: [aLedgerEntry(id)],
          outbox: [anOutboxEntry(id)],
        };
        const late = { ...previous.value, dueAt: NOW + 5000, slot: NOW + 5000 };
        expect(await store.accounts.commit(previous, late, step)).toBe('conflict');
        expect((await present(store, id)).value).toEqual(first);
        expect(await store.runs.list(id, { top: 5 })).toEqual({ value: [] });
        expect(await store.ledger.list(id)).toEqual([]);
        expect(await all(store.outbox.all())).toEqual([]);
        expect(await all(store.accounts.due(NEVER))).toEqual([
          { accountId: id, dueAt: NOW, slot: NOW },
        ]);
      });

      test('to an account that is gone is a conflict', async () => {
        const previous = await inserted(store);
        await store.accounts.purge(previous.value.id);
        expect(await store.accounts.commit(previous, { ...previous.value, dueAt: NOW + 1 })).toBe(
          'conflict',
        );
        expect(await all(store.accounts.due(NEVER))).toEqual([]);
      });

      test('of many at the same version succeeds once', async () => {
        const previous = await inserted(store);
        const writers = Array.from({ length: 10 }, (_, index) =>
          store.accounts.commit(previous, {
            ...previous.value,
            dueAt: NOW + index,
            name: `writer ${index}`,
          }),
        );
        const answers = await Promise.all(writers);
        expect(answers.filter((answer) => answer !== 'conflict')).toHaveLength(1);
        const { value } = await present(store, previous.value.id);
        expect(value.name).toBe(`writer ${answers.findIndex((answer) => answer !== 'conflict')}`);
        expect(await all(store.accounts.due(NEVER))).toMatchObject([{ dueAt: value.dueAt }]);
      });

      test('writes what belongs to its step', async () => {
        const previous = await inserted(store);
        const { id } = previous.value;
        const run = aRun(previous.value);
        const [entry, notice] = [aLedgerEntry(id), anOutboxEntry(id)];
        const step = { run, ledgerPut: [entry], outbox: [notice] };
        expect(await store.accounts.commit(previous, previous.value, step)).not.toBe('conflict');
        expect(await store.runs.get(id, run.id)).toEqual(run);
        expect(await store.ledger.list(id)).toEqual([entry]);
        expect((await store.outbox.get(id, notice.id))?.value).toEqual(notice);
      });

      test('records a slot once', async () => {
        const previous = await inserted(store);
        const run = aRun(previous.value);
        expect(await store.accounts.commit(previous, previous.value, { run })).not.toBe('conflict');
        const now = await present(store, previous.value.id);
        const again = { run: { ...run, attempt: 2 } };
        expect(await store.accounts.commit(now, { ...now.value, name: 'again' }, again)).toBe(
          'conflict',
        );
        expect(await store.runs.get(run.accountId, run.id)).toEqual(run);
        expect((await present(store, run.accountId)).value).toEqual(previous.value);
      });
    });

    describe('the due entry', () => {
      const committed = async (changes: object) => {
        const previous = await inserted(store);
        const [entry] = await all(store.accounts.due(NEVER));
        if (!entry) throw new Error('nothing is due');
        await store.accounts.markSent(entry, NOW + 7);
        const next = { ...previous.value, ...changes };
        expect(await store.accounts.commit(previous, next)).not.toBe('conflict');
        return { entry, next, due: await all(store.accounts.due(NEVER)) };
      };

      test('knows when its message was sent, until it moves', async () => {
        const { entry, due } = await committed({ name: 'new' });
        expect(due).toEqual([{ ...entry, sentAt: NOW + 7 }]);
      });

      test.each([{ dueAt: NOW + 9 }, { slot: NOW + 9 }, { dueAt: NEVER, slot: NOW + 9 }])(
        'moves with %j, and its message is to be sent again',
        async (changes) => {
          const { entry, due } = await committed(changes);
          expect(due).toEqual([{ ...entry, ...changes }]);
        },
      );

      test('is not marked as sent once it has moved', async () => {
        const { entry, due } = await committed({ slot: NOW + 9 });
        await store.accounts.markSent(entry, NOW + 11);
        expect(await all(store.accounts.due(NEVER))).toEqual(due);
      });

      test('comes up to and including a time', async () => {
        const early = await inserted(store, { dueAt: NOW });
        await inserted(store, { dueAt: NOW + 2 });
        expect(await all(store.accounts.due(NOW - 1))).toEqual([]);
        for (const until of [NOW, NOW + 1]) {
          expect(await all(store.accounts.due(until))).toMatchObject([
            { accountId: early.value.id },
          ]);
        }
        expect(await all(store.accounts.due(NOW + 2))).toHaveLength(2);
      });
    });

    accountListContract(() => store);
    accountRecordsContract(() => store);
  });
}
