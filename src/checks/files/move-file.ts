import * as z from 'zod';
import { equal, sameSet } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation } from '../define';
import { collect, pageOf } from '../paging';
import { words } from '../text';
import { findInRoot, purgeItem } from './item';
import { fileCalls, fileName, ownFile, storeText } from './own-file';

const item = z.looseObject({ id: z.string() });

const calls = {
  ...fileCalls,
  create: call({
    method: 'POST',
    path: '/me/drive/root/children',
    delegated: 'Files.ReadWrite',
    application: 'Files.ReadWrite.All',
    bodyProperties: ['name', 'folder', '@microsoft.graph.conflictBehavior'],
    response: item,
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/driveitem-post-children',
  }),
  move: call({
    method: 'PATCH',
    path: '/me/drive/items/{id}',
    delegated: 'Files.ReadWrite',
    application: 'Files.ReadWrite.All',
    bodyProperties: ['parentReference'],
    response: item,
    page: 'https://learn.microsoft.com/graph/api/driveitem-move',
  }),
  children: call({
    method: 'GET',
    path: '/me/drive/items/{folder}/children',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: pageOf(item),
    page: 'https://learn.microsoft.com/graph/api/driveitem-list-children',
  }),
};

const folder: Creation = {
  what: 'a folder in the drive’s root folder',
  removal: 'permanently deleted with what is in it, without the recycle bin',
  find: findInRoot,
  remove: purgeItem,
};

export const check = defineCheck({
  id: 'files.move-file',
  workload: 'files',
  kind: 'write',
  title: 'A file moves to another folder',
  proves: 'A file that is moved keeps its id, lies in its new folder and no longer in the old one.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: {
    folder,
    file: ownFile('a text file in the drive’s root folder, moved to that folder', fileName),
  },
  async run(context) {
    const { marker } = context;
    const { body: made } = await context.send(calls.create, {
      body: { name: marker, folder: {}, '@microsoft.graph.conflictBehavior': 'fail' },
    });
    context.created('folder', made.id);
    const { id } = await storeText(context, fileName(marker), words(context.random, 10));
    const { body: moved } = await context.send(calls.move, {
      params: { id },
      body: { parentReference: { id: made.id } },
    });
    equal('the answer is about the file', moved.id, id);
    const left = await findInRoot(context, fileName(marker));
    equal('it is gone from where it was', left.length, 0);
    const args = { params: { folder: made.id }, query: { $select: 'id' } };
    const { items } = await collect(context, calls.children, args, 10);
    sameSet(
      'the folder holds the file, and nothing else',
      items.map((child) => child.id),
      [id],
    );
  },
});
