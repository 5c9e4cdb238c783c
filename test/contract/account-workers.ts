import fc from 'fast-check';
import { NEVER } from '../../src/domain/account';
import type { Account } from '../../src/domain/account';
import type { Stores } from '../../src/ports';
import { all, inserted, NOW, present } from './support';

const ACCOUNTS = 3;

/** One thing that a worker does: read an account, then write it as if it had been changed, run or paused. */
const steps = fc.record({
  account: fc.nat(ACCOUNTS - 1),
  change: fc.oneof(
    fc.constant({}),
    fc.constant({ dueAt: NEVER }),
    fc.record({ dueAt: fc.integer({ min: NOW, max: NOW + 3 }) }),
    fc.record({ slot: fc.integer({ min: NOW, max: NOW + 3 }) }),
  ),
  /** Whether another worker may get in between reading and writing. */
  slow: fc.boolean(),
});
const workers = fc.array(fc.array(steps, { minLength: 1, maxLength: 6 }), {
  minLength: 2,
  maxLength: 4,
});

/** What a store of accounts promises to workers that know nothing of each other. */
export function accountWorkersContract(name: string, make: () => Promise<Stores>): void {
  test(`account store: ${name}: however workers interleave, no write is lost and each account is due once`, async () => {
    await fc.assert(
      fc.asyncProperty(workers, async (plans) => {
        const store = await make();
        const ids: string[] = [];
        for (let left = ACCOUNTS; left > 0; left -= 1) {
          ids.push((await inserted(store, { revision: 0 })).value.id);
        }
        const done = new Map(ids.map((id) => [id, 0]));
        const work = async (plan: (typeof plans)[number]) => {
          for (const { account, change, slow } of plan) {
            const id = ids[account] ?? '';
            const previous = await present(store, id);
            if (slow) await present(store, id);
            const next = { ...previous.value, ...change, revision: previous.value.revision + 1 };
            const answer = await store.accounts.commit(previous, next);
            if (answer !== 'conflict') done.set(id, (done.get(id) ?? 0) + 1);
          }
        };
        await Promise.all(plans.map(work));

        const due = await all(store.accounts.due(NEVER));
        expect(due.map(({ accountId }) => accountId).sort()).toEqual([...ids].sort());
        for (const id of ids) {
          const { value } = await present(store, id);
          expect(value.revision).toBe(done.get(id));
          expect(due.find(({ accountId }) => accountId === id)).toEqual(dueEntryOf(value));
        }
      }),
      { numRuns: 15 },
    );
  });
}

const dueEntryOf = ({ id: accountId, dueAt, slot }: Account) => ({ accountId, dueAt, slot });
