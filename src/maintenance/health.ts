import { isCapped, leftoversIn } from '../domain/leftovers';
import type { LedgerEntry } from '../domain/run';
import type { Clock, LedgerStore, OutboxStore, Stores } from '../ports';
import { within } from '../within';

/** How long an answer is given again, while all is well. */
const CACHE_MS = 30_000;
/** And while it is not: whoever is mending something wants to see it. */
const CACHE_UNWELL_MS = 2000;
/** Storage that takes longer is taken for silent. */
export const TIME_LIMIT_MS = 2000;
/** Ticks missed before that is worth a word: two, and some time to start. */
const TICKS_MISSED = 2.5;
/** More waiting entries than this are not counted. */
const MOST_COUNTED = 1000;

/** `unknown`: storage does not answer, or no tick has been written yet. Silence is never health. */
export type HealthStatus = 'ok' | 'degraded' | 'unknown';

export interface Health {
  readonly status: HealthStatus;
  readonly storage: 'reachable' | 'unreachable' | 'not-configured';
  /** When the scheduler last finished a look at what is due (milliseconds since the epoch). */
  readonly lastTick?: number;
  readonly alerts: {
    readonly pending: number;
    readonly oldestAt?: number;
    readonly lastError?: string;
  };
  /** Entries of the ledger whose deadline has passed: what checks may have left in a tenant. */
  readonly overdueLedger: number;
  /** Accounts that hold more of them than an account may before nothing more is made in it. */
  readonly cappedAccounts: number;
}

interface Setup {
  readonly clock: Clock;
  /** What is wrong with the settings, now. */
  readonly problems: () => readonly object[];
  readonly tickMinutes: number;
  readonly timeLimitMs?: number;
}

type HealthStores = Pick<Stores, 'system' | 'outbox' | 'ledger'>;
type Facts = Omit<Health, 'status'>;

const nothingKnown = (storage: Health['storage']): Facts => ({
  storage,
  alerts: { pending: 0 },
  overdueLedger: 0,
  cappedAccounts: 0,
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
    private readonly stores: HealthStores | undefined,
  ) {}

  async read(): Promise<Health> {
    const now = this.setup.clock();
    if (this.#last && now < this.#last.until) return this.#last.health;
    this.#pending ??= this.#ask().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
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

  #statusOf({ lastTick, alerts, storage }: Facts, now: number): HealthStatus {
    const { problems, tickMinutes } = this.setup;
    if (storage === 'unreachable') return 'unknown';
    if (problems().length > 0) return 'degraded';
    if (lastTick === undefined) return 'unknown';
    const late = now - lastTick > TICKS_MISSED * tickMinutes * 60_000;
    return late || alerts.lastError !== undefined ? 'degraded' : 'ok';
  }
}

async function factsFrom({ system, outbox, ledger }: HealthStores, now: number): Promise<Facts> {
  const [heartbeat, alerts, overdue] = await Promise.all([
    system.heartbeat(),
    alertsOf(outbox),
    ledgerOf(ledger, now),
  ]);
  const lastTick = heartbeat && { lastTick: heartbeat.at };
  return { storage: 'reachable', ...lastTick, alerts, ...overdue };
}

async function alertsOf(outbox: OutboxStore): Promise<Health['alerts']> {
  let pending = 0;
  let oldestAt: number | undefined;
  let lastError: string | undefined;
  for await (const entry of outbox.all()) {
    pending += 1;
    oldestAt = Math.min(oldestAt ?? entry.at, entry.at);
    lastError = entry.lastError ?? lastError;
    if (pending === MOST_COUNTED) break;
  }
  return {
    pending,
    ...(oldestAt !== undefined && { oldestAt }),
    ...(lastError !== undefined && { lastError }),
  };
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
