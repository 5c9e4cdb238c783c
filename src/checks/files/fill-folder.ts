import * as z from 'zod';
import { equal, sameSet } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation } from '../define';
import { collect, pageOf } from '../paging';
import { words } from '../text';
import { findInRoot, itemCalls, purgeItem } from './item';

const item = z.looseObject({ id: z.string() });

const calls = {
  ...itemCalls,
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
  upload: call({
    method: 'PUT',
    path: '/me/drive/items/{folder}:/{name}:/content',
    delegated: 'Files.ReadWrite',
    application: 'Files.ReadWrite.All',
    response: item,
    status: [200, 201],
    page: 'https://learn.microsoft.com/graph/api/driveitem-put-content',
  }),
  children: call({
    method: 'GET',
    path: '/me/drive/items/{folder}/children',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: pageOf(z.looseObject({ id: z.string(), name: z.string(), size: z.number() })),
    page: 'https://learn.microsoft.com/graph/api/driveitem-list-children',
  }),
};

const folder: Creation = {
  what: 'a folder with up to three small text files, in the drive’s root folder',
  removal: 'permanently deleted with what is in it, without the recycle bin',
  find: findInRoot,
  remove: purgeItem,
};

export const check = defineCheck({
  id: 'files.fill-folder',
  workload: 'files',
  kind: 'write',
  title: 'A folder lists what is put in it',
  proves: 'A new folder lists the files that were put in it, and nothing else, page by page.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: { folder },
  async run(context) {
    const { body: made } = await context.send(calls.create, {
      body: { name: context.marker, folder: {}, '@microsoft.graph.conflictBehavior': 'fail' },
    });
    context.created('folder', made.id);
    const texts = Array.from({ length: context.random.int(2, 3) }, () => words(context.random, 20));
    const sent: string[] = [];
    for (const [index, text] of texts.entries()) {
      const { body: stored } = await context.send(calls.upload, {
        params: { folder: made.id, name: `${index + 1}.txt` },
        headers: { 'Content-Type': 'text/plain' },
        body: text,
      });
      sent.push(stored.id);
    }
    const { items } = await collect(
      context,
      calls.children,
      { params: { folder: made.id }, query: { $select: 'id,name,size', $top: '2' } },
      10,
    );
    sameSet(
      'the folder lists the files put in it',
      items.map(({ id }) => id),
      sent,
    );
    for (const { name, size } of items) {
      equal('a file has its size', size, texts[Number.parseInt(name, 10) - 1]?.length);
    }
  },
});
