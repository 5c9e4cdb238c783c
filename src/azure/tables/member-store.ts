import type { Entropy, Member, MemberStore, Versioned } from '../../ports';
import { fromColumns, toColumns } from './document';
import { isId } from './keys';
import type { RowKey } from './keys';
import { isKeyHash, keyHashKey, memberKey, MEMBERS, nameKey } from './member-keys';
import { versioned } from './rows';
import { create, remove, replace, written } from './table';
import type { Action, Row, Table } from './table';

/** A member that changes this often while it is being removed is left to the next try. */
const REMOVE_TRIES = 10;

/** Members, each a row under its id and two rows that hold its name and its key for it. */
export function createMemberStore(table: Table, entropy: Entropy): MemberStore {
  const get = async (id: string): Promise<Versioned<Member> | undefined> => {
    if (!isId(id)) return undefined;
    const row = await table.read(memberKey(id));
    return row && versioned(row, memberIn(row));
  };

  return {
    get,

    async insert(member) {
      const row = memberRow(member, entropy.hex(16));
      const actions = [create(row), ...holders(member).map((held) => create({ ...held }))];
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
      const range = { partitionKey: MEMBERS, from: 'm:', to: 'm;' };
      for await (const page of table.pages(range)) found.push(...page.map(memberIn));
      return found;
    },

    async replace(previous, next) {
      if (previous.value.id !== next.id) throw new RangeError('a member keeps its id');
      const row = memberRow(next, entropy.hex(16));
      const actions = [replace(row, previous.version), ...moved(previous.value, next)];
      return (await written(table, actions, row)) === 'done' ? 'done' : 'conflict';
    },

    async remove(id) {
      let existed = false;
      for (let left = REMOVE_TRIES; left > 0; left -= 1) {
        const member = await get(id);
        // Gone at a second look: this call's first try removed it, or another call at the same time.
        if (!member) return existed;
        existed = true;
        const keys = [memberKey(id), ...holders(member.value)];
        if ((await table.submit(keys.map(remove))) === 'done') return true;
      }
      throw new Error('the member’s row kept changing while it was being removed');
    },
  };
}

const memberRow = (member: Member, write: string) => ({
  ...memberKey(member.id),
  ...toColumns(member),
  write,
});

const memberIn = (row: Row): Member => fromColumns(row) as Member;

/** The rows that hold a member's name and key, so that nobody else takes them. */
const holders = (member: Member): (RowKey & { readonly id: string })[] =>
  [nameKey(member.name), keyHashKey(member.keyHash)].map((key) => ({ ...key, id: member.id }));

/** Holders of a name or key that changed. */
function moved(before: Member, now: Member): Action[] {
  const [old, fresh] = [holders(before), holders(now)];
  const has = (rows: readonly RowKey[], rowKey: string) =>
    rows.some((row) => row.rowKey === rowKey);
  return [
    ...old.filter(({ rowKey }) => !has(fresh, rowKey)).map(remove),
    ...fresh.filter(({ rowKey }) => !has(old, rowKey)).map((row) => create({ ...row })),
  ];
}
