import type { Collection } from '../core/collection';
import type { EntityType } from '../core/entity-type';
import type { List } from '../core/reply';
import type { Accepted, Call, Entity, Method, Reply, Route } from '../core/types';
import { jsonBody, written } from '../core/entity-type';
import { outlook } from '../core/errors';
import { checkIfMatch, delta, many, noContent, one, param } from '../core/reply';
import { route } from './define';

type Given = Readonly<Record<string, unknown>>;

/** A collection of Graph, and what can be done with it: what has a page of Microsoft's has a route. */
export interface CollectionRoutes<T extends Entity> {
  /** As in `/me/contacts`. */
  readonly path: string;
  /** The parameter that names an item, as in `contact-id`. */
  readonly key: string;
  readonly type: EntityType;
  /** What an answer's `@odata.context` names. */
  readonly fragment: (call: Call) => string;
  /** Microsoft's pages of the operations, by what they do; with the permissions, where they are not the usual ones. */
  readonly pages: Partial<Readonly<Record<Operation, string | readonly [string, Accepted]>>>;
  readonly read: Accepted;
  readonly write: Accepted;
  /** How it is paged where that is not as Exchange usually does it. */
  readonly paging?: Partial<Pick<List, 'pageSize' | 'most' | 'paging'>>;
  readonly items: (call: Call) => readonly T[];
  /** The item that the path names; by its id among the items where it is left out. */
  readonly find?: (call: Call) => T;
  /** As an item is answered; as it lies here where it is left out. */
  readonly view?: (call: Call) => (item: T) => Record<string, unknown>;
  /** What a write must name in `If-Match`, where it names anything. */
  readonly etag?: (item: T) => string;
  readonly create?: (call: Call, given: Given) => T;
  readonly update?: (call: Call, item: T, given: Given) => void;
  readonly remove?: (call: Call, item: T) => void;
  /** For good, past any bin. */
  readonly purge?: (call: Call, item: T) => void;
  readonly changes?: (call: Call) => {
    readonly collection: Collection<T>;
    readonly scope?: string;
    readonly keep?: (item: T) => boolean;
  };
}

type Operation = 'list' | 'create' | 'changes' | 'get' | 'update' | 'remove' | 'purge';

const EXCHANGE = { pageSize: 10, most: 1000, paging: 'skip' } as const;

const operations: Readonly<Record<Operation, readonly [Method, suffix: string]>> = {
  list: ['GET', ''],
  create: ['POST', ''],
  changes: ['GET', '/delta'],
  get: ['GET', '/{key}'],
  update: ['PATCH', '/{key}'],
  remove: ['DELETE', '/{key}'],
  purge: ['POST', '/{key}/permanentDelete'],
};

/** The routes of a collection. Throws where there is a page of an operation, and not what it does. */
export function collection<T extends Entity>(
  options: CollectionRoutes<T>,
): Omit<Route, 'errors'>[] {
  const handlers = handlersOf(options);
  const { path, key, pages, read, write } = options;
  return (Object.keys(pages) as Operation[]).map((operation) => {
    const [method, suffix] = operations[operation];
    const said = pages[operation] ?? '';
    const [page, accepted = method === 'GET' ? read : write] =
      typeof said === 'string' ? [said] : said;
    const handle = handlers[operation];
    if (!handle) throw new Error(`${path} has a page for ${operation}, and nothing that does it`);
    return route(method, `${path}${suffix.replace('key', key)}`, page, accepted, handle);
  });
}

function handlersOf<T extends Entity>(
  options: CollectionRoutes<T>,
): Partial<Record<Operation, (call: Call) => Reply>> {
  const { key, type, items, create, update, remove, purge, changes, etag } = options;
  const paging = { ...EXCHANGE, ...options.paging };
  const view = options.view ?? (() => (item: T) => ({ ...item }));
  const find =
    options.find ??
    ((call: Call) => {
      const id = param(call, key);
      const found = items(call).find((item) => item.id === id);
      if (!found) throw outlook.notFound(id);
      return found;
    });
  const described = (call: Call) => ({ type, fragment: options.fragment(call) });
  const given = (call: Call) => written(jsonBody(call), type);
  const shown = (call: Call, item: T, status = 200) =>
    one(call, described(call), view(call)(item), status);
  const changing = (act: (call: Call, item: T) => Reply) => (call: Call) => {
    const item = find(call);
    if (etag) checkIfMatch(call, etag(item));
    return act(call, item);
  };
  const leaving = (act: (call: Call, item: T) => void) =>
    changing((call, item) => {
      act(call, item);
      return noContent;
    });
  return {
    list: (call) =>
      many(call, { ...described(call), items: items(call).map(view(call)), ...paging }),
    get: (call) => shown(call, find(call)),
    ...(changes && {
      changes: (call: Call) =>
        delta(call, {
          ...described(call),
          ...changes(call),
          view: view(call),
          pageSize: paging.pageSize,
        }),
    }),
    ...(create && { create: (call: Call) => shown(call, create(call, given(call)), 201) }),
    ...(update && {
      update: changing((call, item) => {
        update(call, item, given(call));
        return shown(call, item);
      }),
    }),
    ...(remove && { remove: leaving(remove) }),
    ...(purge && { purge: leaving(purge) }),
  };
}

/** A text that must be there. @throws GraphError 400. */
export function required(given: Given, name: string, refusal: () => Error): string {
  const value = given[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw refusal();
}
