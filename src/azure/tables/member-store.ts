import type { Beside, Entropy, Member, MemberStore, Versioned } from '../../ports';
import { readable, readWhole } from './damage';
import { isId } from './keys';
import type { RowKey } from './keys';
import { invitationKey, isKeyHash, keyHashKey, memberKey, MEMBERS, seenKey } from './member-keys';
import { auditRow, holderRows, memberRow, readMember } from './rows';
import { create, put, remove, replace, written } from './table';
import type { Action, Row, Table } from './table';

/** A member that changes this often while it is being removed is left to the next try. */
const REMOVE_TRIES = 10;

const ALL = { partitionKey: MEMBERS, from: 'm:', to: 'm;' };
const HELD = { partitionKey: MEMBERS, from: 'i:', to: 's;' };
const SEEN = { partitionKey: MEMBERS, from: 's:', to: 's;' };

/** Members, each a row under its id, and rows that hold its name, its key and its invitation for it. */
export function createMemberStore(table: Table, entropy: Entropy): MemberStore {
  const get = async (id: string): Promise<Versioned<Member> | undefined> => {
    if (!isId(id)) return undefined;
    const row = await table.read(memberKey(id));
    return row && readWhole(table, row, readMember);
  };

  /** The member that a row holds something for. */
  const heldMember = async (holder: RowKey): Promise<Versioned<Member> | undefined> => {
    const id = (await table.read(holder))?.['id'];
    return typeof id === 'string' ? get(id) : undefined;
  };

  return {
    get,

    async insert(member, beside) {
      const row = memberRow(member, entropy.hex(16));
      const holders = holderRows(member).map((held) => create({ ...held }));
      const actions = [create(row), ...holders, ...besides(beside, entropy)];
      return (await written(table, actions, row)) === 'done';
    },

    async byKeyHash(keyHash) {
      if (!isKeyHash(keyHash)) return undefined;
      const member = await heldMember(keyHashKey(keyHash));
      // Between the two reads the key may have been replaced.
      return member?.value.keyHash === keyHash ? member.value : undefined;
    },

    async byInvitation(tokenHash) {
      if (!isKeyHash(tokenHash)) return undefined;
      const member = await heldMember(invitationKey(tokenHash));
      return member?.value.invitation?.tokenHash === tokenHash ? member : undefined;
    },

    async list() {
      const found = [];
      for await (const page of table.pages(ALL)) {
        found.push(...(await readable(table, page, readMember)));
      }
      return found;
    },

    async replace(previous, next, beside) {
      if (previous.value.id !== next.id) throw new RangeError('a member keeps its id');
      const row = memberRow(next, entropy.hex(16));
      const others = [...moved(previous.value, next), ...besides(beside, entropy)];
      const actions = [replace(row, previous.version), ...others];
      return (await written(table, actions, row)) === 'done' ? 'done' : 'conflict';
    },

    async removeBeside(id, { audit, unchanged }) {
      const row = isId(id) ? await table.read(memberKey(id)) : undefined;
      if (!row) return 'conflict';
      const mark = memberRow(unchanged.value, entropy.hex(16));
      const removed = [row, ...(await heldBy(table, id))].map(remove);
      const actions = [
        replace(mark, unchanged.version),
        ...removed,
        ...besides({ audit }, entropy),
      ];
      return (await written(table, actions, mark)) === 'done' ? 'done' : 'conflict';
    },

    async remove(id, audit) {
      if (!isId(id)) return false;
      let existed = false;
      for (let left = REMOVE_TRIES; left > 0; left -= 1) {
        const row = await table.read(memberKey(id));
        // Gone at a second look: this call's first try removed it, or another call at the same time.
        if (!row) return existed;
        existed = true;
        const removed = [row, ...(await heldBy(table, id))].map(remove);
        const actions = [...removed, ...besides({ audit }, entropy)];
        if ((await table.submit(actions)) !== 'refused') return true;
      }
      throw new Error('the member’s row kept changing while it was being removed');
    },

    async lastSeen() {
      const seen = new Map<string, number>();
      for await (const page of table.pages(SEEN)) {
        for (const { rowKey, at } of page) seen.set(rowKey.slice('s:'.length), Number(at));
      }
      return seen;
    },

    async markSeen(id, at) {
      // As text: a number this large would come back as a double.
      await table.submit([put({ ...seenKey(id), id, at: String(at) })]);
    },
  };
}

/** What goes with the write of a member's row. */
function besides({ audit, unchanged }: Beside = {}, entropy: Entropy): Action[] {
  const same = unchanged && memberRow(unchanged.value, entropy.hex(16));
  return [
    ...(audit ? [create(auditRow(MEMBERS, audit))] : []),
    ...(same ? [replace(same, unchanged.version)] : []),
  ];
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

/** What lies beside a member's row, found by its id: the row itself may be past reading. */
async function heldBy(table: Table, id: string): Promise<Row[]> {
  const found: Row[] = [];
  for await (const page of table.pages(HELD, {
    where: [{ column: 'id', is: 'eq', value: id }],
  })) {
    found.push(...page.filter(({ rowKey }) => !rowKey.startsWith('m:')));
  }
  return found;
}
