/** What ticks and upkeep ask storage for, by how many accounts there are. */
import { VirtualTime } from '../support/virtual-time';
import { BenchInstallation, plans, UPKEEP_MS } from './installation';

const DAY_MS = 86_400_000;
/** Far enough that nothing of it is due. */
const LATER_MS = 30 * DAY_MS;
const STORAGE_MS = 10;

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
  return withAccounts({ accounts, due }, async ({ table, counts, tick }) => {
    const [rows, requests] = [table.rowsRead, table.requests];
    await tick();
    return {
      rows: table.rowsRead - rows,
      requests: table.requests - requests - counts.queueMessages,
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
