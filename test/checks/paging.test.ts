import fc from 'fast-check';
import * as z from 'zod';
import type { Call } from '../../src/checks/define';
import { collect, pageOf, pagesAddUp, settles } from '../../src/checks/paging';
import type { GraphRequest } from '../../src/ports';
import { aSession, contextInput, response, runContext } from './support';

const list: Call<ReturnType<typeof pageOf<z.ZodObject<{ id: z.ZodString }>>>> = {
  method: 'GET',
  path: '/me/things',
  response: pageOf(z.object({ id: z.string() })),
  page: '',
};

/** A collection that answers pages of `$top` and links to the rest. */
function collection(read: () => readonly string[]) {
  return (request: GraphRequest) => {
    const query = new URLSearchParams(request.path.split('?')[1]);
    const [top, skip] = [Number(query.get('$top')), Number(query.get('$skip') ?? 0)];
    const all = read();
    const value = all.slice(skip, skip + top).map((id) => ({ id }));
    const next = `https://graph.microsoft.com/v1.0/me/things?$top=${top}&$skip=${skip + top}`;
    const more = all.length > skip + top && { '@odata.nextLink': next };
    return response(200, { value, ...more });
  };
}

const contextOf = (read: () => readonly string[]) =>
  runContext(contextInput(aSession(collection(read)))).context;

test('any collection is read up to the limit, in order, whatever the page size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.string(), { maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 40 }),
      async (ids, top, limit) => {
        const args = { query: { $top: String(top) } };
        const { items, whole } = await collect(
          contextOf(() => ids),
          list,
          args,
          limit,
        );
        expect(items.map(({ id }) => id)).toEqual(ids.slice(0, limit));
        expect(whole && ids.length > limit).toBe(false);
        if (ids.length < limit) expect(whole).toBe(true);
      },
    ),
  );
});

test('paging that leads back to where it was fails the check', async () => {
  const round = () =>
    response(200, { value: [{ id: '1' }], '@odata.nextLink': 'https://x/v1.0/me/things' });
  const { context } = runContext(contextInput(aSession(round)));
  await expect(collect(context, list, {}, 100)).rejects.toThrow('request/assertion/assertion');
});

test('pages add up on any collection that stays as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.string(), { maxLength: 20 }), async (ids) => {
      await pagesAddUp(
        contextOf(() => ids),
        list,
        { size: 4, query: {} },
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
  await pagesAddUp(contextOf(read), list, { size: 4, query: {} });
  expect(reads).toBe(4);
});

test('a page that always lacks something fails the check', async () => {
  let reads = 0;
  const read = () => (reads++ % 2 === 0 ? ['a', 'b', 'c'] : ['a', 'b']);
  const adding = pagesAddUp(contextOf(read), list, { size: 4, query: {} });
  await expect(adding).rejects.toThrow('request/assertion/assertion');
});

test('an item that two pages show fails the check', async () => {
  const adding = pagesAddUp(
    contextOf(() => ['a', 'b', 'c', 'd', 'a']),
    list,
    { size: 4, query: {} },
  );
  await expect(adding).rejects.toThrow('request/assertion/assertion');
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
    failure: { kind: 'assertion', facts: { what: 'it holds', missing: '1' } },
  });
  expect(asked).toBe(3);
});
