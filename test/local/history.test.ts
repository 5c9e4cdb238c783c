import { CLIENT_ID } from '@perennial/graph-simulator';
import { createStores } from '../../src/azure/tables/stores';
import type { Account } from '../../src/domain/account';
import { dayOf } from '../../src/domain/day';
import { runIdOf } from '../../src/domain/run-id';
import { DAY_MS } from '../../src/durations';
import { entropy } from '../../src/wiring/entropy';
import { copyOf } from '../../local/history/copy';
import { fates, identityOf } from '../../local/history/fleet';
import { joined } from '../../local/history/join';
import { keepHistory } from '../../local/history/keep';
import { pasts } from '../../local/history/pasts';
import { play } from '../../local/history/play';
import type { Played } from '../../local/history/play';
import { MemoryTable } from '../../local/memory-table';
import { anAccount } from '../domain/support';

const UNTIL = Date.UTC(2026, 10, 21, 12);
const always = ['profile.read-self', 'mail.page-inbox'];

/** As somebody has registered it, with a first run behind it. */
function registered(tenantId: string): Account {
  const account = anAccount({
    id: tenantId.slice(0, 8),
    tenantId,
    clientId: CLIENT_ID,
    user: `adele@${tenantId}`,
    checks: { always, random: ['*'] },
    checksPerRun: { min: 1, max: 2 },
    slot: UNTIL + 60_000,
    dueAt: UNTIL + 60_000,
    createdAt: UNTIL,
  });
  const first = { runId: runIdOf(account.id, UNTIL), result: 'passed', at: UNTIL + 1000 } as const;
  const today = {
    day: dayOf(UNTIL),
    runs: [1, 0, 0, 0],
    checks: { 'mail.page-inbox': 'p1' },
    failures: {},
  } as const;
  return { ...account, recentResults: [first], today, items: { made: 2, removed: 2 } };
}

const schedule = { preset: 'custom', minSeconds: 10_800, maxSeconds: 21_600 } as const;
const lived = new Map<string, Promise<Played>>();
/** Three days of an account, played once. */
function past(tenantId: string): Promise<Played> {
  const played =
    lived.get(tenantId) ??
    play(registered(tenantId), pasts.get(tenantId) ?? [], { days: 3, until: UNTIL, schedule });
  lived.set(tenantId, played);
  return played;
}

test('a history is what the product does: real plans, real outcomes, at their own times, marked as demo', async () => {
  const realNow = Date.now;
  const { account, runs, days } = await past('contoso.example');
  expect(Date.now).toBe(realNow);
  expect(runs.length).toBeGreaterThan(10);
  for (const run of runs) {
    expect(run).toMatchObject({ demo: true, id: runIdOf(account.id, run.slot) });
    expect(run.slot).toBeGreaterThanOrEqual(UNTIL - 3 * DAY_MS);
    expect(run.endedAt).toBeLessThan(UNTIL + 60_000);
    const checks = run.outcomes.map(({ check }) => check);
    expect(checks).toEqual(expect.arrayContaining(always));
  }
  const counted = days.flatMap(({ runs: counts }) => [...counts]).reduce((a, b) => a + b, 0);
  expect(counted).toBe(runs.length);
});

test('a secret that lapses in the middle is lived through: it has worked, then it fails', async () => {
  const { account, runs } = await past('expired.example');
  expect(account).toMatchObject({ state: 'failing', failure: { code: 'AADSTS7000222' } });
  expect(runs.at(-1)?.result).toBe('passed');
  expect(runs[0]).toMatchObject({ result: 'failed', failure: { code: 'AADSTS7000222' } });
});

test('an account that has run already gets its past once, and loses nothing of what it has', async () => {
  const table = new MemoryTable();
  const stores = createStores(table, entropy);
  const played = await past('contoso.example');
  const live = registered('contoso.example');
  await stores.accounts.insert(live);
  for (let times = 0; times < 2; times += 1) await keepHistory({ table, stores }, played);
  const kept = (await stores.accounts.get(live.id))?.value;
  expect(kept).toEqual(joined(live, played.account));
  expect(kept).toMatchObject({ demo: true, slot: live.slot, revision: live.revision });
  expect(kept?.createdAt).toBe(UNTIL - 3 * DAY_MS);
  expect(kept?.recentResults.at(-1)).toEqual(live.recentResults[0]);
  expect(kept?.today?.runs[0]).toBe(1 + (played.account.today?.runs[0] ?? 0));
  const made = played.account.items?.made ?? 0;
  expect(kept?.items?.made).toBe(2 + made);
  const { value } = await stores.runs.list(live.id, { top: 1000 });
  expect(value).toEqual(played.runs);
});

test('a copy has the same past a little earlier, under its own ids', async () => {
  const played = await past('expired.example');
  const who = { ...registered('fabrikam.example'), id: 'copied00', name: 'Copied' };
  const copy = copyOf(played, who, 71_000);
  expect(copy.runs.map(({ result }) => result)).toEqual(played.runs.map(({ result }) => result));
  for (const [index, run] of copy.runs.entries())
    expect(run).toMatchObject({
      accountId: 'copied00',
      slot: (played.runs[index]?.slot ?? 0) - 71_000,
      id: runIdOf('copied00', run.slot),
    });
  const newest = copy.account.recentResults.at(-1);
  expect(newest).toMatchObject({ runId: copy.runs[0]?.id, at: copy.runs[0]?.endedAt });
});

test('with the three of every start the fleet has 200 accounts, each called otherwise', () => {
  const count = fates.reduce((sum, { accounts }) => sum + accounts, 0);
  expect(count + pasts.size).toBe(200);
  const named = Array.from({ length: count }, (_, n) => identityOf(n));
  expect(new Set(named.map(({ name }) => name)).size).toBe(count);
  expect(new Set(named.map(({ domain }) => domain)).size).toBe(count);
});
