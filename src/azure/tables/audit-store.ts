import type { AuditStore } from '../../ports';
import { acrossShards } from './across-shards';
import { auditContinuation } from './continuation';
import { readable } from './damage';
import { after, auditRange, olderAudits, shards, SYSTEM } from './keys';
import type { KeyRange } from './keys';
import { MEMBERS } from './member-keys';
import { auditRow, readAuditEntry } from './rows';
import { create, removeRows } from './table';
import type { Row, Table } from './table';

/** Each entry lies in the partition of what was changed, so that both are written at once. */
const PARTITIONS = [...shards, MEMBERS, SYSTEM];

/** What was changed, newest first: every partition's newest, merged. */
export const createAuditStore = (table: Table): AuditStore => ({
  async add(entry) {
    await table.submit([create(auditRow(SYSTEM, entry))]);
  },

  async list({ top, after: continuation }) {
    const last = continuation === undefined ? undefined : auditContinuation.decode(continuation);
    const from = (range: KeyRange) => (last === undefined ? range : after(range, `audt:${last}`));
    const found = acrossShards(
      async function* (partition) {
        yield await newest(table, from(auditRange(partition)), top + 1);
      },
      { in: PARTITIONS, ahead: PARTITIONS.length },
    );
    const rows: Row[] = [];
    for await (const row of found) rows.push(row);
    const sorted = rows.toSorted((a, b) => (a.rowKey < b.rowKey ? -1 : 1));
    const page = sorted.slice(0, top);
    const end = sorted.length > top ? page.at(-1) : undefined;
    return {
      value: await readable(table, page, readAuditEntry),
      next: end && auditContinuation.encode(end.rowKey.slice('audt:'.length)),
    };
  },

  async prune(before, limit) {
    let removed = 0;
    for (const partition of PARTITIONS) {
      const rows = await newest(table, olderAudits(partition, before), limit - removed);
      await removeRows(table, rows);
      removed += rows.length;
      if (removed >= limit) break;
    }
    return removed;
  },
});

async function newest(table: Table, range: KeyRange, size: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const page of table.pages(range, { size })) {
    rows.push(...page);
    if (rows.length >= size) break;
  }
  return rows.slice(0, size);
}
