/**
 * Where a row lies. The rows of one account share a partition, so that each step is one transaction
 * (https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions), and
 * within it they sort as they are asked for:
 *
 * | row key | row |
 * |---|---|
 * | `acct:<account>` | the account |
 * | `due:<time>:<account>:<slot>` | that it is due: earliest first |
 * | `run:<account>:<inverted slot>` | a run: newest first |
 * | `day:<account>:<day>` | what runs of one day came to: earliest first |
 * | `ledg:<account>:<entry>` | what a check may have left |
 * | `outb:<account>:<entry>` | a notice that is owed |
 * | `audt:<inverted time>:<entry>` | that somebody has changed it: newest first |
 *
 * A due row's key carries the slot too: it names one state of the account, and another state another row.
 */
import { hash32 } from '../../domain/hash';
import type { DueEntry } from '../../ports';

export interface RowKey {
  readonly partitionKey: string;
  readonly rowKey: string;
}

/** Row keys of a partition from one (included) up to another (left out). */
export interface KeyRange {
  readonly partitionKey: string;
  readonly from: string;
  readonly to: string;
}

/** What holds for the whole installation: one partition, a row for each fact. */
export const SYSTEM = 'system';
export const SETTINGS: RowKey = { partitionKey: SYSTEM, rowKey: 'settings' };

const SHARD_COUNT = 16;
/** Digits of 9999-12-31 in milliseconds since the epoch: the latest time there is here. */
const TIME_DIGITS = 15;
/** Digits of the days to the year 9999. */
const DAY_DIGITS = 7;
const LATEST = 10 ** TIME_DIGITS - 1;

/**
 * Ids hold no `:`, which separates them, and none of the characters that a key must not have
 * (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).
 */
const ID = /^[0-9A-Za-z][0-9A-Za-z._-]{0,127}$/;
const DUE = /^due:(\d{15}):([^:]+):(\d{15})$/;

export const isId = (text: string): boolean => ID.test(text);

/** The 16 partitions that accounts are spread over. */
export const shards: readonly string[] = Array.from({ length: SHARD_COUNT }, (_, index) =>
  shardName(index),
);

function shardName(index: number): string {
  return `shard-${index.toString(16)}`;
}

/** The partition of an account, by a hash of its id: ids need not be evenly spread themselves. */
export function shardOf(accountId: string): string {
  const hash = hash32(checkedId(accountId));
  return shardName((hash ^ (hash >>> 16)) & (SHARD_COUNT - 1));
}

export const accountKey = (accountId: string): RowKey => ({
  partitionKey: shardOf(accountId),
  rowKey: `acct:${accountId}`,
});

export const dueKey = ({ accountId, dueAt, slot }: DueEntry): RowKey => ({
  partitionKey: shardOf(accountId),
  rowKey: `due:${sortable(dueAt)}:${accountId}:${sortable(slot)}`,
});

/** The due entry that a row key names; throws on any other key. */
export function parseDueKey(rowKey: string): DueEntry {
  const [, dueAt, accountId, slot] = DUE.exec(rowKey) ?? [];
  if (dueAt === undefined || accountId === undefined || slot === undefined) {
    throw new RangeError('not the key of a due row');
  }
  return { accountId, dueAt: Number(dueAt), slot: Number(slot) };
}

export const runKey = (accountId: string, slot: number): RowKey => ({
  partitionKey: shardOf(accountId),
  rowKey: `run:${accountId}:${sortable(LATEST - slot)}`,
});

export const dayKey = (accountId: string, day: number): RowKey => ({
  partitionKey: shardOf(accountId),
  rowKey: `day:${accountId}:${String(day).padStart(DAY_DIGITS, '0')}`,
});

export const ledgerKey = (accountId: string, entryId: string): RowKey => ({
  partitionKey: shardOf(accountId),
  rowKey: `ledg:${accountId}:${checkedId(entryId)}`,
});

export const outboxKey = (accountId: string, entryId: string): RowKey => ({
  partitionKey: shardOf(accountId),
  rowKey: `outb:${accountId}:${checkedId(entryId)}`,
});

/** Incidents concern several accounts: they lie in a partition of their own. */
export const INCIDENTS = 'incidents';

export const incidentKey = (id: string): RowKey => ({
  partitionKey: INCIDENTS,
  rowKey: `inci:${checkedId(id)}`,
});

export const incidentRange = (): KeyRange => below(INCIDENTS, 'inci:');

/** Newest first, in whichever partition it was written to. */
export const auditKey = (
  partitionKey: string,
  { id, at }: { readonly id: string; readonly at: number },
): RowKey => ({ partitionKey, rowKey: `audt:${sortable(LATEST - at)}:${checkedId(id)}` });

export const auditRange = (partitionKey: string): KeyRange => below(partitionKey, 'audt:');

/** Audit entries of before a time. */
export const olderAudits = (partitionKey: string, before: number): KeyRange => ({
  ...auditRange(partitionKey),
  from: `audt:${sortable(LATEST - before + 1)}`,
});

export type ShardKind = 'acct' | 'due' | 'ledg' | 'outb';

/** All rows of a kind in a shard. */
export const kindRange = (shard: string, kind: ShardKind): KeyRange => below(shard, `${kind}:`);

/** One account's rows of a kind. */
export const ownRange = (accountId: string, kind: 'run' | 'day' | 'ledg' | 'outb'): KeyRange =>
  below(shardOf(accountId), `${kind}:${accountId}:`);

/** Due rows of a shard up to and including a time. */
export const dueRange = (shard: string, until: number): KeyRange => ({
  ...kindRange(shard, 'due'),
  to: `due:${sortable(until + 1)}`,
});

/** Runs of slots before a time: a run's key grows as its slot gets older. */
export const olderRuns = (accountId: string, before: number): KeyRange => ({
  ...ownRange(accountId, 'run'),
  from: runKey(accountId, before - 1).rowKey,
});

/** An account's days from one (included) up to another (left out). */
export const dayRange = (accountId: string, from: number, to: number): KeyRange => ({
  partitionKey: shardOf(accountId),
  from: dayKey(accountId, from).rowKey,
  to: dayKey(accountId, to).rowKey,
});

/** What is left of a range after a row. */
export const after = (range: KeyRange, rowKey: string): KeyRange => ({
  ...range,
  from: `${rowKey} `,
});

/** A time as text that sorts as the number does. */
export function sortable(time: number): string {
  if (!Number.isSafeInteger(time) || time < 0 || time > LATEST) {
    throw new RangeError('a time must be whole milliseconds between 1970 and 9999');
  }
  return String(time).padStart(TIME_DIGITS, '0');
}

/** The prefix ends in `:`, and `;` is the character after it. */
const below = (partitionKey: string, prefix: string): KeyRange => ({
  partitionKey,
  from: prefix,
  to: `${prefix.slice(0, -1)};`,
});

function checkedId(id: string): string {
  if (!isId(id))
    throw new RangeError('an id must be letters, digits, dots, hyphens or underscores');
  return id;
}
