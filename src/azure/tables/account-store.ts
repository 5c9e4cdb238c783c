import type { Account } from '../../domain/account';
import type { AccountQuery, AccountStore, Entropy, Page } from '../../ports';
import { briefOf } from '../../domain/brief';
import type { Brief } from '../../domain/brief';
import { acrossShards, mergedShards } from './across-shards';
import { commit } from './commit';
import { accountContinuation } from './continuation';
import { accountKey, after, dueKey, dueRange, isId, kindRange, shardOf, shards } from './keys';
import { purge } from './purge';
import { readable, readWhole } from './damage';
import { accountRow, auditRow, dueRow, readAccount, readBrief, readDueEntry } from './rows';
import { create, written } from './table';
import type { Condition, Row, Table } from './table';

/** A list is mostly used up within few shards: no use in reading all of them ahead. */
const LIST_AHEAD = 4;
const DELETED: Condition = { column: 'deleted', is: 'eq', value: true };

/** Accounts and when they are due. */
export const createAccountStore = (table: Table, entropy: Entropy): AccountStore => ({
  ...accounts(table, entropy),
  ...due(table),
});

function accounts(
  table: Table,
  entropy: Entropy,
): Pick<
  AccountStore,
  'insert' | 'get' | 'list' | 'listBriefs' | 'briefs' | 'commit' | 'purge' | 'deleted'
> {
  return {
    async insert(account, audit) {
      const row = accountRow(account, entropy.hex(16));
      const actions = [create(row), create(dueRow(account))];
      if (audit) actions.push(create(auditRow(shardOf(account.id), audit)));
      return (await written(table, actions, row)) === 'done';
    },

    async get(id) {
      // Whatever cannot be an id is the id of no account: ids come from addresses and messages too.
      if (!isId(id)) return undefined;
      const row = await table.read(accountKey(id));
      return row && readWhole(table, row, readAccount);
    },

    list: (query) => pageOf(table, query, undefined, presentAccounts),
    listBriefs: (query) => pageOf(table, query, BRIEF_COLUMNS, presentBriefs),
    briefs: (owner) => briefs(table, owner),
    commit: (previous, next, step = {}) => commit(table, previous, next, step, entropy.hex(16)),
    purge: (id) => purge(table, id),

    deleted: () =>
      acrossShards(async function* (shard) {
        for await (const page of table.pages(kindRange(shard, 'acct'), { where: [DELETED] })) {
          yield await readable(table, page, readAccount);
        }
      }),
  };
}

/** A page of what `read` makes of the accounts' rows. */
async function pageOf<T extends { readonly id: string }>(
  table: Table,
  query: AccountQuery,
  columns: readonly string[] | undefined,
  read: (table: Table, rows: readonly Row[]) => Promise<readonly T[]>,
): Promise<Page<T>> {
  const last = query.after === undefined ? undefined : accountContinuation.decode(query.after);
  const where = (['owner', 'clientId'] as const).flatMap((column): Condition[] => {
    const value = query[column];
    return value === undefined ? [] : [{ column, is: 'eq', value }];
  });
  const options = { where, columns, size: query.top + 1 };
  const first = last === undefined ? undefined : shardOf(last);
  const rest = first === undefined ? shards : shards.slice(shards.indexOf(first));
  const found = acrossShards(
    async function* (shard) {
      const all = kindRange(shard, 'acct');
      const range =
        last !== undefined && shard === first ? after(all, accountKey(last).rowKey) : all;
      for await (const page of table.pages(range, options)) yield await read(table, page);
    },
    { in: rest, ahead: LIST_AHEAD },
  );
  const value: T[] = [];
  for await (const one of found) {
    const end = value.at(-1);
    if (value.length === query.top) {
      return { value, next: end && accountContinuation.encode(end.id) };
    }
    value.push(one);
  }
  return { value, next: undefined };
}

/** By the document, not by the column: one that is damaged would hide the account. */
async function presentAccounts(table: Table, rows: readonly Row[]): Promise<readonly Account[]> {
  return (await readable(table, rows, readAccount)).filter(({ deleted }) => !deleted);
}

const BRIEF_COLUMNS = ['brief', 'deleted'];

async function presentBriefs(table: Table, rows: readonly Row[]): Promise<readonly Brief[]> {
  const present = rows.filter((row) => row['deleted'] !== true);
  const found = await Promise.all(present.map((row) => briefIn(table, row)));
  return found.filter((brief) => brief !== undefined);
}

function briefs(table: Table, owner: string | undefined): AsyncGenerator<Brief, void> {
  const where: Condition[] =
    owner === undefined ? [] : [{ column: 'owner', is: 'eq', value: owner }];
  const options = { where, columns: BRIEF_COLUMNS };
  return acrossShards(async function* (shard) {
    for await (const page of table.pages(kindRange(shard, 'acct'), options))
      yield await presentBriefs(table, page);
  });
}

/** Its column, or, where that cannot be read, what the whole row says. */
async function briefIn(table: Table, row: Row): Promise<Brief | undefined> {
  const brief = readBrief(row);
  if (brief) return brief;
  const whole = await table.read(row);
  const [account] = whole ? await readable(table, [whole], readAccount) : [];
  return account && briefOf(account);
}

function due(table: Table): Pick<AccountStore, 'due' | 'markSent'> {
  return {
    due: (until) =>
      mergedShards(
        async function* (shard) {
          for await (const page of table.pages(dueRange(shard, until))) {
            yield await readable(table, page, readDueEntry);
          }
        },
        ({ dueAt }) => dueAt,
      ),

    async markSent(entry, at) {
      // As text: a number this large would come back as a double.
      await table.merge({ ...dueKey(entry), sentAt: String(at) });
    },
  };
}
