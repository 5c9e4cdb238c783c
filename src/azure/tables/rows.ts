/** Rows and what they hold. `write` is fresh with each write: by it a write is told from somebody else's. */
import type * as z from 'zod';
import type { Account } from '../../domain/account';
import { briefOf } from '../../domain/brief';
import type { Brief } from '../../domain/brief';
import type { Incident } from '../../domain/incident';
import type { AuditEntry } from '../../domain/audit';
import type { DayRecord } from '../../domain/day';
import type { LedgerEntry, OutboxEntry, Run } from '../../domain/run';
import type { InstallationSettings } from '../../domain/settings';
import type { DueEntry, Member, Versioned } from '../../ports';
import { fromColumns, toColumns } from './document';
import {
  accountKey,
  auditKey,
  dayKey,
  dueKey,
  incidentKey,
  ledgerKey,
  outboxKey,
  parseDueKey,
  runKey,
  SETTINGS,
  sortable,
} from './keys';
import { invitationKey, keyHashKey, memberKey, nameKey } from './member-keys';
import * as schemas from './schemas';
import type { NewRow, Row } from './table';

/**
 * `owner`, `clientId` and `deleted` are columns as well, because lists are narrowed by them; `brief` is
 * what an overview reads of the row.
 */
export const accountRow = (account: Account, write: string) => ({
  ...accountKey(account.id),
  ...toColumns(account),
  ...accountColumns(account),
  brief: JSON.stringify(briefOf(account)),
  write,
});

const accountColumns = ({ owner, clientId, deleted }: Account) => ({
  owner,
  clientId,
  deleted: deleted === true,
});

/** That it was not sent yet is the absence of `sentAt`: a due row that has moved is to be sent again. */
export const dueRow = ({ id, dueAt, slot }: Account) => ({
  ...dueKey({ accountId: id, dueAt, slot }),
});

/** `result` is a column as well, because lists are narrowed by it. */
export const runRow = (run: Run): NewRow => ({
  ...runKey(run.accountId, run.slot),
  ...toColumns(run),
  result: run.result,
});

export const dayRow = (accountId: string, record: DayRecord): NewRow => ({
  ...dayKey(accountId, record.day),
  ...toColumns(record),
});

/** `deadline` is a column as well: what is overdue is looked for in all accounts. */
export const ledgerRow = (entry: LedgerEntry): NewRow => ({
  ...ledgerKey(entry.accountId, entry.id),
  ...toColumns(entry),
  ...ledgerColumns(entry),
});

const ledgerColumns = ({ deadline }: LedgerEntry) => ({ deadline: sortable(deadline) });

export const outboxRow = (entry: OutboxEntry, write: string) => ({
  ...outboxKey(entry.accountId, entry.id),
  ...toColumns(entry),
  write,
});

export const incidentRow = (incident: Incident, write: string) => ({
  ...incidentKey(incident.id),
  ...toColumns(incident),
  write,
});

export const memberRow = (member: Member, write: string) => ({
  ...memberKey(member.id),
  ...toColumns(member),
  write,
});

export const settingsRow = (settings: InstallationSettings, write: string) => ({
  ...SETTINGS,
  ...toColumns(settings),
  write,
});

/** The rows that hold a member's name, key and invitation, so that nobody else takes them. */
export const holderRows = ({ id, name, keyHash, invitation }: Member) =>
  [
    nameKey(name),
    ...(keyHash === undefined ? [] : [keyHashKey(keyHash)]),
    ...(invitation ? [invitationKey(invitation.tokenHash)] : []),
  ].map((key) => ({ ...key, id }));

export const auditRow = (partitionKey: string, entry: AuditEntry): NewRow => ({
  ...auditKey(partitionKey, entry),
  ...toColumns(entry),
});

/** What a row was found to hold. */
export interface Reading<T> {
  /** Undefined when the document is missing, cut, or not what this kind of row holds. */
  readonly value: T | undefined;
  /** Whether its columns are what the document says too. The next write of the row mends them. */
  readonly intact: boolean;
}

const UNREADABLE = { value: undefined, intact: false } as const;

/** How a kind of row is read: its document by a schema, its place and columns by what was written. */
function readerOf<T>(schema: z.ZodType<T>, written: (value: T) => NewRow) {
  return (row: Row): Reading<T> => {
    const { success, data: value } = schema.safeParse(fromColumns(row));
    if (!success) return UNREADABLE;
    const columns = Object.entries(written(value));
    const { partitionKey, rowKey } = row;
    const expected = Object.fromEntries(columns);
    if (expected['partitionKey'] !== partitionKey || expected['rowKey'] !== rowKey)
      return UNREADABLE;
    return { value, intact: columns.every(([column, content]) => row[column] === content) };
  };
}

export const readAccount = readerOf<Account>(schemas.account, (account) => ({
  ...accountKey(account.id),
  ...accountColumns(account),
}));
export const readRun = readerOf<Run>(schemas.run, ({ accountId, slot, result }) => ({
  ...runKey(accountId, slot),
  result,
}));
/** Whose day it is, its key says; the document says which. */
export function readDay(row: Row): Reading<DayRecord> {
  const [, accountId = ''] = row.rowKey.split(':');
  return readerOf<DayRecord>(schemas.dayRecord, ({ day }) => ({ ...dayKey(accountId, day) }))(row);
}
export const readLedgerEntry = readerOf<LedgerEntry>(schemas.ledgerEntry, (entry) => ({
  ...ledgerKey(entry.accountId, entry.id),
  ...ledgerColumns(entry),
}));
export const readOutboxEntry = readerOf<OutboxEntry>(schemas.outboxEntry, (entry) => ({
  ...outboxKey(entry.accountId, entry.id),
}));
const readWholeSettings = readerOf<InstallationSettings>(schemas.settings, () => ({
  ...SETTINGS,
}));
/** Of damaged settings what is left of them: without them nobody would be told of anything. */
export function readSettings(row: Row): Reading<Partial<InstallationSettings>> {
  const whole = readWholeSettings(row);
  if (whole.value) return whole;
  return { value: schemas.settingsLeft(fromColumns(row)), intact: false };
}
export const readIncident = readerOf<Incident>(schemas.incident, ({ id }) => ({
  ...incidentKey(id),
}));
export const readMember = readerOf<Member>(schemas.member, ({ id }) => ({ ...memberKey(id) }));

/** What an account's row holds in brief; undefined where another version of the app has written it otherwise. */
export function readBrief({ brief }: Row): Brief | undefined {
  try {
    return schemas.brief.safeParse(JSON.parse(String(brief))).data;
  } catch {
    return undefined;
  }
}
export const readAuditEntry = (row: Row): Reading<AuditEntry> =>
  readerOf<AuditEntry>(schemas.auditEntry, (entry) => ({ ...auditKey(row.partitionKey, entry) }))(
    row,
  );

/** A due row is its key. A `sentAt` that is no time only means that the message is sent once more. */
export function readDueEntry(row: Row): Reading<DueEntry> {
  const { sentAt } = row;
  const known = typeof sentAt === 'string' && /^\d{1,15}$/.test(sentAt);
  return {
    value: { ...parseDueKey(row.rowKey), sentAt: known ? Number(sentAt) : undefined },
    intact: known || sentAt === undefined,
  };
}

/** Whether a row, of whatever kind, holds what a row of its kind holds. */
export function isIntact(row: Row): boolean {
  const [kind = ''] = row.rowKey.split(':');
  const readers: Readonly<Record<string, (row: Row) => Reading<unknown>>> = {
    acct: readAccount,
    due: readDueEntry,
    run: readRun,
    day: readDay,
    ledg: readLedgerEntry,
    outb: readOutboxEntry,
    inci: readIncident,
    m: readMember,
    audt: readAuditEntry,
    settings: readSettings,
  };
  return readers[kind]?.(row).intact ?? true;
}

export const versioned = <T>(row: Row, value: T): Versioned<T> => ({ value, version: row.etag });
