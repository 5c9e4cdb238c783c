/** What ticks and upkeep ask storage for, by how many accounts there are. */
import { createHash } from 'node:crypto';
import type { RecentResult } from '../../src/domain/account';
import { DAY_MS } from '../../src/durations';
import { VirtualTime } from '../../local/virtual-time';
import { BenchInstallation, UPKEEP_MS } from './installation';
import { plans } from './plans';

/** Far enough that nothing of it is due. */
const LATER_MS = 30 * DAY_MS;
const STORAGE_MS = 10;
const SUBSCRIPTION = {
  sku: 'DEVELOPERPACK_E5',
  status: 'Enabled',
  readAt: 0,
  history: [],
} as const;

/** An installation of so many accounts, the first `due` of which are due within the next five minutes. */
async function withAccounts<T>(
  { accounts, due, storageMs }: { accounts: number; due: number; storageMs?: number },
  use: (installation: BenchInstallation, time: VirtualTime) => Promise<T>,
): Promise<T> {
  const time = new VirtualTime(Date.UTC(2026, 10, 28));
  try {
    const installation = new BenchInstallation(time, storageMs === undefined ? {} : { storageMs });
    const added = (async () => {
      for (let number = 0; number < accounts; number += 1)
        await installation.add(
          number,
          plans.readsOnly,
          time.now + (number < due ? 1000 + number : LATER_MS),
        );
    })();
    await time.pass(time.now + accounts * STORAGE_MS);
    await added;
    return await use(installation, time);
  } finally {
    time.stop();
  }
}

/** Bytes of a page of 100 accounts that have run for long, as it is and gzipped. */
export function pageBytes(): Promise<{ plain: number; gzipped: number }> {
  return withAccounts({ accounts: 0, due: 0 }, async (installation, time) => {
    for (let number = 0; number < 100; number += 1)
      await installation.add(number, plans.usual, time.now + LATER_MS + number, {
        name: `Tenant ${number} of an owner`,
        tenantId: tidOf(number),
        subscription: { ...SUBSCRIPTION, endsAt: time.now + number * DAY_MS },
        recentResults: resultsUntil(time.now, number),
      });
    const ask = (encoding: string) => installation.answer('/api/accounts?top=100', encoding);
    return { plain: await ask('identity'), gzipped: await ask('gzip') };
  });
}

/** As many as are kept; one in seven is not passed. */
const resultsUntil = (now: number, number: number): RecentResult[] =>
  Array.from({ length: 30 }, (_, index) => ({
    runId: `run-${index}`,
    result: (number * 30 + index) % 7 === 0 ? 'degraded' : 'passed',
    at: now - (30 - index) * 1_500_000,
  }));

function tidOf(number: number): string {
  const hex = createHash('sha256').update(`tenant ${number}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** Storage requests for each account in a day of upkeep, beyond those that there are without accounts. */
export async function upkeepRequests(accounts: number): Promise<number> {
  const aDay = (count: number) =>
    withAccounts({ accounts: count, due: 0 }, async ({ table, upkeep }, time) => {
      const before = table.requests;
      for (const end = time.now + DAY_MS; time.now < end;) {
        await upkeep();
        await time.pass(time.now + UPKEEP_MS);
      }
      return table.requests - before;
    });
  return ((await aDay(accounts)) - (await aDay(0))) / accounts;
}

/** What one tick of `due` accounts out of `accounts` looks at, beyond the messages that it sends. */
export async function picking(
  accounts: number,
  due: number,
): Promise<{ rows: number; requests: number }> {
  return withAccounts({ accounts, due }, async ({ table, tick }) => {
    const [rows, requests] = [table.rowsRead, table.requests];
    await tick();
    return {
      rows: table.rowsRead - rows,
      // Each message is marked as sent.
      requests: table.requests - requests - due,
    };
  });
}

/** How many requests one tick makes in sequence for each of so many messages: its time over a request's. */
export async function tickInSequence(due: number): Promise<number> {
  return withAccounts({ accounts: due, due, storageMs: STORAGE_MS }, async ({ tick }, time) => {
    const begun = time.now;
    let ended = 0;
    const ticked = tick().then(() => {
      ended = time.now;
    });
    await time.pass(begun + DAY_MS / 24);
    await ticked;
    return (ended - begun) / STORAGE_MS / due;
  });
}
