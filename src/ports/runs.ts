/** What runs came to, and what they may have left behind. */
import type { DayCounts, DayRecord } from '../domain/day';
import type { LedgerEntry, Run, RunResult } from '../domain/run';
import type { ListQuery, Page } from './storage';

/** Which runs stay. */
export interface KeptRuns {
  /** Milliseconds since the epoch: those of slots from then on. */
  readonly since: number;
  /** The newest; all of them where it is 0. */
  readonly most: number;
}

/** The record of runs, written by `AccountStore.commit`. */
export interface RunStore {
  /** Newest first, those alone that came to one of `results` where it is given. Throws `InvalidContinuation`. */
  list(
    accountId: string,
    query: ListQuery & { readonly results?: readonly RunResult[] | undefined },
  ): Promise<Page<Run>>;
  get(accountId: string, runId: string): Promise<Run | undefined>;
  /** Removes an account's other runs, at most `limit`; answers how many it removed. */
  prune(accountId: string, kept: KeptRuns, limit: number): Promise<number>;
}

/** What runs came to by account and day, written by `AccountStore.commit` with each of them. Days since the epoch. */
export interface DayStore {
  /** Days that had runs, from one (included) up to another (left out), earliest first. */
  list(accountId: string, from: number, to: number): Promise<readonly DayRecord[]>;
  /** Removes an account's days before one; answers how many it removed. */
  prune(accountId: string, before: number): Promise<number>;
}

/** What checks may have left in a tenant, written by `AccountStore.commit`. */
export interface LedgerStore {
  list(accountId: string): Promise<readonly LedgerEntry[]>;
  /** Entries whose deadline has passed, of all accounts. */
  overdue(now: number): AsyncIterable<LedgerEntry>;
}

/** What all accounts' runs came to by day. Days since the epoch. */
export interface StatisticsStore {
  put(day: DayCounts): Promise<void>;
  /** Days from one (included) up to another (left out), earliest first. */
  list(from: number, to: number): Promise<readonly DayCounts[]>;
  /** Removes days before one; answers how many. */
  prune(before: number): Promise<number>;
}
