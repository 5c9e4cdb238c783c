import { runResults } from '../../domain/run';
import { slotOfRunId } from '../../domain/run-id';
import type { RunStore } from '../../ports';
import { runContinuation } from './continuation';
import { after, isId, olderRuns, ownRange, runKey } from './keys';
import type { KeyRange } from './keys';
import { readable, readWhole } from './damage';
import { readRun } from './rows';
import { removeRows } from './table';
import type { Condition, Row, Table } from './table';

/** The first keys of a range, without what is in their rows. */
async function keysOf(table: Table, range: KeyRange, most: number): Promise<readonly Row[]> {
  const found: Row[] = [];
  for await (const page of table.pages(range, { columns: [], size: most })) {
    found.push(...page);
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

/** Runs, which `commit` writes; newest first. */
export const createRunStore = (table: Table): RunStore => ({
  async list(accountId, { top, after: continuation, results = runResults }) {
    const last = continuation === undefined ? undefined : runContinuation.decode(continuation);
    if (!isId(accountId)) return { value: [], next: undefined };
    const all = ownRange(accountId, 'run');
    const slot = last === undefined ? undefined : slotOfRunId(last);
    const range = slot === undefined ? all : after(all, runKey(accountId, slot).rowKey);
    const found = [];
    // One more than asked for tells whether there is a next page.
    const others = runResults.filter((result) => !results.includes(result));
    const where = others.map((value): Condition => ({ column: 'result', is: 'ne', value }));
    for await (const page of table.pages(range, { where, size: top + 1 })) {
      found.push(...(await readable(table, page, readRun)));
      if (found.length > top) break;
    }
    const value = found.slice(0, top);
    const end = found.length > top ? value.at(-1) : undefined;
    return { value, next: end && runContinuation.encode(end.id) };
  },

  async get(accountId, runId) {
    const slot = slotOfRunId(runId);
    if (slot === undefined || slot < 0 || !isId(accountId)) return undefined;
    const row = await table.read(runKey(accountId, slot));
    const found = row && (await readWhole(table, row, readRun)).value;
    return found?.id === runId ? found : undefined;
  },

  async prune(accountId, { since, most }, limit) {
    const surplus = most === 0 ? [] : await keysOf(table, ownRange(accountId, 'run'), most + limit);
    const old = await keysOf(table, olderRuns(accountId, since), limit);
    const gone = new Map([...surplus.slice(most), ...old].map((row) => [row.rowKey, row]));
    const some = [...gone.values()].slice(0, limit);
    await removeRows(table, some);
    return some.length;
  },
});
