import type { Collection } from './collection';
import type { Call, Entity, Reply } from './types';
import type { Query } from '../odata/options';
import type { Names } from '../odata/shape';
import { badRequest, GraphError } from './errors';
import { checkNames, matching, select } from '../odata/shape';

type View<T> = (item: T) => Record<string, unknown>;

/** What an answer is made of: its type, and the fragment of its `@odata.context`. */
interface Described {
  readonly type: Names;
  /** As in `users('…')/messages`. */
  readonly fragment: string;
}

export interface List extends Described {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** Items of a page where `$top` does not say. */
  readonly pageSize: number;
  /** The most `$top` may ask for. */
  readonly most: number;
  /** How the service's next links go on: Exchange counts (`$skip`), others give a token and refuse `$skip`. */
  readonly paging: 'skip' | 'token';
}

/** A path parameter that the route's template has. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`${call.route.path} has no parameter ${name}`);
  return value;
}

/** As it stands in contexts: whose data it is, as Graph names them. */
export function usersFragment(call: Call): string {
  return `users('${encodeURIComponent(call.user.userPrincipalName)}')`;
}

export const noContent: Reply = { status: 204 };

export function context(
  call: Call,
  { fragment }: Pick<Described, 'fragment'>,
  entity: boolean,
): string {
  const { select: chosen } = call.query;
  const columns = chosen ? `(${chosen.join(',')})` : '';
  return `${call.origin}/v1.0/$metadata#${fragment}${columns}${entity ? '/$entity' : ''}`;
}

/** One object. */
export function one(
  call: Call,
  described: Described,
  item: Readonly<Record<string, unknown>>,
  status = 200,
): Reply {
  checkNames(call.query, described.type);
  return {
    status,
    json: { '@odata.context': context(call, described, true), ...select(item, call.query) },
  };
}

/** A page of a collection, with `$filter`, `$orderby`, `$count`, paging and `$select` applied. */
export function many(call: Call, list: List): Reply {
  const { query } = call;
  checkNames(query, list.type);
  const size = pageSize(call, list.pageSize, list.most);
  const from = start(query, list.paging);
  const found = matching(list.items, query);
  const end = from + size;
  return {
    status: 200,
    json: {
      '@odata.context': context(call, list, false),
      ...(query.count && { '@odata.count': found.length }),
      ...(end < found.length && {
        '@odata.nextLink':
          list.paging === 'skip'
            ? link(call, { $skip: String(end) })
            : link(call, { $skiptoken: Buffer.from(String(end)).toString('base64url') }),
      }),
      value: found.slice(from, end).map((item) => select(item, query)),
    },
  };
}

function start(query: Query, paging: List['paging']): number {
  if (paging === 'skip') return query.skip ?? 0;
  if (query.skip !== undefined) throw badRequest("'$skip' is not supported by the service.");
  if (query.skiptoken === undefined) return 0;
  const from = Number(Buffer.from(query.skiptoken, 'base64url').toString());
  if (!Number.isSafeInteger(from) || from < 0) throw badRequest('The skip token is malformed.');
  return from;
}

function pageSize(call: Call, usual: number, most: number): number {
  const { top } = call.query;
  if (top !== undefined && top > most)
    throw badRequest(
      `The limit of '${most}' for Top query has been exceeded. The value from the incoming request is '${top}'.`,
    );
  const preferred = /\bmaxpagesize=(\d{1,4})\b/i.exec(call.headers['prefer'] ?? '')?.[1];
  return Math.max(1, top ?? Math.min(most, preferred === undefined ? usual : Number(preferred)));
}

/** The request's own URL, on this origin, with some options replaced. */
export function link(call: Call, replaced: Readonly<Record<string, string>>): string {
  const drop = new Set(['$skip', '$skiptoken', '$deltatoken', 'token']);
  const options = [...call.query.raw].filter(([name]) => !drop.has(name));
  const query = [...options, ...Object.entries(replaced)]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `${call.origin}/v1.0${call.path}?${query}`;
}

export interface Changes<T extends Entity> extends Described {
  readonly collection: Collection<T>;
  /** Narrows to one scope of the collection: a folder. */
  readonly scope?: string;
  readonly keep?: (item: T) => boolean;
  readonly view: View<T>;
  readonly pageSize: number;
}

/**
 * A page of a delta query (https://learn.microsoft.com/graph/delta-query-overview). The token holds
 * the number of the last change that was given, and in the first round the number it began at:
 * removals before that are of no interest.
 */
export function delta<T extends Entity>(call: Call, changes: Changes<T>): Reply {
  const { query } = call;
  checkNames(query, changes.type);
  const token = query.deltatoken ?? query.skiptoken;
  const { given, began } =
    token === undefined ? { given: 0, began: changes.collection.sequence } : readDeltaToken(token);
  const size = pageSize(call, changes.pageSize, 1000);
  const found = changes.collection.changesSince(given).filter((change) => {
    if ('item' in change) return inScope(changes, change.item);
    return change.sequence > began && (changes.scope ?? change.scope) === change.scope;
  });
  const page = found.slice(0, size);
  const last = page.at(-1)?.sequence ?? given;
  return {
    status: 200,
    json: {
      '@odata.context': context(call, changes, false).concat('/$delta'),
      ...(found.length > size
        ? { '@odata.nextLink': link(call, { $skiptoken: deltaToken(last, began) }) }
        : {
            '@odata.deltaLink': link(call, {
              $deltatoken: deltaToken(changes.collection.sequence, 0),
            }),
          }),
      value: page.map((change) =>
        'item' in change
          ? select(changes.view(change.item), query)
          : { '@removed': { reason: change.reason }, id: change.id },
      ),
    },
  };
}

function inScope<T extends Entity>({ collection, scope, keep }: Changes<T>, item: T): boolean {
  return (scope === undefined || collection.scopeOf(item) === scope) && (keep?.(item) ?? true);
}

export function deltaToken(given: number, began: number): string {
  return Buffer.from(`${given}.${began}`).toString('base64url');
}

/** @throws GraphError 410 `SyncStateNotFound`, as for a token that has lapsed: start again without one. */
export function readDeltaToken(token: string): { given: number; began: number } {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(Buffer.from(token, 'base64url').toString());
  if (!match)
    throw new GraphError(
      410,
      'SyncStateNotFound',
      'The sync state generation is not found; resync is required.',
    );
  return { given: Number(match[1]), began: Number(match[2]) };
}

/** Refuses a write whose `If-Match` names another version. */
export function checkIfMatch(call: Call, etag: string): void {
  const wanted = call.headers['if-match'];
  if (wanted === undefined || wanted === '*' || wanted === etag) return;
  throw new GraphError(
    412,
    'preconditionFailed',
    "The ETag value in the 'If-Match' header does not match the current version.",
  );
}
