import { isCapped, leftoversIn } from '../domain/leftovers';
import type { LedgerEntry } from '../domain/run';
import { isOfInstallation } from '../domain/incident';
import type { Silence } from '../domain/silence';
import { lateSince } from '../domain/tick';
import type { AccountStore, Clock, IncidentStore, LedgerStore } from '../ports';
import type { Ports, Settings } from '../services';
import { readSilence } from '../settings/silence';
import { within } from '../within';
import { compact } from '../compact';
import { HOUR_MS } from '../durations';

/** How long an answer is given again, while all is well. */
const CACHE_MS = 30_000;
/** And while it is not: whoever is mending something wants to see it. */
const CACHE_UNWELL_MS = 2000;
/** Storage that takes longer is taken for silent. */
export const TIME_LIMIT_MS = 2000;
/** More waiting entries than this are not counted. */
const MOST_COUNTED = 1000;
/** An account this late says that the queue does not keep up. */
const LATE_MS = 1_800_000;
/** Longer than two runs of an account are apart: who has lacked nothing since lacks nothing. */
const LACK_SHOWN_MS = HOUR_MS;

/** `unknown`: storage does not answer, or no tick has been written yet. Silence is never health. */
export type HealthStatus = 'ok' | 'degraded' | 'unknown';

export interface Health {
  readonly status: HealthStatus;
  readonly storage: 'reachable' | 'unreachable' | 'not-configured';
  /** Whether more was due at the last tick than it could send. */
  readonly cutShort?: boolean;
  /** When the scheduler last finished a look at what is due (milliseconds since the epoch). */
  readonly lastTick?: number;
  readonly alerts: {
    readonly pending: number;
    readonly oldestAt?: number;
    readonly lastError?: string;
    /** Why nobody can be told of anything. */
    readonly silence?: Silence | undefined;
  };
  /** Entries of the ledger whose deadline has passed: what checks may have left in a tenant. */
  readonly overdueLedger: number;
  /** Accounts that hold more of them than an account may before nothing more is made in it. */
  readonly cappedAccounts: number;
  /** Rows that could not be read and were stepped over. */
  readonly damagedRows: number;
  /** Messages that were delivered too often, or could not be read at all, by queue. */
  readonly poisoned: Poisoned;
  /** Accounts whose time has come and that no run has taken yet. */
  readonly due: { readonly waiting: number; readonly oldestAgeMs: number };
  /** What the installation itself lacked when a run needed it, within the last hour. */
  readonly lacking?: Lack | undefined;
}

export interface Lack {
  /** A failure's code: `vault-forbidden`, `no-managed-identity`, … */
  readonly code: string;
  readonly at: number;
}

export interface Poisoned {
  readonly runs: number;
  readonly alerts: number;
}

interface Setup {
  readonly clock: Clock;
  /** What is wrong with the settings, now. */
  readonly problems: () => readonly object[];
  readonly tickMinutes: number;
  readonly timeLimitMs?: number;
}

type HealthPorts = Pick<
  Ports,
  | 'system'
  | 'accounts'
  | 'outbox'
  | 'incidents'
  | 'ledger'
  | 'damage'
  | 'runQueue'
  | 'notificationQueue'
  | 'settings'
  | 'channelStatus'
> &
  Pick<Settings, 'retentionDays' | 'operatorEmail' | 'mailProvider'>;
type Facts = Omit<Health, 'status'>;

const nothingKnown = (storage: Health['storage']): Facts => ({
  storage,
  alerts: { pending: 0 },
  overdueLedger: 0,
  cappedAccounts: 0,
  damagedRows: 0,
  poisoned: { runs: 0, alerts: 0 },
  due: { waiting: 0, oldestAgeMs: 0 },
});

/**
 * How this installation is doing, from what its instances have written down. Asked by anybody, so one
 * answer serves all for a while, and only one question at a time goes to storage.
 */
export class HealthReader {
  #last: { readonly health: Health; readonly until: number } | undefined;
  #pending: Promise<Health> | undefined;

  constructor(
    private readonly setup: Setup,
    private readonly stores: HealthPorts | undefined,
  ) {}

  async read(): Promise<Health> {
    const now = this.setup.clock();
    if (this.#last && now < this.#last.until) return this.#last.health;
    this.#pending ??= this.#ask().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /**
   * What can be said without looking through rows: the last tick and whether anybody can be told, read now,
   * and the rest as it was last seen by `read`, or as well where nobody has looked yet.
   */
  async glance(): Promise<Health> {
    if (!this.stores) return this.read();
    const { clock, timeLimitMs = TIME_LIMIT_MS } = this.setup;
    const silent = nothingKnown('unreachable');
    const asked = glanceAt(this.stores, this.#last?.health ?? nothingKnown('reachable'));
    const facts = await within(asked, timeLimitMs, silent);
    return { ...facts, status: this.#statusOf(facts, clock()) };
  }

  /** Since when the scheduler has been late: its last tick (milliseconds since the epoch); undefined while it is not. */
  lateSince({ lastTick }: Pick<Health, 'lastTick'>): number | undefined {
    return lateSince(lastTick, this.setup.clock(), this.setup.tickMinutes);
  }

  async #ask(): Promise<Health> {
    const { clock, timeLimitMs = TIME_LIMIT_MS } = this.setup;
    const facts = this.stores
      ? await within(factsFrom(this.stores, clock()), timeLimitMs, nothingKnown('unreachable'))
      : nothingKnown('not-configured');
    const now = clock();
    const health = { status: this.#statusOf(facts, now), ...facts };
    const cached = health.status === 'ok' ? CACHE_MS : CACHE_UNWELL_MS;
    this.#last = { health, until: now + cached };
    return health;
  }

  #statusOf(facts: Facts, now: number): HealthStatus {
    const { lastTick, cutShort = false, alerts, storage, damagedRows, poisoned } = facts;
    const { due, lacking } = facts;
    const { problems, tickMinutes } = this.setup;
    if (storage === 'unreachable') return 'unknown';
    if (problems().length > 0) return 'degraded';
    if (lastTick === undefined) return 'unknown';
    const late = lateSince(lastTick, now, tickMinutes) !== undefined;
    const lost = damagedRows + poisoned.runs + poisoned.alerts > 0;
    const behind = cutShort || due.oldestAgeMs > LATE_MS || lacking !== undefined;
    const unheard = alerts.lastError !== undefined || alerts.silence !== undefined;
    return late || lost || behind || unheard ? 'degraded' : 'ok';
  }
}

async function glanceAt(ports: HealthPorts, seen: Facts): Promise<Facts> {
  const [lastTick, silence] = await Promise.all([lastTickOf(ports), readSilence(ports)]);
  return { ...seen, ...lastTick, alerts: { ...seen.alerts, silence } };
}

async function factsFrom(ports: HealthPorts, now: number): Promise<Facts> {
  const [lastTick, alerts, silence, overdue, damagedRows, poisoned, due, lacking] =
    await Promise.all([
      lastTickOf(ports),
      alertsOf(ports),
      readSilence(ports),
      ledgerOf(ports.ledger, now),
      countOf(ports.damage.all()),
      poisonedOf(ports),
      dueOf(ports.accounts, now),
      lackOf(ports.incidents, now),
    ]);
  const counts = { ...overdue, damagedRows, poisoned, due, lacking };
  return { storage: 'reachable', ...lastTick, alerts: { ...alerts, silence }, ...counts };
}

async function lastTickOf({
  system,
}: Pick<Ports, 'system'>): Promise<Pick<Health, 'lastTick' | 'cutShort'>> {
  const heartbeat = await system.heartbeat();
  return heartbeat ? { lastTick: heartbeat.value.at, cutShort: heartbeat.value.cutShort } : {};
}

async function lackOf(incidents: IncidentStore, now: number): Promise<Lack | undefined> {
  let last: Lack | undefined;
  for await (const incident of incidents.all()) {
    const { seenAt: at = -Infinity, cause } = incident;
    if (!isOfInstallation(incident) || now - at >= LACK_SHOWN_MS) continue;
    if (at > (last?.at ?? 0)) last = { code: cause.split(' ').at(-1) ?? cause, at };
  }
  return last;
}

/** How many messages nobody will look at again, until somebody empties the queue. */
export async function poisonedOf({
  runQueue,
  notificationQueue,
}: Pick<Ports, 'runQueue' | 'notificationQueue'>): Promise<Poisoned> {
  const [runs, alerts] = await Promise.all([runQueue.poisoned(), notificationQueue.poisoned()]);
  return { runs, alerts };
}

async function countOf(items: AsyncIterable<unknown>): Promise<number> {
  const iterator = items[Symbol.asyncIterator]();
  let count = 0;
  while (count < MOST_COUNTED && !(await iterator.next()).done) count += 1;
  return count;
}

async function dueOf(accounts: AccountStore, now: number): Promise<Health['due']> {
  let waiting = 0;
  let oldest = now;
  for await (const { dueAt } of accounts.due(now)) {
    waiting += 1;
    oldest = Math.min(oldest, dueAt);
    if (waiting === MOST_COUNTED) break;
  }
  return { waiting, oldestAgeMs: now - oldest };
}

/** What is owed, and why the last try at some of it failed. */
export async function alertsOf(
  ports: Pick<Ports, 'outbox' | 'incidents'>,
): Promise<Health['alerts']> {
  let pending = 0;
  let oldestAt: number | undefined;
  let lastError: string | undefined;
  for await (const owed of alertsOwed(ports)) {
    pending += 1;
    oldestAt = Math.min(oldestAt ?? owed.at, owed.at);
    lastError = owed.lastError ?? lastError;
    if (pending === MOST_COUNTED) break;
  }
  return compact({ pending, oldestAt, lastError });
}

/** Notices that nobody has been told of: those on their way to an incident, and those that wait in one. */
async function* alertsOwed({ outbox, incidents }: Pick<Ports, 'outbox' | 'incidents'>) {
  yield* outbox.all();
  for await (const { news, lastError } of incidents.all()) {
    for (const { at } of news) yield { at, lastError };
  }
}

async function ledgerOf(
  ledger: LedgerStore,
  now: number,
): Promise<Pick<Health, 'overdueLedger' | 'cappedAccounts'>> {
  const byAccount = new Map<string, LedgerEntry[]>();
  let overdueLedger = 0;
  for await (const entry of ledger.overdue(now)) {
    byAccount.set(entry.accountId, [...(byAccount.get(entry.accountId) ?? []), entry]);
    overdueLedger += 1;
    if (overdueLedger === MOST_COUNTED) break;
  }
  const ledgers = [...byAccount.values()].map(leftoversIn);
  return { overdueLedger, cappedAccounts: ledgers.filter(isCapped).length };
}
