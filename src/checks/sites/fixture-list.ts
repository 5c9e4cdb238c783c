import * as z from 'zod';
import { notApplicable } from '../assert';
import { call } from '../define';
import type { CheckContext, Creation, RunContext } from '../define';
import { collect, pageOf } from '../paging';
import { ifThere } from '../removal';

/** The list of the root site in which checks make items: made once, on request, and kept. */
export const FIXTURE_LIST = 'Perennial fixtures';

const ITEMS = '/sites/{site}/lists/{list}/items';
const READ = { delegated: 'Sites.Read.All', application: 'Sites.Read.All' } as const;
const WRITE = { delegated: 'Sites.ReadWrite.All', application: 'Sites.ReadWrite.All' } as const;

export const titled = z.looseObject({
  id: z.string(),
  fields: z.looseObject({ Title: z.string().optional() }),
});

/** What brings an item's title with it: nothing else of it is read. */
export const withTitle = { $select: 'id', $expand: 'fields($select=Title)' };

/** The calls that any check needs that makes an item in the list. */
export const listItemCalls = {
  // A list is addressed by its title as well as by its id.
  list: call({
    method: 'GET',
    path: '/sites/{site}/lists/{list}',
    ...READ,
    response: z.looseObject({ id: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/list-get',
  }),
  items: call({
    method: 'GET',
    path: ITEMS,
    ...READ,
    response: pageOf(titled),
    page: 'https://learn.microsoft.com/graph/api/listitem-list',
  }),
  create: call({
    method: 'POST',
    path: ITEMS,
    ...WRITE,
    bodyProperties: ['fields'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/listitem-create',
  }),
  remove: call({
    method: 'DELETE',
    path: `${ITEMS}/{id}`,
    ...WRITE,
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/listitem-delete',
  }),
};

/** The list holds nothing but what checks make, and that is removed: this is far more. */
const LIMIT = 1000;

async function findList(context: CheckContext): Promise<string | undefined> {
  const found = await ifThere(() =>
    context.send(listItemCalls.list, {
      params: { site: 'root', list: FIXTURE_LIST },
      query: { $select: 'id' },
    }),
  );
  return found?.body.id;
}

/** Where the calls find the list: its id. The check does not apply where nobody has made the list. */
export async function fixtureList(context: CheckContext) {
  const list = await findList(context);
  if (list === undefined)
    notApplicable('not-provisioned', 'needs-fixture', { fixture: 'a list in the root site' });
  return { site: 'root', list };
}

/**
 * An item's id is a number that counts up in its list, so what is recorded of it names the list too:
 * in a list that was made anew the same number is another item.
 */
const recorded = (list: string, id: string) => `${list} ${id}`;

export const listItem: Creation = {
  what: `an item in the root site’s list “${FIXTURE_LIST}”`,
  removal: 'deleted (SharePoint keeps it in the site’s recycle bins for 93 days)',
  async find(context, marker) {
    const list = await findList(context);
    if (list === undefined) return [];
    const args = { params: { site: 'root', list }, query: withTitle };
    const { items } = await collect(context, listItemCalls.items, args, LIMIT);
    // A check may have written more after it.
    const own = items.filter(({ fields }) => fields.Title?.startsWith(marker));
    return own.map(({ id }) => recorded(list, id));
  },
  async remove(context, record) {
    const [list = '', id = ''] = record.split(' ');
    await context.send(listItemCalls.remove, { params: { site: 'root', list, id } });
  },
};

/** Makes an item whose title is the marker, and tells the ledger of it. */
export async function makeListItem(
  context: RunContext,
  params: { readonly site: string; readonly list: string },
): Promise<string> {
  const { body: made } = await context.send(listItemCalls.create, {
    params,
    body: { fields: { Title: context.marker } },
  });
  context.created('item', recorded(params.list, made.id));
  return made.id;
}
