/** Figures of speed and cost in counts and virtual time, as `ours, bound, ratio`. See docs/proof/README.md. */
import { startSimulator } from '@perennial/graph-simulator';
import { VirtualTime } from '../support/virtual-time';
import { PLACES_PER_MAILBOX } from '../../src/microsoft/graph/mailbox-places';
import { BenchInstallation, plans } from './installation';
import type { Plan } from './installation';
import { accountsInGrant } from './grant';

const HOUR_MS = 3_600_000;
const HOURS = 6;
const ACCOUNTS = 30;

interface Figure {
  readonly ours: number;
  readonly bound: number;
  readonly ratio: number;
}
const figure = (ours: number, bound: number): Figure => ({
  ours: round(ours),
  bound: round(bound),
  ratio: round(ours / bound),
});
const round = (value: number): number => Math.round(value * 1000) / 1000;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Some hours of some accounts. */
async function hours(origin: string, accounts: number, plan: Plan) {
  const time = new VirtualTime(Date.UTC(2026, 10, 28));
  try {
    const installation = new BenchInstallation(time, origin);
    for (let number = 0; number < accounts; number += 1) await installation.add(number, plan);
    const before = installation.table.requests;
    installation.begin();
    await time.pass(time.now + HOURS * HOUR_MS);
    const requests = installation.table.requests - before;
    return { requests, counts: installation.counts, runs: await installation.runs() };
  } finally {
    time.stop();
  }
}

async function main(): Promise<void> {
  const simulator = await startSimulator();
  try {
    const idle = await hours(simulator.origin, 0, plans.readsOnly);
    const reads = await hours(simulator.origin, ACCOUNTS, plans.readsOnly);
    const usual = await hours(simulator.origin, ACCOUNTS, plans.usual);
    const lengths = usual.runs.map(({ startedAt, endedAt }) => (endedAt - startedAt) / 1000);
    const longest = usual.runs.map(
      ({ outcomes }) => Math.max(...outcomes.map(({ ms }) => ms)) / 1000,
    );
    const perRun = ({ requests, runs }: typeof reads) => (requests - idle.requests) / runs.length;
    const figures = {
      'run length over its longest check’s, usual plan': figure(mean(lengths), mean(longest)),
      'accounts in the grant, one instance, 2.5 s a run': figure(
        accountsInGrant([2.5], Infinity),
        300,
      ),
      'accounts in the grant, eight messages an instance, 2.5 s a run': figure(
        accountsInGrant([2.5], 8),
        140,
      ),
      'requests to one mailbox at a time': figure(usual.counts.mailboxMost, PLACES_PER_MAILBOX),
      'table requests a run, reads only': figure(perRun(reads), 3),
      'table requests a run, usual plan': figure(perRun(usual), 3),
      'queue requests a run': figure((3 * reads.counts.queueMessages) / reads.runs.length, 3),
      'token requests a run': figure(reads.counts.tokens / reads.runs.length, 1500 / 3600),
    };
    const runs = { readsOnly: reads.runs.length, usual: usual.runs.length };
    const results = [...reads.runs, ...usual.runs].map(({ result }) => result);
    const passed = results.filter((result) => result === 'passed').length;
    const body = {
      date: new Date().toISOString().slice(0, 10),
      node: process.version,
      runs,
      passed,
      seconds: round(mean(lengths)),
      graphRequests: round(usual.counts.graph / usual.runs.length),
      figures,
    };
    process.stdout.write(`${JSON.stringify(body, null, 2)}\n`);
  } finally {
    await simulator.close();
  }
}

main().then(
  () => process.exit(0),
  (thrown: unknown) => {
    process.stderr.write(`${String(thrown)}\n`);
    process.exit(1);
  },
);
