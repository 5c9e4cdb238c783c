import { Readable } from 'node:stream';
import { createStores } from '../../src/azure/tables/stores';
import { DAY_MS } from '../../src/durations';
import { goRound } from '../../src/maintenance/round';
import type { Services } from '../../src/services';
import { entropy } from '../../src/wiring/entropy';
import { MemoryTable } from '../../local/memory-table';
import { anAccount, NOW } from '../domain/support';

const ACCOUNTS = 3000;
const REQUEST_MS = 60;

/** Storage in which each request takes some time, an empty vault, and upkeep's share of it. */
async function installation() {
  const table = new MemoryTable();
  const state = { now: NOW };
  const stores = createStores(table, entropy);
  for (let index = 0; index < ACCOUNTS; index += 1)
    await stores.accounts.insert(
      // Those that run prune their own records.
      anAccount({ id: `a${index}`, state: 'paused', paused: { at: NOW, by: 'operator' } }),
    );
  const before = table.requests;
  const deps = {
    ...stores,
    clock: () => state.now + (table.requests - before) * REQUEST_MS,
    entropy,
    retentionDays: 30,
    vault: { list: () => Readable.from([]) },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  } as unknown as Services;
  return { table, state, deps, requests: () => table.requests - before };
}

test('a round costs at most four requests an account and day, and a day has one', async () => {
  const { state, deps, requests } = await installation();
  for (let upkeep = 0; upkeep < 48; upkeep += 1) {
    await goRound(deps);
    state.now += DAY_MS / 48;
  }
  expect(requests() / ACCOUNTS).toBeLessThanOrEqual(4);
});

test('a share ends when its time is up, says so, and the next goes on from there', async () => {
  const { deps, requests } = await installation();
  const shares = [];
  for (let left = 20; left > 0; left -= 1) {
    const before = requests();
    const { unfinished } = await goRound(deps);
    shares.push({ unfinished, ms: (requests() - before) * REQUEST_MS });
    if (!unfinished) break;
  }
  expect(shares.length).toBeGreaterThan(1);
  expect(shares.map(({ unfinished }) => unfinished)).toEqual(
    shares.map((_, at) => at < shares.length - 1),
  );
  for (const { ms } of shares) expect(ms).toBeLessThan(240_000);
  // Nothing was gone over twice.
  expect(requests() / ACCOUNTS).toBeLessThanOrEqual(4);
});
