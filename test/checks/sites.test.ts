import type { GraphRequest } from '../../src/ports';
import { callsOf, CheckFailure } from '@perennial/checks';
import { item } from '../../src/checks/sites/calls';
import check from '../../src/checks/sites/keep-item.check';
import { aSession, contextInput, MARKER, refusal, response, runContext } from './support';

const LIST = 'a-list';

/** A root site whose list has these items, or that has no list. */
function site(titles: readonly string[] | undefined) {
  const removed: string[] = [];
  const session = aSession(({ method, path }: GraphRequest) => {
    if (!titles) throw refusal({ status: 404, code: 'itemNotFound' });
    if (method === 'DELETE') removed.push(path);
    if (!path.includes('/items')) return response(200, { id: LIST });
    if (method === 'DELETE') return response(204);
    const value = titles.map((Title, index) => ({ id: String(index + 1), fields: { Title } }));
    return response(200, { value });
  });
  const calls = [...check.calls, ...callsOf(item)];
  return { context: runContext(contextInput(session), calls).context, removed };
}

test('without its list the check does not apply, and says what it needs', async () => {
  const { context } = site(undefined);
  const failed = await check.run(context).catch((thrown: unknown) => thrown);
  expect(failed).toBeInstanceOf(CheckFailure);
  expect(failed).toMatchObject({ kind: 'not-provisioned', code: 'needs-fixture' });
});

test('without its list there is nothing to undo', async () => {
  expect(await item.find(site(undefined).context, MARKER)).toEqual([]);
});

test('what it finds of its own carries the marker, changed or not, and names the list', async () => {
  const { context } = site(['Other', MARKER, `${MARKER} amber`, `not ${MARKER}`]);
  expect(await item.find(context, MARKER)).toEqual(
    ['2', '3'].map((id) => ({ id, at: { site: 'root', list: LIST } })),
  );
});

test('an item is removed from the list it was made in', async () => {
  const { context, removed } = site([]);
  await item.remove(context, { id: '7', at: { site: 'root', list: 'an-older-list' } });
  expect(removed).toEqual(['/sites/root/lists/an-older-list/items/7']);
});
