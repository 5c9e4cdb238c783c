import fc from 'fast-check';
import * as z from 'zod';
import { readsAlike } from '../src';
import type { Random } from '../src';
import { answer, contextOver, dull, grammar, permission, refuse } from './support';

interface Thing {
  readonly id: string;
  readonly version: number;
}

const shape = { id: z.string(), version: z.number() };
const list = grammar.list('/things', shape, { permission });
const get = grammar.get('/things/{id}', shape, { permission });

async function alike(
  things: readonly Thing[],
  read: (id: string) => Thing | undefined,
  random: Random = dull,
  only?: (thing: Thing) => boolean,
) {
  const { context } = contextOver(
    ({ path }) => {
      const [, id] = /^\/things\/([^?]*)/.exec(path) ?? [];
      if (id === undefined) return answer(200, { value: things });
      const found = read(decodeURIComponent(id));
      return found ? answer(200, found) : refuse(404);
    },
    { calls: [list, get], random },
  );
  const pair = { thing: 'a thing', list, get, same: ['version'] };
  await readsAlike(context, { ...pair, ...(only && { only }) });
}

const things = fc.uniqueArray(
  fc.record({ id: fc.stringMatching(/^[^.]+$/), version: fc.integer() }),
  {
    selector: ({ id }) => id,
    minLength: 1,
  },
);

test('what reads alike passes, whichever is picked', async () => {
  await fc.assert(
    fc.asyncProperty(things, fc.nat(), async (list, seed) => {
      const random = { ...dull, pick: <T>(items: readonly T[]) => items[seed % items.length] as T };
      await alike(list, (id) => list.find((thing) => thing.id === id), random);
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
    kind: 'not-provisioned',
    code: 'nothing-to-check',
  });
});

test('what may not be picked is not read', async () => {
  const read: string[] = [];
  const both = [
    { id: 'a', version: 1 },
    { id: 'b', version: 2 },
  ];
  const find = (id: string) => {
    read.push(id);
    return both.find((thing) => thing.id === id);
  };
  await alike(both, find, dull, ({ id }) => id !== 'a');
  expect(read).toEqual(['b']);
});
