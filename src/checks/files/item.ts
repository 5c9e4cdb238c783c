import * as z from 'zod';
import { call } from '../define';
import type { CheckContext } from '../define';
import { ifThere } from '../removal';

/** The calls that any check needs that makes something in the drive’s root folder. */
export const itemCalls = {
  byName: call({
    method: 'GET',
    path: '/me/drive/root:/{name}',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: z.looseObject({ id: z.string(), name: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/driveitem-get',
  }),
  drive: call({
    method: 'GET',
    path: '/me/drive',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: z.looseObject({ id: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/drive-get',
  }),
  purge: call({
    method: 'POST',
    path: '/drives/{drive}/items/{id}/permanentDelete',
    delegated: 'Files.ReadWrite',
    application: 'Files.ReadWrite.All',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/driveitem-permanentdelete',
  }),
};

/** The item with this name in the drive’s root folder, as a list of none or one id. */
export async function findInRoot(context: CheckContext, name: string): Promise<readonly string[]> {
  const query = { $select: 'id,name' };
  const found = await ifThere(() => context.send(itemCalls.byName, { params: { name }, query }));
  return found?.body.name === name ? [found.body.id] : [];
}

/** Removes an item for good, without the recycle bin. */
export async function purgeItem(context: CheckContext, id: string): Promise<void> {
  const { body: drive } = await context.send(itemCalls.drive, { query: { $select: 'id' } });
  await context.send(itemCalls.purge, { params: { drive: drive.id, id } });
}
