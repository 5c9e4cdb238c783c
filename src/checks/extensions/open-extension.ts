import * as z from 'zod';
import { equal } from '../assert';
import { call } from '../define';
import type { Call, RunContext } from '../define';
import { ifThere } from '../removal';
import { words } from '../text';

/** An open extension: https://learn.microsoft.com/graph/api/resources/opentypeextension */
export const openExtension = z.looseObject({
  id: z.string(),
  extensionName: z.string(),
  marker: z.string().optional(),
  note: z.string().optional(),
});

/** What an extension is made of: `marker` says whose it is, `note` is to be read back. */
export function extensionBody(marker: string, note: string) {
  return {
    '@odata.type': 'microsoft.graph.openTypeExtension',
    extensionName: extensionName(marker),
    marker,
    note,
  };
}

/** Names have the form of a reversed domain name: no hyphen. */
export function extensionName(marker: string): string {
  return `com.${marker.replace('-', '.')}`;
}

/** The calls for extensions of a mailbox's items. */
export function itemExtensionCalls(
  items: 'messages' | 'events' | 'contacts',
  permissions: { readonly read: string; readonly write: string },
) {
  const path = `/me/${items}/{id}/extensions`;
  const { read, write } = permissions;
  return {
    extend: call({
      method: 'POST',
      path,
      delegated: write,
      application: write,
      bodyProperties: ['extensionName'],
      response: z.looseObject({ id: z.string() }),
      status: [201],
      page: 'https://learn.microsoft.com/graph/api/opentypeextension-post-opentypeextension',
    }),
    extension: call({
      method: 'GET',
      path: `${path}/{extension}`,
      delegated: read,
      application: read,
      response: openExtension,
      page: 'https://learn.microsoft.com/graph/api/opentypeextension-get',
    }),
    drop: call({
      method: 'DELETE',
      path: `${path}/{extension}`,
      delegated: write,
      application: write,
      status: [204],
      page: 'https://learn.microsoft.com/graph/api/opentypeextension-delete',
    }),
  };
}

/** An answer to "is it there": nothing of the item is read but its id. */
export const itemId = z.looseObject({ id: z.string() });

/** Gives an item an extension, reads it back, and takes it away again: the item itself stays. */
export async function extendItem(
  context: RunContext,
  calls: ReturnType<typeof itemExtensionCalls> & { readonly item: Call<typeof itemId> },
  id: string,
): Promise<void> {
  const note = words(context.random, 6);
  await context.send(calls.extend, { params: { id }, body: extensionBody(context.marker, note) });
  const params = { id, extension: extensionName(context.marker) };
  const { body: read } = await context.send(calls.extension, { params });
  equal('the extension has its name', read.extensionName, params.extension);
  equal('it has its marker', read.marker, context.marker);
  equal('it has its note', read.note, note);
  await context.send(calls.drop, { params });
  const left = await ifThere(() => context.send(calls.extension, { params }));
  equal('the extension is gone', left, undefined);
  const { body: item } = await context.send(calls.item, {
    params: { id },
    query: { $select: 'id' },
  });
  equal('the item is still there', item.id, id);
}
