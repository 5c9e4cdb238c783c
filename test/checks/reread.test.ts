import fc from 'fast-check';
import { newestFirst } from '../../src/checks/order';
import { readsAlike } from '../../src/checks/reread';
import { randomFrom } from '../../src/domain/random';
import { refusal } from './support';

interface Thing {
  readonly id: string;
  readonly version: number;
}

const alike = (list: readonly Thing[], read: (id: string) => Thing | undefined, seed = 'a') =>
  readsAlike('a thing is the same by its id', {
    random: randomFrom(seed),
    list: () => Promise.resolve(list.map((thing) => ({ ...thing }))),
    read: (id) => {
      const found = read(id);
      return found ? Promise.resolve({ ...found }) : Promise.reject(refusal({ status: 404 }));
    },
    properties: ['version'],
  });

const things = fc.uniqueArray(fc.record({ id: fc.string(), version: fc.integer() }), {
  selector: ({ id }) => id,
  minLength: 1,
});

test('what reads alike passes, whichever is picked', async () => {
  await fc.assert(
    fc.asyncProperty(things, fc.string(), async (list, seed) => {
      await alike(list, (id) => list.find((thing) => thing.id === id), seed);
    }),
  );
});

test.each([
  ['of another version', (id: string) => ({ id, version: 2 })],
  ['another thing', () => ({ id: 'another', version: 1 })],
  ['gone', () => undefined],
])('what is %s by its id fails', async (_, read) => {
  await expect(alike([{ id: 'a', version: 1 }], read)).rejects.toThrow('assertion');
});

test('what changes once while it is read is read again', async () => {
  let reads = 0;
  await alike([{ id: 'a', version: 1 }], (id) => ({ id, version: (reads += 1) === 1 ? 0 : 1 }));
  expect(reads).toBe(2);
});

test('of nothing, nothing is asserted', async () => {
  await expect(alike([], () => undefined)).rejects.toMatchObject({
    failure: { kind: 'not-provisioned', code: 'nothing-to-check' },
  });
});

test('times are newest first exactly when they never go up', () => {
  const from = Date.UTC(2026, 0, 1);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), (days) => {
      const iso = (list: readonly number[]) =>
        list.map((day) => new Date(from + day * 86_400_000).toISOString());
      const sorted = days.toSorted((a, b) => b - a);
      newestFirst('times', iso(sorted));
      const inOrder = days.every((day, index) => day === sorted[index]);
      const assert = () => {
        newestFirst('times', iso(days));
      };
      if (inOrder) assert();
      else expect(assert).toThrow('assertion');
    }),
  );
});
