import fc from 'fast-check';
import { NEVER } from '../../../src/domain/account';
import { dueKey, dueRange, isId, kindRange, olderRuns } from '../../../src/azure/tables/keys';
import { accountKey, after, ledgerKey, outboxKey, ownRange } from '../../../src/azure/tables/keys';
import { parseDueKey, runKey, shardOf, shards, sortable } from '../../../src/azure/tables/keys';
import type { KeyRange, RowKey } from '../../../src/azure/tables/keys';

const LETTERS = Array.from('0123456789abcdefghjkmnpqrstvwxyzABCXYZ');
const ids = fc
  .tuple(
    fc.constantFrom(...LETTERS),
    fc.string({ unit: fc.constantFrom(...LETTERS, '.', '-', '_'), maxLength: 40 }),
  )
  .map((parts) => parts.join(''));
const times = fc.oneof(fc.integer({ min: 0, max: NEVER }), fc.constantFrom(0, 1, NEVER));
const entries = fc.record({ accountId: ids, dueAt: times, slot: times });

const within = ({ from, to, partitionKey }: KeyRange, key: RowKey): boolean =>
  key.partitionKey === partitionKey && from <= key.rowKey && key.rowKey < to;

/** Characters that a key must not have: https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model */
const FORBIDDEN = /[/\\#?\p{Cc}]/u;

test('a due key says what it was made of', () => {
  fc.assert(
    fc.property(entries, (entry) => {
      expect(parseDueKey(dueKey(entry).rowKey)).toEqual(entry);
    }),
  );
});

test('due keys sort by time and lie in the range of every later time', () => {
  fc.assert(
    fc.property(entries, entries, times, (one, other, until) => {
      const [a, b] = [dueKey(one), dueKey(other)];
      if (one.dueAt !== other.dueAt) expect(a.rowKey < b.rowKey).toBe(one.dueAt < other.dueAt);
      expect(within(dueRange(a.partitionKey, until), a)).toBe(one.dueAt <= until);
    }),
  );
});

test('run keys sort from new to old, and older runs are those of earlier slots', () => {
  const beforeTimes = fc.integer({ min: 1, max: NEVER });
  fc.assert(
    fc.property(ids, times, times, beforeTimes, (id, slot, other, before) => {
      const [a, b] = [runKey(id, slot), runKey(id, other)];
      expect(a.rowKey < b.rowKey).toBe(slot > other);
      expect(within(olderRuns(id, before), a)).toBe(slot < before);
      expect(within(after(ownRange(id, 'run'), b.rowKey), a)).toBe(slot < other);
    }),
  );
});

test('ranges hold their own rows and nobody else’s', () => {
  fc.assert(
    fc.property(ids, ids, ids, times, (id, other, entry, time) => {
      const rows = {
        acct: accountKey(id),
        due: dueKey({ accountId: id, dueAt: time, slot: time }),
        run: runKey(id, time),
        ledg: ledgerKey(id, entry),
        outb: outboxKey(id, entry),
      };
      for (const [kind, row] of Object.entries(rows)) {
        expect(row.partitionKey).toBe(shardOf(id));
        expect(row.rowKey).not.toMatch(FORBIDDEN);
        for (const range of ['acct', 'due', 'ledg', 'outb'] as const) {
          expect(within(kindRange(shardOf(id), range), row)).toBe(kind === range);
        }
        for (const range of ['run', 'ledg', 'outb'] as const) {
          expect(within(ownRange(other, range), row)).toBe(kind === range && id === other);
        }
      }
    }),
  );
});

test('after a row comes every row with a greater key', () => {
  fc.assert(
    fc.property(ids, ids, (id, other) => {
      const range = after(kindRange(shardOf(id), 'acct'), accountKey(other).rowKey);
      expect(within(range, accountKey(id))).toBe(id > other);
    }),
  );
});

test('accounts are spread over all shards about evenly', () => {
  const counts = new Map(shards.map((shard) => [shard, 0]));
  for (let index = 0; index < 3200; index += 1) {
    const shard = shardOf(index.toString(16).padStart(16, '0'));
    counts.set(shard, (counts.get(shard) ?? 0) + 1);
  }
  expect(counts.size).toBe(16);
  expect(Math.min(...counts.values())).toBeGreaterThan(100);
  expect(Math.max(...counts.values())).toBeLessThan(400);
});

test('what cannot be part of a key is refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(!isId(text));
      expect(() => accountKey(text)).toThrow(RangeError);
      expect(() => ledgerKey('a', text)).toThrow(RangeError);
      expect(() => outboxKey('a', text)).toThrow(RangeError);
    }),
  );
  for (const time of [-1, 0.5, NaN, Infinity, 1e15]) {
    expect(() => sortable(time)).toThrow(RangeError);
  }
  for (const rowKey of ['', 'acct:a', 'due:1:a:2']) {
    expect(() => parseDueKey(rowKey)).toThrow(RangeError);
  }
});
