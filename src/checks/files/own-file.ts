import * as z from 'zod';
import { call } from '../define';
import type { Creation, RunContext } from '../define';
import { findInRoot, itemCalls, purgeItem } from './item';

/** The calls of a check that works on a file of its own in the drive’s root folder. */
export const fileCalls = {
  ...itemCalls,
  upload: call({
    method: 'PUT',
    path: '/me/drive/root:/{name}:/content',
    delegated: 'Files.ReadWrite',
    application: 'Files.ReadWrite.All',
    response: z.looseObject({
      id: z.string(),
      eTag: z.string(),
      cTag: z.string(),
      parentReference: z.looseObject({ driveId: z.string(), id: z.string() }),
    }),
    status: [200, 201],
    page: 'https://learn.microsoft.com/graph/api/driveitem-put-content',
  }),
};

/** The name a check’s file has, and a second one that it may get. */
export const fileName = (marker: string) => `${marker}.txt`;
export const secondName = (marker: string) => `${marker}-2.txt`;

/** Stores a text under a name in the drive’s root folder, and tells the ledger. */
export async function storeText(context: RunContext, name: string, text: string, kind = 'file') {
  const { body } = await context.send(fileCalls.upload, {
    params: { name },
    headers: { 'Content-Type': 'text/plain' },
    body: text,
  });
  context.created(kind, body.id);
  return body;
}

/** A file in the drive’s root folder that has one of these names. */
export function ownFile(what: string, ...names: readonly ((marker: string) => string)[]): Creation {
  return {
    what,
    removal: 'permanently deleted, without the recycle bin',
    async find(context, marker) {
      const found: string[] = [];
      for (const name of names) found.push(...(await findInRoot(context, name(marker))));
      return found;
    },
    remove: purgeItem,
  };
}
