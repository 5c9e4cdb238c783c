import type { Entropy, Member, MemberStore, Versioned } from '../../ports';
import { readable, readWhole } from './damage';
import { isId } from './keys';
import type { RowKey } from './keys';
import { isKeyHash, keyHashKey, memberKey, MEMBERS } from './member-keys';
import { holderRows, memberRow, readMember } from './rows';
import { create, remove, replace, written } from './table';
import type { Action, Row, Table } from './table';

/** A member that changes this often while it is being removed is left to the next try. */
const REMOVE_TRIES = 10;

const ALL = { partitionKey: MEMBERS, from: 'm:', to: 'm;' };
const HOLDERS = { partitionKey: MEMBERS, from: 'k:', to: 'n;' };

/** Members, each a row under its id and two rows that hold its name and its key for it. */
export function createMemberStore(table: Table, entropy: Entropy): MemberStore {
  const get = async (id: string): Promise<Versioned<Member> | undefined> => {
    if (!isId(id)) return undefined;
    const row = await table.read(memberKey(id));
    return row && readWhole(table, row, readMember);
  };

  return {
    get,

    async insert(member) {
      const row = memberRow(member, entropy.hex(16));
      const actions = [create(row), ...holderRows(member).map((held) => create({ ...held }))];
      return (await written(table, actions, row)) === 'done';
    },

    async byKeyHash(keyHash) {
      if (!isKeyHash(keyHash)) return undefined;
      const holder = await table.read(keyHashKey(keyHash));
      const id = holder?.['id'];
      const member = typeof id === 'string' ? (await get(id))?.value : undefined;
      // Between the two reads the key may have been replaced.
      return member?.keyHash === keyHash ? member : undefined;
    },

    async list() {
      const found = [];
      for await (const page of table.pages(ALL)) {
        found.push(...(await readable(table, page, readMember)));
      }
      return found;
    },

    async replace(previous, next) {
      if (previous.value.id !== next.id) throw new RangeError('a member keeps its id');
      const row = memberRow(next, entropy.hex(16));
      const actions = [replace(row, previous.version), ...moved(previous.value, next)];
      return (await written(table, actions, row)) === 'done' ? 'done' : 'conflict';
    },

    async removeBeside(id, other) {
      const row = isId(id) ? await table.read(memberKey(id)) : undefined;
      if (!row) return 'conflict';
      const unchanged = memberRow(other.value, entropy.hex(16));
      const removed = [row, ...(await heldBy(table, id))].map(remove);
      const actions = [replace(unchanged, other.version), ...removed];
      return (await written(table, actions, unchanged)) === 'done' ? 'done' : 'conflict';
    },

    async remove(id) {
      if (!isId(id)) return false;
      let existed = false;
      for (let left = REMOVE_TRIES; left > 0; left -= 1) {
        const row = await table.read(memberKey(id));
        // Gone at a second look: this call's first try removed it, or another call at the same time.
        if (!row) return existed;
        existed = true;
        if ((await table.submit([row, ...(await heldBy(table, id))].map(remove))) === 'done')
          return true;
      }
      throw new Error('the member’s row kept changing while it was being removed');
    },
  };
}

/** Holders of a name or key that changed. */
function moved(before: Member, now: Member): Action[] {
  const [old, fresh] = [holderRows(before), holderRows(now)];
  const has = (rows: readonly RowKey[], rowKey: string) =>
    rows.some((row) => row.rowKey === rowKey);
  return [
    ...old.filter(({ rowKey }) => !has(fresh, rowKey)).map(remove),
    ...fresh.filter(({ rowKey }) => !has(old, rowKey)).map((row) => create({ ...row })),
  ];
}

/** The rows that hold a member's name and key, found by its id: its own row may be past reading. */
async function heldBy(table: Table, id: string): Promise<Row[]> {
  const found: Row[] = [];
  for await (const page of table.pages(HOLDERS, {
    where: [{ column: 'id', is: 'eq', value: id }],
  })) {
    found.push(...page.filter(({ rowKey }) => !rowKey.startsWith('m:')));
  }
  return found;
}
