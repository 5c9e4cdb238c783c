/** A day of many accounts, some of them in tenants that refuse, and what came of it. */
import type { Table } from '../../../src/azure/tables/table';
import type { Account } from '../../../src/domain/account';
import type { Incident } from '../../../src/domain/incident';
import type { Run } from '../../../src/domain/run';
import { HOUR_MS } from '../../../src/durations';
import { VirtualTime } from '../../../local/virtual-time';
import { Installation, TICK_MS } from './installation';
import type { Proband } from './installation';
import type { Misfortune } from './misfortunes';

const BEGIN = Date.UTC(2026, 10, 28);
const WINDOW_MS = 900_000;
/** What may still come to be is looked for until a day after its run. */
const LATE_MS = 25 * HOUR_MS;
const MOST_SWEEPS = 10;
/** Longer than any run. */
const RUN_MS = 600_000;
const PAGE = 100;

export interface DayOptions {
  readonly accounts: number;
  /** How many of them have a misfortune: these in turn. */
  readonly ill: number;
  readonly misfortunes: readonly Misfortune[];
  readonly hours: number;
  /** Storage, as this time lets it be reached. */
  readonly table: (time: VirtualTime) => Table;
}

/** How things stood at a tick. */
export interface Sample {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Places of the run queue that are taken, of `PLACES`; by accounts in trouble and by others. */
  readonly ill: number;
  readonly well: number;
  readonly waiting: number;
  readonly health: Readonly<Record<string, unknown>>;
}

export interface Course {
  readonly proband: Proband;
  readonly account: Account;
  readonly runs: readonly Run[];
  /** Subjects of the mails that name the account. */
  readonly mails: readonly string[];
  /** How many mails its owner got in all, and of how many causes. */
  readonly owner: { readonly mails: number; readonly incidents: number };
  /** Requests for a token in this account's tenant. */
  readonly tokens: Tokens;
}

export interface Tokens {
  readonly asked: number;
  readonly refused: number;
  /** The most refusals within a quarter of an hour. */
  readonly refusedAtOnce: number;
}

export interface Day {
  readonly end: number;
  readonly samples: readonly Sample[];
  readonly courses: readonly Course[];
  /**
   * Entries of the ledger at the end of the day, without those of runs under way: of accounts with which
   * nothing is wrong, and of the others.
   */
  readonly ledger: { readonly well: number; readonly ill: number };
  /** And after the others were well again, and had been swept. */
  readonly ledgerAfterwards: number;
  readonly itemsAfterwards: number;
  readonly poisoned: number;
  readonly graphRequests: number;
  readonly errors: Readonly<Record<string, number>>;
}

export async function liveThrough(options: DayOptions): Promise<Day> {
  const time = new VirtualTime(BEGIN);
  const installation = new Installation(time, options.table(time));
  try {
    return await live(installation, time, options);
  } finally {
    time.stop();
  }
}

async function live(
  installation: Installation,
  time: VirtualTime,
  { accounts, ill, misfortunes, hours }: DayOptions,
): Promise<Day> {
  for (let number = 0; number < accounts; number += 1)
    await installation.add(
      number,
      number < ill ? misfortunes[number % misfortunes.length] : undefined,
    );
  installation.begin();
  const end = BEGIN + hours * HOUR_MS;
  const samples: Sample[] = [];
  while (time.now < end) {
    await time.pass(Math.min(end, time.now + TICK_MS));
    samples.push(await sampleOf(installation, time));
  }
  const incidents: Incident[] = [];
  for await (const incident of installation.stores.incidents.all()) incidents.push(incident);
  const courses = await Promise.all(
    installation.probands.map((proband) => courseOf(installation, proband, incidents)),
  );
  const { microsoft, runQueue, notificationQueue, errors } = installation;
  const ledger = await ledgerOf(installation);
  const day = {
    end,
    samples,
    courses,
    ledger,
    poisoned: runQueue.givenUp.length + notificationQueue.givenUp.length,
    graphRequests: microsoft.graphRequests,
    errors: { ...errors },
  };
  const ledgerAfterwards = await recover(installation, time);
  return { ...day, ledgerAfterwards, itemsAfterwards: microsoft.items };
}

async function sampleOf(installation: Installation, time: VirtualTime): Promise<Sample> {
  const ill = new Set(
    installation.probands.flatMap(({ id, misfortune }) => (misfortune ? [id] : [])),
  );
  const { working, waiting } = installation.runQueue;
  const taken = [...working].filter(({ accountId }) => ill.has(accountId)).length;
  return {
    at: time.now,
    ill: taken,
    well: working.size - taken,
    waiting,
    health: await installation.health(),
  };
}

async function courseOf(
  { stores, mails, microsoft }: Installation,
  proband: Proband,
  incidents: readonly Incident[],
): Promise<Course> {
  const current = await stores.accounts.get(proband.id);
  if (!current) throw new Error('an account is gone');
  const runs: Run[] = [];
  let after: string | undefined;
  do {
    const page = await stores.runs.list(proband.id, { top: PAGE, after });
    runs.push(...page.value);
    after = page.next;
  } while (after !== undefined);
  const theirs = mails.filter(({ to }) => to === proband.email);
  const name = `${current.value.name} `;
  const asked = microsoft.tokensAsked.filter(({ tenant }) => tenant === proband.tenant);
  const refused = asked.filter(({ status = 0 }) => status >= 400 && status < 500);
  const atOnce = refused.map(
    ({ at }) => refused.filter((other) => other.at >= at && other.at < at + WINDOW_MS).length,
  );
  return {
    proband,
    account: current.value,
    runs,
    mails: theirs.filter(({ text }) => text.includes(name)).map(({ subject }) => subject),
    owner: {
      mails: theirs.length,
      incidents: incidents.filter(({ recipient }) => recipient.to === proband.email).length,
    },
    tokens: {
      asked: asked.length,
      refused: refused.length,
      refusedAtOnce: Math.max(0, ...atOnce),
    },
  };
}

async function ledgerOf({ probands, stores }: Installation): Promise<Day['ledger']> {
  let [well, ill] = [0, 0];
  for (const { id, misfortune } of probands) {
    const underWay = (await stores.accounts.get(id))?.value.lease?.runId;
    const open = (await stores.ledger.list(id)).filter(({ runId }) => runId !== underWay).length;
    if (misfortune) ill += open;
    else well += open;
  }
  return { well, ill };
}

/** All is well again: sweeps what is in the ledger until it is empty, or it is plain that it will not be. */
async function recover(installation: Installation, time: VirtualTime): Promise<number> {
  installation.rest();
  installation.microsoft.wellFrom = time.now;
  let open = 0;
  for (const { id } of installation.probands) open += await sweep(installation, time, id);
  return open;
}

/** How many entries of an account are left after sweeps on the next day. */
async function sweep(
  installation: Installation,
  time: VirtualTime,
  accountId: string,
): Promise<number> {
  const { stores } = installation;
  let left = (await stores.ledger.list(accountId)).length;
  for (let sweeps = 0; left > 0 && sweeps < MOST_SWEEPS; sweeps += 1) {
    const current = await stores.accounts.get(accountId);
    if (!current) throw new Error('an account is gone');
    const { slot } = current.value;
    await time.pass(Math.max(time.now, slot) + (sweeps === 0 ? LATE_MS : 0));
    const run = installation.run({ accountId, slot });
    await time.pass(time.now + RUN_MS);
    await run;
    left = (await stores.ledger.list(accountId)).length;
  }
  return left;
}
