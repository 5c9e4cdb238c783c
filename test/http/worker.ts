import type { Account } from '../../src/domain/account';
import { complete } from '../../src/domain/completion';
import { claim } from '../../src/domain/lease';
import type { Run } from '../../src/domain/run';
import { runIdOf } from '../../src/domain/run-id';
import { planFor } from '../../src/engine/plan-run';
import type { TestApi } from './support';

type Claimed = Account & { readonly lease: NonNullable<Account['lease']> };

/** What a test does with an account besides asking over HTTP: looks at its row, and plays its worker. */
export function worker(api: () => TestApi) {
  const read = async (id: string) => {
    const found = await api().core.accounts.get(id);
    if (!found) throw new Error('the account is not there');
    return found;
  };
  return {
    stored: async (id: string): Promise<Account> => (await read(id)).value,

    secretsInVault: async (): Promise<string[]> => {
      const names: string[] = [];
      for await (const { name } of api().core.vault.list()) names.push(name);
      return names;
    },

    /** Claims the account's slot as a worker would. */
    claimed: async (id: string): Promise<Claimed> => {
      const { accounts, catalogue, clock } = api().core;
      const current = await read(id);
      const plan = planFor(catalogue, current.value);
      const next = claim(
        current.value,
        { attempt: 1, fencingToken: 'f'.repeat(32), plan },
        clock(),
      );
      expect(await accounts.commit(current, next)).not.toBe('conflict');
      return next;
    },

    /** Ends the run that `claimed` has begun. */
    completed: async (id: string, changes: Partial<Run> = {}): Promise<Run> => {
      const { accounts, clock } = api().core;
      const current = await read(id);
      const { slot, lease } = current.value;
      if (!lease) throw new Error('nothing runs');
      const now = clock();
      const run: Run = {
        id: runIdOf(id, slot),
        accountId: id,
        slot,
        attempt: 1,
        startedAt: lease.since,
        endedAt: now,
        result: 'passed',
        outcomes: [{ check: 'mail.page-inbox', result: 'passed', status: 200, ms: 12 }],
        revision: lease.revision,
        asked: current.value.asked && { by: current.value.asked.by },
        ...changes,
      };
      const { account } = complete(current.value, run, { now });
      expect(await accounts.commit(current, account, { run })).not.toBe('conflict');
      return run;
    },
  };
}
