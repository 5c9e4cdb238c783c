import type { Incident } from '../../src/domain/incident';
import type { Run } from '../../src/domain/run';
import { runIdOf } from '../../src/domain/run-id';
import { DAY_MS } from '../../src/durations';
import type { Stores } from '../../src/ports';
import { all, aLedgerEntry, anOutboxEntry, aRun, freshId, inserted, NOW, present } from './support';

/** Part of `accountStoreContract`: runs, ledger and outbox. */
export function accountRecordsContract(current: () => Stores): void {
  let store: Stores;
  beforeEach(() => {
    store = current();
  });

  /** An account with runs of these slots, in this order. */
  const withRuns = async (slots: readonly number[]): Promise<Run[]> => {
    let account = await inserted(store);
    const runs: Run[] = [];
    for (const slot of slots) {
      const run = aRun({ ...account.value, slot });
      expect(await store.accounts.commit(account, account.value, { run })).not.toBe('conflict');
      account = await present(store, account.value.id);
      runs.push(run);
    }
    return runs;
  };
  const SLOTS = [NOW, NOW + DAY_MS, NOW + 1, NOW - 5_000_000, NOW + 999];

  describe('runs', () => {
    test('come newest first, page by page', async () => {
      const runs = await withRuns(SLOTS);
      const newestFirst = runs.toSorted((a, b) => b.slot - a.slot);
      const accountId = runs[0]?.accountId ?? '';
      for (const top of [1, 2, 5, 6]) {
        const found: Run[] = [];
        let after: string | undefined;
        for (let left = SLOTS.length; left > 0; left -= 1) {
          const page = await store.runs.list(accountId, {
            top,
            ...(after !== undefined && { after }),
          });
          found.push(...page.value);
          after = page.next;
          if (after === undefined) break;
          expect(page.value).toHaveLength(top);
        }
        expect(after).toBeUndefined();
        expect(found).toEqual(newestFirst);
      }
    });

    test('are found by their id, and by nothing else', async () => {
      const [run] = await withRuns([NOW]);
      if (!run) throw new Error('no run');
      expect(await store.runs.get(run.accountId, run.id)).toEqual(run);
      const wrong = [
        '',
        'x',
        `${run.id}0`,
        run.id.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
        runIdOf(run.accountId, NOW + 1),
        '19690101T000000000Z-00000000',
        '20269999T999999999Z-00000000',
      ];
      for (const id of wrong) expect(await store.runs.get(run.accountId, id)).toBeUndefined();
      const other = await inserted(store);
      expect(await store.runs.get(other.value.id, run.id)).toBeUndefined();
    });

    test('of slots before a time are pruned, oldest or not, no more than asked for', async () => {
      const runs = await withRuns(SLOTS);
      const accountId = runs[0]?.accountId ?? '';
      const slotsLeft = async () =>
        (await store.runs.list(accountId, { top: 9 })).value.map(({ slot }) => slot);
      const prune = (since: number, limit: number, most = 0) =>
        store.runs.prune(accountId, { since, most }, limit);
      expect(await prune(NOW - 5_000_000, 9)).toBe(0);
      expect(await prune(NOW + 999, 2)).toBe(2);
      expect(await slotsLeft()).toHaveLength(3);
      expect(await prune(NOW + 999, 9)).toBe(1);
      expect(await slotsLeft()).toEqual([NOW + DAY_MS, NOW + 999]);
    });

    test('beyond so many are pruned, the newest stay, and those before a time go besides', async () => {
      const runs = await withRuns(SLOTS);
      const accountId = runs[0]?.accountId ?? '';
      const newest = SLOTS.toSorted((a, b) => b - a);
      const slotsLeft = async () =>
        (await store.runs.list(accountId, { top: 9 })).value.map(({ slot }) => slot);
      const prune = (most: number, limit: number, since = 1) =>
        store.runs.prune(accountId, { since, most }, limit);
      expect(await prune(SLOTS.length, 9)).toBe(0);
      expect(await prune(3, 1)).toBe(1);
      expect(await prune(3, 9)).toBe(SLOTS.length - 4);
      expect(await slotsLeft()).toEqual(newest.slice(0, 3));
      expect(await prune(2, 9, newest[0])).toBe(2);
      expect(await slotsLeft()).toEqual(newest.slice(0, 1));
    });
  });

  describe('ledger entries', () => {
    const put = async (count: number, changes: object = {}) => {
      let account = await inserted(store);
      const entries = Array.from({ length: count }, () => aLedgerEntry(account.value.id, changes));
      for (let start = 0; start < count; start += 90) {
        const step = { ledgerPut: entries.slice(start, start + 90) };
        expect(await store.accounts.commit(account, account.value, step)).not.toBe('conflict');
        account = await present(store, account.value.id);
      }
      return { account, entries };
    };

    test('are replaced and removed with a step', async () => {
      const { account, entries } = await put(3);
      const [first, second, third] = entries;
      if (!first || !second || !third) throw new Error('no entries');
      const known = { ...first, ids: ['item-1'], sweeps: 1 };
      // Of one that is both, the removal counts; removing what is not there is fine.
      const step = {
        ledgerPut: [known, third],
        ledgerRemove: [second.id, third.id, third.id, freshId()],
      };
      expect(await store.accounts.commit(account, account.value, step)).not.toBe('conflict');
      expect(await store.ledger.list(account.value.id)).toEqual([known]);
    });

    test('are all removed, more than one transaction can hold too', async () => {
      const { account, entries } = await put(180);
      const step = { run: aRun(account.value), ledgerRemove: entries.map(({ id }) => id) };
      expect(await store.accounts.commit(account, account.value, step)).not.toBe('conflict');
      expect(await store.ledger.list(account.value.id)).toEqual([]);
      expect(await store.runs.get(account.value.id, aRun(account.value).id)).toBeDefined();
    });

    test('that find no room in one transaction are refused before anything is written', async () => {
      const account = await inserted(store);
      const ledgerPut = Array.from({ length: 100 }, () => aLedgerEntry(account.value.id));
      await expect(store.accounts.commit(account, account.value, { ledgerPut })).rejects.toThrow(
        RangeError,
      );
      expect(await present(store, account.value.id)).toEqual(account);
    });

    test('that are overdue come from all accounts', async () => {
      const late = [await put(1, { deadline: NOW - 1 }), await put(1, { deadline: NOW - 2 })];
      await put(1, { deadline: NOW });
      const overdue = await all(store.ledger.overdue(NOW));
      const expected = late.flatMap(({ entries }) => entries);
      expect(overdue).toHaveLength(2);
      expect(overdue).toEqual(expect.arrayContaining(expected));
    });
  });

  describe('outbox entries', () => {
    const owed = async () => {
      const account = await inserted(store);
      const notice = anOutboxEntry(account.value.id);
      await store.accounts.commit(account, account.value, { outbox: [notice] });
      const found = await store.outbox.get(notice.accountId, notice.id);
      if (!found) throw new Error('the notice is not there');
      return found;
    };

    test('are replaced under their version', async () => {
      const previous = await owed();
      const next = { ...previous.value, attempts: 1, lastError: 'mail-unreachable' };
      expect(await store.outbox.replace(previous, next)).toBe('done');
      expect(await store.outbox.replace(previous, { ...next, attempts: 9 })).toBe('conflict');
      expect((await store.outbox.get(next.accountId, next.id))?.value).toEqual(next);
    });

    test('are removed, once or more often', async () => {
      const previous = await owed();
      const { accountId, id } = previous.value;
      await store.outbox.remove(accountId, id);
      await store.outbox.remove(accountId, id);
      expect(await store.outbox.get(accountId, id)).toBeUndefined();
      expect(await store.outbox.replace(previous, previous.value)).toBe('conflict');
    });

    test('of all accounts are listed', async () => {
      const owedByTwo = [(await owed()).value, (await owed()).value];
      const found = await all(store.outbox.all());
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining(owedByTwo));
    });
  });

  describe('incidents', () => {
    const anIncident = (): Incident => ({
      id: freshId(),
      recipient: { channel: 'mail', to: 'owner@example.com' },
      cause: 'failing token auth AADSTS7000222',
      since: NOW,
      accounts: [{ id: freshId(), since: NOW }],
      news: [],
      attempts: 0,
      notBefore: NOW,
    });
    const opened = async () => {
      const incident = anIncident();
      expect(await store.incidents.insert(incident)).toBe('done');
      const found = await store.incidents.get(incident.id);
      if (!found) throw new Error('the incident is not there');
      expect(found.value).toEqual(incident);
      return found;
    };

    test('are added once, and replaced and removed under their version', async () => {
      const previous = await opened();
      expect(await store.incidents.insert(previous.value)).toBe('conflict');
      expect(await store.incidents.replace(previous, { ...previous.value, attempts: 1 })).toBe(
        'done',
      );
      expect(await store.incidents.replace(previous, previous.value)).toBe('conflict');
      expect(await store.incidents.remove(previous)).toBe('conflict');
      const latest = await store.incidents.get(previous.value.id);
      if (!latest) throw new Error('the incident is gone');
      expect(latest.value.attempts).toBe(1);
      expect(await store.incidents.remove(latest)).toBe('done');
      expect(await store.incidents.get(previous.value.id)).toBeUndefined();
    });

    test('are listed', async () => {
      const two = [(await opened()).value, (await opened()).value];
      const found = await all(store.incidents.all());
      expect(found).toEqual(expect.arrayContaining(two));
      expect(await store.incidents.removeDamaged()).toBe(0);
    });
  });
}
