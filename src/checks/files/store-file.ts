import { createHash } from 'node:crypto';
import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation } from '../define';
import { findInRoot, itemCalls, purgeItem } from './item';
import { quickXorHash } from './quick-xor-hash';

const calls = {
  ...itemCalls,
  upload: call({
    method: 'PUT',
    path: '/me/drive/root:/{name}:/content',
    delegated: 'Files.ReadWrite',
    application: 'Files.ReadWrite.All',
    response: z.looseObject({ id: z.string() }),
    status: [200, 201],
    page: 'https://learn.microsoft.com/graph/api/driveitem-put-content',
  }),
  metadata: call({
    method: 'GET',
    path: '/me/drive/items/{id}',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: z.looseObject({
      name: z.string(),
      size: z.number(),
      file: z.looseObject({
        hashes: z.looseObject({ quickXorHash: z.string().optional() }).optional(),
      }),
    }),
    page: 'https://learn.microsoft.com/graph/api/driveitem-get',
  }),
  download: call({
    method: 'GET',
    path: '/me/drive/items/{id}/content',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    status: [302],
    page: 'https://learn.microsoft.com/graph/api/driveitem-get-content',
  }),
};

const nameOf = (marker: string) => `${marker}.bin`;

const file: Creation = {
  what: 'a file of random bytes, at most 64 KiB, in the drive’s root folder',
  removal: 'permanently deleted, without the recycle bin',
  find: (context, marker) => findInRoot(context, nameOf(marker)),
  remove: purgeItem,
};

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export const check = defineCheck({
  id: 'files.store-file',
  workload: 'files',
  kind: 'write',
  title: 'A file comes back byte for byte',
  proves: 'A file that was uploaded has the size, the hash and the bytes that were sent.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { file },
  async run(context) {
    const content = context.random.bytes(context.random.int(1, 64 * 1024));
    const { body: uploaded } = await context.send(calls.upload, {
      params: { name: nameOf(context.marker) },
      headers: { 'Content-Type': 'application/octet-stream' },
      body: content,
    });
    context.created('file', uploaded.id);
    const params = { id: uploaded.id };
    // The hash may be worked out a little after the upload.
    const metadata = await context.poll(
      async () =>
        (await context.send(calls.metadata, { params, query: { $select: 'id,name,size,file' } }))
          .body,
      (item) => item.file.hashes?.quickXorHash !== undefined,
      { everyMs: 1000, forMs: 30_000 },
    );
    if (!metadata) fail('the file has a hash within half a minute');
    equal('the file has its name', metadata.name, nameOf(context.marker));
    equal('it has its size', metadata.size, content.length);
    equal('it has its quickXorHash', metadata.file.hashes?.quickXorHash, quickXorHash(content));
    const { headers } = await context.send(calls.download, { params });
    const url = headers.get('location') ?? fail('the download names where the bytes are');
    const { bytes } = await context.transfer({ method: 'GET', url });
    equal('the bytes are those that were sent (SHA-256)', sha256(bytes), sha256(content));
  },
});
