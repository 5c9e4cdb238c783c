import type { Call, Reply } from '../../core/types';
import { entityType, jsonBody } from '../../core/entity-type';
import { badRequest } from '../../core/errors';
import {
  checkIfMatch,
  context,
  deltaToken,
  link,
  many,
  noContent,
  one,
  readDeltaToken,
} from '../../core/reply';
import { select } from '../../odata/shape';
import { accepts, route, words } from '../define';
import { read } from './page';
import { etagOf, fieldsView, itemView, listItemOf, listOf, newItem, siteOf } from './site';

const write = accepts('Sites.ReadWrite.All', 'Sites.ReadWrite.All');

/** https://learn.microsoft.com/graph/api/resources/listitem */
const itemType = entityType('listItem', {
  writable: { fields: 'object', contentType: 'object' },
  readOnly: words(`createdBy createdDateTime description eTag lastModifiedBy lastModifiedDateTime
      name parentReference sharepointIds webUrl`),
  expandable: ['fields'],
});

/** https://learn.microsoft.com/graph/api/resources/fieldvalueset */
const fieldsType = entityType('fieldValueSet', { writable: { Title: 'text' } });

function described(call: Call) {
  const site = encodeURIComponent(siteOf(call).id);
  return {
    type: itemType,
    fragment: `sites('${site}')/lists('${encodeURIComponent(listOf(call).id)}')/items`,
  };
}

/** The columns of `$expand=fields($select=…)`; empty for all, undefined where `fields` is not expanded. */
function columns({ query }: Call): readonly string[] | undefined {
  const expanded = query.expand?.find((name) => /^fields(\(|$)/.test(name));
  if (expanded === undefined) return undefined;
  const chosen = /\(\s*\$?select=([^)]*)\)/i.exec(expanded)?.[1];
  return chosen === undefined ? [] : chosen.split(',').map((name) => name.trim());
}

/**
 * SharePoint filters and sorts by columns that are indexed, and by others only for a caller who says that it may
 * fail; the lists here have no index (https://learn.microsoft.com/graph/api/listitem-list).
 */
function checkIndexed({ query, headers }: Call): void {
  if (/\bHonorNonIndexedQueriesWarningMayFailRandomly\b/i.test(headers['prefer'] ?? '')) return;
  const asked = `${query.raw.get('$filter') ?? ''} ${query.raw.get('$orderby') ?? ''}`;
  const column = /\bfields\/(\w+)/.exec(asked)?.[1];
  if (column === undefined) return;
  throw badRequest(
    `Field '${column}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
    'invalidRequest',
  );
}

function list(call: Call): Reply {
  checkIndexed(call);
  const items = listOf(call)
    .items.all()
    .map((item) => itemView(call, item, columns(call)));
  return many(call, { ...described(call), items, pageSize: 200, most: 5000, paging: 'token' });
}

function get(call: Call): Reply {
  return one(call, described(call), itemView(call, listItemOf(call), columns(call)));
}

/** Values of columns as a body gives them. A list has the column `Title`, and no other that is written. */
function given(fields: unknown): Record<string, unknown> {
  if (typeof fields !== 'object' || fields === null)
    throw badRequest('The item has no fields.', 'invalidRequest');
  const values = Object.entries(fields).filter(([name]) => !name.includes('@'));
  const unknown = values.find(([name]) => !(name in fieldsType.writable));
  if (unknown) throw badRequest(`Field '${unknown[0]}' is not recognized`, 'invalidRequest');
  return Object.fromEntries(values);
}

function create(call: Call): Reply {
  const fields = given(jsonBody(call)['fields']);
  const { items } = listOf(call);
  const item = items.create(newItem(listOf(call), fields, call.now), call.caller);
  return one(call, described(call), itemView(call, item, []), 201);
}

function update(call: Call): Reply {
  const [inList, item] = [listOf(call), listItemOf(call)];
  checkIfMatch(call, etagOf(inList, item));
  inList.items.change(item, {
    version: item.version + 1,
    modifiedAt: call.now,
    fields: { ...item.fields, ...given(jsonBody(call)) },
  });
  const { fragment } = described(call);
  const within = `${fragment}('${item.id}')/fields`;
  return one(call, { type: fieldsType, fragment: within }, fieldsView(item));
}

/** Takes the item to the site's recycle bin, which Graph does not open: it counts as removed. */
function remove(call: Call): Reply {
  const item = listItemOf(call);
  checkIfMatch(call, etagOf(listOf(call), item));
  listOf(call).items.remove(item);
  return noContent;
}

/** Deleted items carry the `deleted` facet; `token=latest` asks for a link only. */
function changes(call: Call): Reply {
  const { items } = listOf(call);
  const token = call.query.custom.get('token');
  const now = { given: items.sequence, began: 0 };
  const start = { given: 0, began: items.sequence };
  const { given: after, began } =
    token === undefined ? start : token === 'latest' ? now : readDeltaToken(token);
  const value = items
    .changesSince(after)
    .filter((change) => 'item' in change || change.sequence > began)
    .map((change) =>
      'item' in change
        ? select(itemView(call, change.item, columns(call)), call.query)
        : { id: change.id, deleted: { state: 'deleted' } },
    );
  return {
    status: 200,
    json: {
      '@odata.context': `${context(call, described(call), false)}/$delta`,
      '@odata.deltaLink': link(call, { token: deltaToken(items.sequence, 0) }),
      value,
    },
  };
}

const items = '/sites/{site-id}/lists/{site-list-id}/items';

export const listItemRoutes = [
  route('GET', items, 'listitem-list', read, list),
  route('POST', items, 'listitem-create', write, create),
  route('GET', `${items}/delta`, 'listitem-delta', read, changes),
  route('GET', `${items}/{list-item-id}`, 'listitem-get', read, get),
  route('DELETE', `${items}/{list-item-id}`, 'listitem-delete', write, remove),
  route('PATCH', `${items}/{list-item-id}/fields`, 'listitem-update', write, update),
];
