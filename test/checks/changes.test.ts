import * as z from 'zod';
import { changesOf, latest } from '../../src/checks/changes';
import { call } from '../../src/checks/define';
import { checkContext } from '../../src/engine/check-context';
import { aSession, contextInput, response } from './support';

const changes = call({
  method: 'GET',
  path: '/me/things/delta',
  delegated: 'User.Read',
  response: changesOf(z.looseObject({ id: z.string() })),
  page: 'https://learn.microsoft.com/graph/delta-query-overview',
});

/** What a round of changes comes to, in which each page answers by the link that asked for it. */
async function round(pages: Readonly<Record<string, object>>) {
  const session = aSession(({ path }) => response(200, pages[path]));
  const context = checkContext(contextInput(session));
  const { body } = await context.send(changes);
  return latest(context, changes, body);
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
    failure: { kind: 'assertion' },
  });
});
