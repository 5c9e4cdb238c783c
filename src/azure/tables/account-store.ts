import type { Account } from '../../domain/account';
import type { AccountStore, Entropy, Page } from '../../ports';
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
): Pick<AccountStore, 'insert' | 'get' | 'list' | 'briefs' | 'commit' | 'purge' | 'deleted'> {
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

    list: (query) => list(table, query),
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

async function list(
  table: Table,
  query: Parameters<AccountStore['list']>[0],
): Promise<Page<Account>> {
  const last = query.after === undefined ? undefined : accountContinuation.decode(query.after);
  const narrowed = (['owner', 'clientId'] as const).flatMap((column): Condition[] => {
    const value = query[column];
    return value === undefined ? [] : [{ column, is: 'eq', value }];
  });
  const options = { where: narrowed, size: query.top + 1 };
  const first = last === undefined ? undefined : shardOf(last);
  const rest = first === undefined ? shards : shards.slice(shards.indexOf(first));
  const found = acrossShards(
    async function* (shard) {
      const all = kindRange(shard, 'acct');
      const range =
        last !== undefined && shard === first ? after(all, accountKey(last).rowKey) : all;
      for await (const page of table.pages(range, options)) {
        const accounts = await readable(table, page, readAccount);
        // By the document, not by the column: one that is damaged would hide the account.
        yield accounts.filter(({ deleted }) => !deleted);
      }
    },
    { in: rest, ahead: LIST_AHEAD },
  );
  const value: Account[] = [];
  for await (const account of found) {
    const end = value.at(-1);
    if (value.length === query.top) {
      return { value, next: end && accountContinuation.encode(end.id) };
    }
    value.push(account);
  }
  return { value, next: undefined };
}

function briefs(table: Table, owner: string | undefined): AsyncGenerator<Brief, void> {
  const where: Condition[] =
    owner === undefined ? [] : [{ column: 'owner', is: 'eq', value: owner }];
  const options = { where, columns: ['brief', 'deleted'] };
  return acrossShards(async function* (shard) {
    for await (const page of table.pages(kindRange(shard, 'acct'), options)) {
      const present = page.filter((row) => row['deleted'] !== true);
      const found = await Promise.all(present.map((row) => briefIn(table, row)));
      yield found.filter((brief) => brief !== undefined);
    }
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
