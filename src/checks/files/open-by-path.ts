import * as z from 'zod';
import { call, defineCheck } from '../define';
import type { RunContext } from '../define';
import { pageOf, settles } from '../paging';
import { ifThere } from '../removal';
import { nothingToCheck } from '../reread';

const named = z.looseObject({
  id: z.string(),
  name: z.string(),
  remoteItem: z.looseObject({}).optional(),
});

const calls = {
  children: call({
    method: 'GET',
    path: '/me/drive/root/children',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: pageOf(named),
    page: 'https://learn.microsoft.com/graph/api/driveitem-list-children',
  }),
  byPath: call({
    method: 'GET',
    path: '/me/drive/root:/{name}',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: z.looseObject({ id: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/driveitem-get',
  }),
};

const SOME = 10;
const query = { $select: 'id,name,remoteItem', $top: String(SOME) };

/** Lists items anew, picks one, and tells whether its path leads to it. */
async function leadsThere(context: RunContext): Promise<boolean> {
  const { body: page } = await context.send(calls.children, { query });
  // What is remote lies in another drive, to which it only leads.
  const own = page.value.filter(({ remoteItem }) => remoteItem === undefined);
  if (own.length === 0) nothingToCheck();
  const { id, name } = context.random.pick(own);
  const found = await ifThere(() =>
    context.send(calls.byPath, { params: { name }, query: { $select: 'id' } }),
  );
  return found?.body.id === id;
}

export const check = defineCheck({
  id: 'files.open-by-path',
  workload: 'files',
  kind: 'read',
  title: 'A path leads to the item',
  proves: 'An item in the drive’s root folder has the same id by its path as in the list.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['a file or folder in the drive’s root folder'],
  async run(context) {
    await settles('a path leads to the item that is listed', async () =>
      (await leadsThere(context)) ? undefined : {},
    );
  },
});
