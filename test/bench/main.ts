/** Figures of speed and cost in counts and virtual time, as `ours, bound, ratio`. See docs/proof/README.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { PLACES_PER_MAILBOX } from '../../src/microsoft/graph/mailbox-places';
import { complaints, goals, lessIsBetter, moreIsBetter, notToBeKept } from './figures';
import type { Figures, Measured } from './figures';
import { accountsInGrant } from './grant';
import { plans } from './plans';
import { pageBytes, picking, tickInSequence, upkeepRequests } from './storage';
import { tokensPerRun } from './tokens';
import { warmRuns } from './warm-runs';
import type { WarmRuns } from './warm-runs';

const KEPT = 'docs/proof/bench.json';
const ACCOUNTS = 30;
/** Of a token, in seconds. */
const TOKEN_LIFE = 3600;
const MEAN_GAP = 1500;
/** A message is put, taken and deleted. */
const OPERATIONS_OF_A_MESSAGE = 3;
/** An account is read, claimed, and recorded with its run. */
const LEAST_TABLE_REQUESTS = 3;

interface Kept {
  readonly figures: Figures;
}

async function main(keep: boolean): Promise<void> {
  const idle = await warmRuns(0, plans.readsOnly);
  const reads = await warmRuns(ACCOUNTS, plans.readsOnly);
  const usual = await warmRuns(ACCOUNTS, plans.usual);
  const figures = { ...figuresOfRuns(idle, reads, usual), ...(await figuresOfStorage()) };
  const kept = await readKept();
  const body = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    measured: measuredIn(idle, usual),
    figures,
  };
  const wrong = complaints(figures, kept);
  const beyond = keep ? notToBeKept(figures, kept) : [];
  const text = `${JSON.stringify(body, null, 2)}\n`;
  process.stdout.write(text);
  for (const line of [...wrong, ...beyond.map((name) => `${name}: worse, and beyond its goal`)])
    process.stderr.write(`${line}\n`);
  if (keep && beyond.length === 0) await writeFile(KEPT, text);
  else if (wrong.length > 0 || beyond.length > 0) process.exitCode = 1;
}

/** Nothing is kept before it was measured once. */
async function readKept(): Promise<Figures> {
  const text = await readFile(KEPT, 'utf8').catch(() => '{"figures":{}}');
  return (JSON.parse(text) as Kept).figures;
}

type OfStorage =
  | 'upkeep, storage requests an account and day'
  | 'tick, requests in sequence a message'
  | 'rows read to pick 1,000 due of 100,000 over of 1,000'
  | 'requests to pick 1,000 due of 100,000 over of 1,000'
  | 'bytes of a page of 100 accounts'
  | 'bytes of a page of 100 accounts, gzipped';

function figuresOfRuns(
  idle: WarmRuns,
  reads: WarmRuns,
  usual: WarmRuns,
): Omit<Measured, OfStorage> {
  const lengths = lengthsOf(usual);
  const longest = usual.runs.map(
    ({ outcomes }) => Math.max(...outcomes.map(({ ms }) => ms)) / 1000,
  );
  const tables = ({ tableRequests, runs }: WarmRuns) =>
    lessIsBetter((tableRequests - idle.tableRequests) / runs.length, LEAST_TABLE_REQUESTS);
  const messages = reads.counts.queueMessages / reads.runs.length;
  return {
    'accounts in the grant, one instance': moreIsBetter(
      accountsInGrant(tenthsOf(lengths), Infinity),
      goals['accounts in the grant, one instance'].least,
    ),
    'accounts in the grant, eight messages an instance': moreIsBetter(
      accountsInGrant(tenthsOf(lengths), 8),
      goals['accounts in the grant, eight messages an instance'].least,
    ),
    'length of a run over its longest check’s, usual plan': lessIsBetter(
      mean(lengths),
      mean(longest),
    ),
    'requests to one mailbox at a time': lessIsBetter(usual.counts.mailboxMost, PLACES_PER_MAILBOX),
    'table requests a warm run, reads only': tables(reads),
    'table requests a warm run, usual plan': tables(usual),
    'queue requests a warm run': lessIsBetter(
      OPERATIONS_OF_A_MESSAGE * messages,
      OPERATIONS_OF_A_MESSAGE,
    ),
    'token requests a warm run': lessIsBetter(tokensPerRun(300), MEAN_GAP / TOKEN_LIFE),
  };
}

async function figuresOfStorage(): Promise<Pick<Measured, OfStorage>> {
  const few = await picking(1000, 1000);
  const many = await picking(100_000, 1000);
  const page = await pageBytes();
  return {
    'upkeep, storage requests an account and day': lessIsBetter(await upkeepRequests(1000), 1),
    'tick, requests in sequence a message': lessIsBetter(await tickInSequence(1000), 2 / 16),
    'rows read to pick 1,000 due of 100,000 over of 1,000': lessIsBetter(many.rows, few.rows),
    'requests to pick 1,000 due of 100,000 over of 1,000': lessIsBetter(
      many.requests,
      few.requests,
    ),
    'bytes of a page of 100 accounts': lessIsBetter(page.plain, 60_000),
    'bytes of a page of 100 accounts, gzipped': lessIsBetter(page.gzipped, 12_000),
  };
}

/** What docs/cost.md reckons with. */
function measuredIn(idle: WarmRuns, { runs, counts, tableRequests }: WarmRuns) {
  const perRun = (count: number) => Math.round((count / runs.length) * 100) / 100;
  return {
    runs: runs.length,
    passed: runs.filter(({ result }) => result === 'passed').length,
    runSeconds: Math.round(mean(lengthsOf({ runs })) * 100) / 100,
    runSecondsByTenths: tenthsOf(lengthsOf({ runs })),
    graphRequestsPerRun: perRun(counts.graph),
    queueOperationsPerRun: perRun(OPERATIONS_OF_A_MESSAGE * counts.queueMessages),
    tableOperationsPerRun: perRun(tableRequests - idle.tableRequests),
    vaultOperationsPerRun: perRun(counts.vault),
  };
}

/** In seconds. */
const lengthsOf = ({ runs }: Pick<WarmRuns, 'runs'>): readonly number[] =>
  runs.map(({ startedAt, endedAt }) => (endedAt - startedAt) / 1000);

/** The middle of each tenth of them: how long runs are, and not only on average. */
function tenthsOf(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return Array.from({ length: 10 }, (_, tenth) => {
    const middle = sorted[Math.floor(((tenth + 0.5) / 10) * sorted.length)] ?? 0;
    return Math.round(middle * 100) / 100;
  });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

main(process.argv.includes('--keep')).then(
  () => process.exit(),
  (thrown: unknown) => {
    process.stderr.write(`${String(thrown)}\n`);
    process.exit(1);
  },
);
