import type { Account } from '../../src/domain/account';
import { NEVER } from '../../src/domain/account';
import { briefOf } from '../../src/domain/brief';
import { compact } from '../../src/compact';
import type { Stores } from '../../src/ports';
import { all, aLedgerEntry, anOutboxEntry, aRun, inserted, NOW, present } from './support';

/** Part of `accountStoreContract`: lists of accounts, and their end. */
export function accountListContract(current: () => Stores): void {
  let store: Stores;
  beforeEach(() => {
    store = current();
  });

  const paged = async (top: number, owner?: string): Promise<Account[]> => {
    const found: Account[] = [];
    let after: string | undefined;
    // Bounded: a page that is not the last holds at least one account.
    for (let left = 100; left > 0; left -= 1) {
      const query = {
        top,
        ...(owner !== undefined && { owner }),
        ...(after !== undefined && { after }),
      };
      const page = await store.accounts.list(query);
      expect(page.value.length).toBeLessThanOrEqual(top);
      found.push(...page.value);
      after = page.next;
      if (after === undefined) return found;
      expect(page.value).toHaveLength(top);
    }
    throw new Error('the list has no end');
  };

  describe('the list', () => {
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
    const idsOf = (accounts: readonly Account[]) => accounts.map(({ id }) => id);

    test.each([1, 3, 7, 12, 100])('by pages of %i is the whole, in the same order', async (top) => {
      const made = [];
      for (let count = 0; count < 12; count += 1) made.push((await inserted(store)).value.id);
      const listed = idsOf(await paged(top));
      expect([...listed].sort()).toEqual([...made].sort());
      expect(listed).toEqual(idsOf((await store.accounts.list({ top: 50 })).value));
    });

    test('is empty, without a next page, when there is nothing', async () => {
      expect(await store.accounts.list({ top: 5 })).toEqual({ value: [] });
    });

    test('narrows to an owner, whatever an owner is called', async () => {
      const owner = "o'brien";
      const own = [await inserted(store, { owner }), await inserted(store, { owner })];
      await inserted(store, { owner: 'somebody' });
      expect(idsOf(await paged(1, owner)).sort()).toEqual(own.map(({ value }) => value.id).sort());
    });

    test('leaves out what is being deleted; that has a list of its own', async () => {
      const previous = await inserted(store);
      await inserted(store);
      const gone: Account = { ...previous.value, deleted: true };
      expect(await store.accounts.commit(previous, gone)).not.toBe('conflict');
      expect(idsOf(await paged(5))).not.toContain(gone.id);
      expect(await all(store.accounts.deleted())).toEqual([gone]);
    });

    test('is there in brief too, whole or of an owner, without what is being deleted', async () => {
      const owner = "o'brien";
      const [own, other] = [await inserted(store, { owner }), await inserted(store)];
      const gone = await inserted(store, { owner });
      await store.accounts.commit(gone, { ...gone.value, deleted: true });
      const told = { ...own.value, name: 'changed', revision: 2 };
      expect(await store.accounts.commit(own, told)).not.toBe('conflict');
      const briefs = await all(store.accounts.briefs());
      const expected = [briefOf(told), briefOf(other.value)].map((each) => compact(each));
      expect(briefs.toSorted(byId)).toEqual(expected.toSorted(byId));
      expect(await all(store.accounts.briefs(owner))).toMatchObject([{ name: 'changed' }]);
      const page = await store.accounts.listBriefs({ top: 1 });
      expect(page).toEqual({ value: briefs.slice(0, 1), next: expect.any(String) as string });
      const rest = await store.accounts.listBriefs({ top: 1, after: page.next });
      expect(rest).toEqual({ value: briefs.slice(1) });
      expect((await store.accounts.listBriefs({ top: 5, owner })).value).toHaveLength(1);
    });

    test('goes on where it was, whatever happened meanwhile', async () => {
      for (let count = 0; count < 6; count += 1) await inserted(store);
      const before = idsOf(await paged(6));
      const { value, next } = await store.accounts.list({ top: 3 });
      for (const { id } of value) await store.accounts.purge(id);
      const rest = await store.accounts.list({ top: 6, after: next ?? '' });
      expect(idsOf(rest.value)).toEqual(before.slice(3));
    });

    test.each(['', 'garbage', 'YWNjb3VudDo', 'YWNjb3VudDphL2I', '💥', 'x'.repeat(5000)])(
      'does not go on from text %# that it has not given out',
      async (after) => {
        const error = { name: 'InvalidContinuation' };
        await expect(store.accounts.list({ top: 5, after })).rejects.toMatchObject(error);
        const { value } = await inserted(store);
        await expect(store.runs.list(value.id, { top: 5, after })).rejects.toMatchObject(error);
      },
    );
  });

  describe('a purge', () => {
    /** An account with more beside it than one transaction removes. */
    const full = async () => {
      let account = await inserted(store);
      const { id } = account.value;
      for (let count = 0; count < 2; count += 1) {
        const slot = NOW + count;
        const run = aRun({ ...account.value, slot });
        const ledgerPut = Array.from({ length: 60 }, () => aLedgerEntry(id));
        await store.accounts.commit(account, account.value, {
          run,
          ledgerPut,
          outbox: [anOutboxEntry(id)],
        });
        account = await present(store, id);
      }
      return account.value;
    };
    const nothingOf = async ({ id }: Account) => {
      expect(await store.accounts.get(id)).toBeUndefined();
      expect((await store.runs.list(id, { top: 5 })).value).toEqual([]);
      expect(await store.ledger.list(id)).toEqual([]);
    };

    test('removes an account with everything, and nothing else', async () => {
      const [gone, kept] = [await full(), await full()];
      await store.accounts.purge(gone.id);
      await nothingOf(gone);
      expect((await store.runs.list(kept.id, { top: 5 })).value).toHaveLength(2);
      expect(await store.ledger.list(kept.id)).toHaveLength(120);
      expect(await all(store.outbox.all())).toHaveLength(2);
      expect(await all(store.accounts.due(NEVER))).toMatchObject([{ accountId: kept.id }]);
    });

    test('can be repeated, and run beside itself', async () => {
      const gone = await full();
      await Promise.all([store.accounts.purge(gone.id), store.accounts.purge(gone.id)]);
      await store.accounts.purge(gone.id);
      await nothingOf(gone);
    });
  });
}
