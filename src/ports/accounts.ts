/** Accounts, when they are due, and the one transaction in which both move. */
import type { Account } from '../domain/account';
import type { Brief } from '../domain/brief';
import type { AuditEntry } from '../domain/audit';
import type { LedgerEntry, OutboxEntry, Run } from '../domain/run';
import type { KnownSubscription } from '../domain/subscription';
import type { ListQuery, Page, Versioned } from './storage';

export interface AccountQuery extends ListQuery {
  /** Only those of one owner. */
  readonly owner?: string | undefined;
  /** Only those of one application. */
  readonly clientId?: string | undefined;
}

/** That an account is due: kept beside the account's row, sorted by time, moved in the same transaction. */
export interface DueEntry {
  readonly accountId: string;
  readonly dueAt: number;
  readonly slot: number;
  /** When a message for it was last sent. */
  readonly sentAt?: number | undefined;
}

/** What goes with an account's row in one transaction (at most 100 rows of one partition). */
export interface Step {
  readonly run?: Run | undefined;
  readonly ledgerPut?: readonly LedgerEntry[] | undefined;
  readonly ledgerRemove?: readonly string[] | undefined;
  readonly outbox?: readonly OutboxEntry[] | undefined;
  readonly audit?: AuditEntry | undefined;
}

/** Accounts, and when they are due. */
export interface AccountStore {
  /** Adds the account and its due entry at once. False when the id is taken. */
  insert(account: Account, audit?: AuditEntry): Promise<boolean>;
  get(id: string): Promise<Versioned<Account> | undefined>;
  /** Accounts in a fixed order, deleted ones left out. Throws `InvalidContinuation`. */
  list(query: AccountQuery): Promise<Page<Account>>;
  /** The same in brief, without reading whole rows. */
  listBriefs(query: AccountQuery): Promise<Page<Brief>>;
  /**
   * All accounts in brief, or those of one owner, in a fixed order and deleted ones left out: one request a
   * shard, all shards at a time.
   */
  briefs(owner?: string): AsyncIterable<Brief>;
  /**
   * One transaction: replaces the account under the version it was read with, moves its due entry
   * when `dueAt` changed, and writes what belongs to the step. Answers the account as it is written;
   * `conflict` when somebody was first or the account is gone: a normal answer, nothing was written.
   */
  commit(
    previous: Versioned<Account>,
    next: Account,
    step?: Step,
  ): Promise<Versioned<Account> | 'conflict'>;
  /** Removes everything of the account, its own row last, so that an interrupted removal can be finished. */
  purge(id: string): Promise<void>;
  /** Accounts whose deletion was begun and not finished. */
  deleted(): AsyncIterable<Account>;

  /** Due entries up to and including a time, earliest first. Costs what is due, not what is registered. */
  due(until: number): AsyncIterable<DueEntry>;
  /** Notes that a message was sent for a due entry; does nothing when the entry has moved meanwhile. */
  markSent(entry: DueEntry, at: number): Promise<void>;
}

/** What was read of tenants' subscriptions, by the tenant's GUID. What is written last holds. */
export interface SubscriptionStore {
  read(tid: string): Promise<KnownSubscription | undefined>;
  write(tid: string, known: KnownSubscription): Promise<void>;
}

/** Share links, by the SHA-256 (hexadecimal) of their tokens. */
export interface ShareStore {
  put(tokenHash: string, accountId: string): Promise<void>;
  find(tokenHash: string): Promise<string | undefined>;
  /** Harmless when there is none. */
  remove(tokenHash: string): Promise<void>;
}
