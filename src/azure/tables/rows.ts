/** Rows and what they hold. `write` is fresh with each write: by it a write is told from somebody else's. */
import type { Account } from '../../domain/account';
import type { LedgerEntry, OutboxEntry, Run } from '../../domain/run';
import type { DueEntry, Versioned } from '../../ports';
import { fromColumns, toColumns } from './document';
import { accountKey, dueKey, ledgerKey, outboxKey, parseDueKey, runKey, sortable } from './keys';
import type { NewRow, Row } from './table';

/** `owner`, `clientId` and `deleted` are columns as well, because lists are narrowed by them. */
export const accountRow = (account: Account, write: string) => ({
  ...accountKey(account.id),
  ...toColumns(account),
  owner: account.owner,
  clientId: account.clientId,
  deleted: account.deleted === true,
  write,
});

/** That it was not sent yet is the absence of `sentAt`: a due row that has moved is to be sent again. */
export const dueRow = ({ id, dueAt, slot }: Account) => ({
  ...dueKey({ accountId: id, dueAt, slot }),
});

export const runRow = (run: Run): NewRow => ({
  ...runKey(run.accountId, run.slot),
  ...toColumns(run),
});

/** `deadline` is a column as well: what is overdue is looked for in all accounts. */
export const ledgerRow = (entry: LedgerEntry): NewRow => ({
  ...ledgerKey(entry.accountId, entry.id),
  ...toColumns(entry),
  deadline: sortable(entry.deadline),
});

export const outboxRow = (entry: OutboxEntry, write: string) => ({
  ...outboxKey(entry.accountId, entry.id),
  ...toColumns(entry),
  write,
});

export const accountIn = (row: Row): Account => fromColumns(row) as Account;
export const runIn = (row: Row): Run => fromColumns(row) as Run;
export const ledgerIn = (row: Row): LedgerEntry => fromColumns(row) as LedgerEntry;
export const outboxIn = (row: Row): OutboxEntry => fromColumns(row) as OutboxEntry;

export function dueIn(row: Row): DueEntry {
  const sentAt = row['sentAt'];
  return {
    ...parseDueKey(row.rowKey),
    sentAt: typeof sentAt === 'string' ? Number(sentAt) : undefined,
  };
}

export const versioned = <T>(row: Row, value: T): Versioned<T> => ({ value, version: row.etag });
