import * as z from 'zod';
import { answer, contextOver, grammar, permission } from './support';

const changes = grammar.list('/me/things/delta', { id: z.string() }, { permission, select: false });

/** What a round of changes comes to, in which each page answers by the link that asked for it. */
async function round(pages: Readonly<Record<string, object>>) {
  const { context } = contextOver(({ path }) => answer(200, pages[path]), { calls: [changes] });
  return context.graph.changes(changes);
}

const page = (ids: readonly string[], links: object) => ({
  value: ids.map((id) => ({ id })),
  ...links,
});

test('a round of changes is its pages, in order, and ends with a link to the next', async () => {
  const { items, link } = await round({
    '/me/things/delta': page(['a', 'b'], { '@odata.nextLink': '/second' }),
    '/second': page(['c'], { '@odata.deltaLink': '/next-round' }),
  });
  expect(items.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(link).toBe('/next-round');
});

test.each([
  ['a page that does not say how to go on', page([], {})],
  ['pages without end', page(['a'], { '@odata.nextLink': '/me/things/delta' })],
])('%s is no round of changes', async (_, first) => {
  await expect(round({ '/me/things/delta': first })).rejects.toMatchObject({
    kind: 'assertion',
  });
});
