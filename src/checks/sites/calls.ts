import { by, defineCreation, finding, ifThere, needsFixture } from '@perennial/checks';
import type { Graph, Params } from '@perennial/checks';
import * as z from 'zod';
import { FIXTURES } from '../fixture';
import { del, get, list, post } from '../graph';

export const id = { id: z.string() };

/** The root site, in which everything is looked at. */
export const root = { site: 'root' };

// A list is addressed by its title as well as by its id.
const readList = get('/sites/{site}/lists/{list}', id);

export const items = '/sites/{site}/lists/{list}/items';
/** An item and, of its columns, the title alone: nothing else of it is read. */
export const titled = { ...id, fields: z.looseObject({ Title: z.string().optional() }) };
export const withTitle = { $expand: 'fields($select=Title)' };

const listItems = list(items, titled, { select: 'id', query: withTitle });

async function idOfList(graph: Graph): Promise<string | undefined> {
  return (await ifThere(() => graph.send(readList, { at: { ...root, list: FIXTURES } })))?.id;
}

/** Where the list is that checks make items in. The check does not apply where nobody has made it. */
export async function fixtureList(graph: Graph): Promise<Params> {
  const found = await idOfList(graph);
  return found === undefined ? needsFixture('a list in the root site') : { ...root, list: found };
}

/**
 * An item's id is a number that counts up in its list: in a list that was made anew the same number is
 * another item, so that its place is recorded with it.
 */
export const item = defineCreation({
  name: 'sites.item',
  what: `an item in the root site’s list “${FIXTURES}”`,
  removal: 'deleted (SharePoint keeps it in the site’s recycle bins for 93 days)',
  make: post(items, id, { body: ['fields'] }),
  marker: 'fields.Title',
  find: finding([readList, listItems], async ({ graph }, marker) => {
    const found = await idOfList(graph);
    if (found === undefined) return [];
    const at = { ...root, list: found };
    const listed = await graph.all(listItems, { at });
    // A check may have written more after it.
    const own = listed.filter(({ fields }) => fields.Title?.startsWith(marker));
    return own.map((one) => ({ id: one.id, at }));
  }),
  remove: by(del(`${items}/{id}`)),
});

export const needs = [`a list “${FIXTURES}” in the root site, made once`];
