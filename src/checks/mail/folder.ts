import * as z from 'zod';
import { call } from '../define';
import type { Creation, RunContext } from '../define';
import { collect, pageOf } from '../paging';
import { literal } from '../path';

const folder = z.looseObject({ id: z.string(), displayName: z.string() });

/** The calls that any check needs that makes a mail folder of its own. */
export const folderCalls = {
  create: call({
    method: 'POST',
    path: '/me/mailFolders',
    delegated: 'Mail.ReadWrite',
    application: 'Mail.ReadWrite',
    bodyProperties: ['displayName'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/user-post-mailfolders',
  }),
  list: call({
    method: 'GET',
    path: '/me/mailFolders',
    delegated: 'Mail.ReadBasic',
    application: 'Mail.ReadBasic.All',
    response: pageOf(folder),
    page: 'https://learn.microsoft.com/graph/api/user-list-mailfolders',
  }),
  content: call({
    method: 'GET',
    path: '/me/mailFolders/{id}/messages',
    delegated: 'Mail.ReadBasic',
    application: 'Mail.ReadBasic.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/mailfolder-list-messages',
  }),
  purge: call({
    method: 'POST',
    path: '/me/mailFolders/{id}/permanentDelete',
    delegated: 'Mail.ReadWrite',
    application: 'Mail.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/mailfolder-permanentdelete',
  }),
};

/** A mail folder whose name is the marker. */
export const folderCreation = (what: string): Creation => ({
  what,
  removal: 'permanently deleted, with what is in it',
  async find(context, marker) {
    const query = { $filter: `displayName eq ${literal(marker)}`, $select: 'id,displayName' };
    const { items } = await collect(context, folderCalls.list, { query }, 50);
    return items.filter(({ displayName }) => displayName === marker).map(({ id }) => id);
  },
  async remove(context, id) {
    await context.send(folderCalls.purge, { params: { id } });
  },
});

/** Makes the folder and tells the ledger. @returns Its id. */
export async function makeFolder(context: RunContext): Promise<string> {
  const body = { displayName: context.marker };
  const { body: made } = await context.send(folderCalls.create, { body });
  context.created('folder', made.id);
  return made.id;
}

/** Ids of the messages in a folder, asked for until there are any, for up to 15 s. */
export async function contentOf(context: RunContext, id: string): Promise<readonly string[]> {
  const ids = async () => {
    const query = { $select: 'id' };
    const { body: page } = await context.send(folderCalls.content, { params: { id }, query });
    return page.value.map((message) => message.id);
  };
  const bound = { everyMs: 1000, forMs: 15_000 };
  return (await context.poll(ids, (found) => found.length > 0, bound)) ?? [];
}
