import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';

const parent = z.looseObject({ driveId: z.string().optional() }).optional();
const child = z.looseObject({ id: z.string(), createdDateTime: z.iso.datetime() });

const calls = {
  root: call({
    method: 'GET',
    path: '/me/drive/root',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: z.looseObject({
      id: z.string(),
      parentReference: z.looseObject({ driveId: z.string() }),
    }),
    page: 'https://learn.microsoft.com/graph/api/driveitem-get',
  }),
  children: call({
    method: 'GET',
    path: '/me/drive/root/children',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: pageOf(child),
    page: 'https://learn.microsoft.com/graph/api/driveitem-list-children',
  }),
  changes: call({
    method: 'GET',
    path: '/me/drive/root/delta',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: pageOf(z.looseObject({ id: z.string(), parentReference: parent })),
    page: 'https://learn.microsoft.com/graph/api/driveitem-delta',
  }),
};

/** Of a drive with more items than this, only those that come first are looked at. */
const MOST_CHANGES = 1000;
const MOST_CHILDREN = 50;
/** What has just been made may not be among the changes yet. */
const SETTLED_MS = 15 * 60_000;

export const check = defineCheck({
  id: 'files.track-root',
  workload: 'files',
  kind: 'read',
  title: 'Changes tell of all there is',
  proves: 'The list of changes from the beginning holds the drive’s root folder and what it lists.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const query = { $select: 'id,parentReference' };
    const { body: root } = await context.send(calls.root, { query });
    await settles('the changes hold what the root folder lists', async () => {
      const listing = { query: { $select: 'id,createdDateTime' } };
      const { items: children } = await collect(context, calls.children, listing, MOST_CHILDREN);
      const changes = await collect(context, calls.changes, { query }, MOST_CHANGES);
      const drive = root.parentReference.driveId;
      for (const { parentReference } of changes.items) {
        equal('a change is one in the drive', parentReference?.driveId ?? drive, drive);
      }
      if (!changes.whole) return undefined;
      const known = new Set(changes.items.map(({ id }) => id));
      const settled = ({ createdDateTime }: z.output<typeof child>) =>
        Date.parse(createdDateTime) < context.now() - SETTLED_MS;
      const expected = [root.id, ...children.filter(settled).map(({ id }) => id)];
      const missing = expected.filter((id) => !known.has(id)).length;
      return missing === 0 ? undefined : { missing };
    });
  },
});
