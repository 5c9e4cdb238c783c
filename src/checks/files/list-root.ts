import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';

const parent = z.looseObject({ driveId: z.string(), id: z.string() });

const calls = {
  drive: call({
    method: 'GET',
    path: '/me/drive',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: z.looseObject({ id: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/drive-get',
  }),
  root: call({
    method: 'GET',
    path: '/me/drive/root',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: z.looseObject({ id: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/driveitem-get',
  }),
  children: call({
    method: 'GET',
    path: '/me/drive/root/children',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: pageOf(z.looseObject({ id: z.string(), parentReference: parent })),
    page: 'https://learn.microsoft.com/graph/api/driveitem-list-children',
  }),
};

export const check = defineCheck({
  id: 'files.list-root',
  workload: 'files',
  kind: 'read',
  title: 'What the root folder lists lies in it',
  proves:
    'Each item that the drive’s root folder lists names that folder and that drive as its own.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const { body: drive } = await context.send(calls.drive, { query: { $select: 'id' } });
    const { body: root } = await context.send(calls.root, { query: { $select: 'id' } });
    const query = { $select: 'id,parentReference', $top: '10' };
    const { items } = await collect(context, calls.children, { query }, 30);
    for (const { parentReference } of items) {
      equal('an item lies in the drive that lists it', parentReference.driveId, drive.id);
      equal('an item lies in the folder that lists it', parentReference.id, root.id);
    }
    equal('no item is listed twice', new Set(items.map(({ id }) => id)).size, items.length);
  },
});
