/** Some hours of some accounts: what a run asks for once the instance has its tokens. */
import { startSimulator } from '@perennial/graph-simulator';
import type { Run } from '../../src/domain/run';
import { HOUR_MS } from '../../src/durations';
import { VirtualTime } from '../../local/virtual-time';
import { BenchInstallation, tenantOf } from './installation';
import type { Counts } from './installation';
import type { Plan } from './plans';

/** The first hour has first requests: tokens, tenants' names, rounds of upkeep that begin. */
const COLD_MS = HOUR_MS;
const WARM_MS = 3 * HOUR_MS;
/** First slots lie this far apart, over one usual gap. */
const APART_MS = 50_000;

export interface WarmRuns {
  readonly runs: readonly Run[];
  readonly tableRequests: number;
  readonly counts: Counts;
}

/** What was asked for in the warm hours. */
export async function warmRuns(accounts: number, plan: Plan): Promise<WarmRuns> {
  const time = new VirtualTime(Date.UTC(2026, 10, 28));
  // It tells the time by this clock, not by the one that was there before.
  const simulator = await startSimulator({ now: () => Date.now() });
  try {
    const tenants = new Set(Array.from({ length: accounts }, (_, number) => tenantOf(number)));
    for (const domain of tenants) simulator.addTenant({ domain });
    const installation = new BenchInstallation(time, { origin: simulator.origin });
    const { table, counts } = installation;
    for (let number = 0; number < accounts; number += 1)
      await installation.add(number, plan, time.now + 1000 + number * APART_MS);
    installation.begin();
    await time.pass(time.now + COLD_MS);
    const [warmAt, cold] = [time.now, { ...counts, tableRequests: table.requests }];
    await time.pass(time.now + WARM_MS);
    const tableRequests = table.requests - cold.tableRequests;
    const runs = await installation.runs(warmAt);
    return { runs, tableRequests, counts: since(cold, counts) };
  } finally {
    time.stop();
    await simulator.close();
  }
}

const since = (before: Counts, now: Counts): Counts => ({
  queueMessages: now.queueMessages - before.queueMessages,
  tokens: now.tokens - before.tokens,
  graph: now.graph - before.graph,
  vault: now.vault - before.vault,
  mailboxMost: now.mailboxMost,
});
