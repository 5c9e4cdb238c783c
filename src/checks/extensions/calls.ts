import { by, defineCreation, finding, ifThere } from '@perennial/checks';
import type { Graph } from '@perennial/checks';
import * as z from 'zod';
import { del, get, post } from '../graph';

export const id = { id: z.string() };

/** An open extension: https://learn.microsoft.com/graph/api/resources/opentypeextension */
export const openExtension = {
  ...id,
  extensionName: z.string(),
  marker: z.string().optional(),
  note: z.string().optional(),
};

/** Names have the form of a reversed domain name: no hyphen. */
export const extensionName = (marker: string) => `com.${marker.replace('-', '.')}`;

/** What an extension is made of: `marker` says whose it is, `note` is to be read back. */
export const extensionBody = (marker: string, note: string) => ({
  '@odata.type': 'microsoft.graph.openTypeExtension',
  extensionName: extensionName(marker),
  marker,
  note,
});

const readOwn = get('/me/extensions/{id}', openExtension, { select: false });

/** An open extension of the user's own entry; undefined where there is none with this id or name. */
export const ownExtension = async (graph: Graph, id: string) =>
  ifThere(() => graph.send(readOwn, { at: { id } }));

export const userExtension = defineCreation({
  name: 'extensions.user-extension',
  what: 'an open extension of the user’s directory entry, of two short texts',
  removal: 'deleted, at once and for good',
  make: post('/me/extensions', id, { body: ['extensionName'] }),
  find: finding([readOwn], async ({ graph }, marker) => {
    const found = await ownExtension(graph, extensionName(marker));
    return found?.marker === marker ? [{ id: found.id, at: {} }] : [];
  }),
  remove: by(del('/me/extensions/{id}')),
});
