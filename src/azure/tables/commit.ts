import type { Account } from '../../domain/account';
import type { Step, Versioned } from '../../ports';
import { ledgerKey, ownRange, shardOf } from './keys';
import type { RowKey } from './keys';
import { accountRow, auditRow, dayRow, dueRow, ledgerRow, outboxRow, runRow } from './rows';
import { create, MOST_ACTIONS, put, remove, removeRows, replace, writtenVersion } from './table';
import type { Action, Table } from './table';

/**
 * One transaction under the account row's version: the account, its due row, and what belongs to the
 * step. Removed ledger entries that find no room in it follow in transactions of their own: when those
 * are cut off, the next sweep looks again, finds nothing, and removes them.
 */
export async function commit(
  table: Table,
  previous: Versioned<Account>,
  next: Account,
  step: Step,
  write: string,
): Promise<Versioned<Account> | 'conflict'> {
  if (previous.value.id !== next.id) throw new RangeError('an account keeps its id');
  const row = accountRow(next, write);
  const fixed = [
    replace(row, previous.version),
    ...moveDue(previous.value, next),
    ...additions(next.id, step, write),
    ...dayOfRun(next, step),
  ];
  const room = MOST_ACTIONS - fixed.length;
  if (room < 0) throw new RangeError(`a step holds at most ${MOST_ACTIONS} rows`);
  const submit = async (removed: readonly RowKey[]) => {
    const within = removed.slice(0, room).map(remove);
    const version = await writtenVersion(table, [...fixed, ...within], row);
    if (version === undefined) return undefined;
    await removeRows(table, removed.slice(room));
    return { value: next, version };
  };
  const asked = [...new Set(step.ledgerRemove)].map((id) => ledgerKey(next.id, id));
  const done = await submit(asked);
  if (done || asked.length === 0) return done ?? 'conflict';
  const there = await present(table, next.id, asked);
  const isOnlyThat = there.length < asked.length;
  return (isOnlyThat ? await submit(there) : undefined) ?? 'conflict';
}

/** An account has one due row; it moves with the due time and the slot, and keeps `sentAt` otherwise. */
function moveDue(before: Account, now: Account): Action[] {
  const [from, to] = [dueRow(before), dueRow(now)];
  return from.rowKey === to.rowKey ? [] : [remove(from), create(to)];
}

function additions(accountId: string, step: Step, write: string): Action[] {
  const gone = new Set(step.ledgerRemove);
  const ledger = (step.ledgerPut ?? []).filter(({ id }) => !gone.has(id));
  return [
    // A slot is recorded once: a second record of it is refused.
    ...(step.run ? [create(runRow(step.run))] : []),
    ...ledger.map((entry) => put(ledgerRow(entry))),
    ...(step.outbox ?? []).map((entry) => create(outboxRow(entry, write))),
    ...(step.audit ? [create(auditRow(shardOf(accountId), step.audit))] : []),
  ];
}

/** The day of a run, written whole with it: the account's row has all of it. */
const dayOfRun = ({ id, today }: Account, { run }: Step): Action[] =>
  run && today ? [put(dayRow(id, today))] : [];

/**
 * Those of the ledger entries to remove that are there: one that is not refuses the whole transaction, now
 * and whenever it is tried again. Looked at only then: usually all of them are there.
 */
async function present(
  table: Table,
  accountId: string,
  keys: readonly RowKey[],
): Promise<RowKey[]> {
  const asked = new Set(keys.map(({ rowKey }) => rowKey));
  const there: RowKey[] = [];
  for await (const page of table.pages(ownRange(accountId, 'ledg'), { columns: [] })) {
    there.push(...page);
  }
  return there.filter(({ rowKey }) => asked.has(rowKey));
}
