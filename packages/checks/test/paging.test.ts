import fc from 'fast-check';
import * as z from 'zod';
import { pagesAddUp, settles } from '../src';
import type { Request } from '../src';
import { answer, contextOver, failureOf, grammar, permission } from './support';

const list = grammar.list('/me/things', { id: z.string() }, { permission, select: false });

/** A collection that answers pages of `$top` and links to the rest. */
function collection(read: () => readonly string[]) {
  return (request: Request) => {
    const query = new URLSearchParams(request.path.split('?')[1]);
    const [top, skip] = [Number(query.get('$top')), Number(query.get('$skip') ?? 0)];
    const all = read();
    const value = all.slice(skip, skip + top).map((id) => ({ id }));
    const next = `https://graph.microsoft.com/v1.0/me/things?$top=${top}&$skip=${skip + top}`;
    const more = all.length > skip + top && { '@odata.nextLink': next };
    return answer(200, { value, ...more });
  };
}

const graphOf = (read: () => readonly string[]) =>
  contextOver(collection(read), { calls: [list] }).context.graph;

test('any collection is read up to the limit, in order, whatever the page size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.string(), { maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 40 }),
      async (ids, top, limit) => {
        const args = { query: { $top: String(top) }, limit };
        const { items, whole } = await graphOf(() => ids).collect(list, args);
        expect(items.map(({ id }) => id)).toEqual(ids.slice(0, limit));
        expect(whole && ids.length > limit).toBe(false);
        if (ids.length < limit) expect(whole).toBe(true);
      },
    ),
  );
});

test('paging that leads back to where it was fails the check', async () => {
  const round = () =>
    answer(200, { value: [{ id: '1' }], '@odata.nextLink': 'https://x/v1.0/me/things' });
  const { context } = contextOver(round, { calls: [list] });
  expect((await failureOf(context.graph.all(list))).facts['what']).toBe('paging comes to an end');
});

test('pages add up on any collection that stays as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.string(), { maxLength: 20 }), async (ids) => {
      await pagesAddUp(
        graphOf(() => ids),
        list,
        { size: 4 },
      );
    }),
  );
});

test('a collection that changed between two reads is read again', async () => {
  const versions = [
    ['a', 'b'],
    ['new', 'a', 'b'],
  ];
  let reads = 0;
  const read = () => versions[Math.min(reads++, 1)] ?? [];
  await pagesAddUp(graphOf(read), list, { size: 4 });
  expect(reads).toBe(4);
});

test('a page that always lacks something fails the check', async () => {
  let reads = 0;
  const read = () => (reads++ % 2 === 0 ? ['a', 'b', 'c'] : ['a', 'b']);
  const adding = pagesAddUp(graphOf(read), list, { size: 4 });
  await expect(adding).rejects.toThrow('assertion/assertion');
});

test('an item that two pages show fails the check', async () => {
  const adding = pagesAddUp(
    graphOf(() => ['a', 'b', 'c', 'd', 'a']),
    list,
    { size: 4 },
  );
  await expect(adding).rejects.toThrow('assertion/assertion');
});

test('a difference counts when it is seen three times', async () => {
  let asked = 0;
  const until = (times: number) => async () => {
    asked += 1;
    return Promise.resolve(asked >= times ? undefined : { missing: 1 });
  };
  await settles('it holds', until(3));
  asked = 0;
  await expect(settles('it holds', until(4))).rejects.toMatchObject({
    kind: 'assertion',
    facts: { what: 'it holds', missing: '1' },
  });
  expect(asked).toBe(3);
});
