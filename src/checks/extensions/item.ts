import { expect, ifThere, words } from '@perennial/checks';
import type { Call, CheckContext } from '@perennial/checks';
import { del, get, post } from '../graph';
import { extensionBody, extensionName, id, openExtension } from './calls';

/** The calls for extensions of a mailbox's items. Microsoft's metadata names no permission to read one. */
export function itemCalls(items: 'messages' | 'events', permission: string) {
  const path = `/me/${items}/{id}/extensions`;
  return {
    add: post(path, id, { body: ['extensionName'] }),
    read: get(`${path}/{extension}`, openExtension, { permission, select: false }),
    drop: del(`${path}/{extension}`),
  };
}

/** Gives an item an extension, reads it back, and takes it away again: the item itself stays. */
export async function extendItem(
  { graph, random, marker }: CheckContext,
  calls: ReturnType<typeof itemCalls>,
  readItem: Call<{ readonly id: string }>,
  item: string,
): Promise<void> {
  const note = words(random, 6);
  await graph.send(calls.add, { at: { id: item }, body: extensionBody(marker, note) });
  const at = { id: item, extension: extensionName(marker) };
  const read = await graph.send(calls.read, { at });
  expect.equal('the extension has its name', read.extensionName, at.extension);
  expect.equal('it has its marker', read.marker, marker);
  expect.equal('it has its note', read.note, note);
  await graph.send(calls.drop, { at });
  const left = await ifThere(() => graph.send(calls.read, { at }));
  expect.equal('the extension is gone', left, undefined);
  const still = await graph.send(readItem, { at });
  expect.equal('the item is still there', still.id, item);
}
