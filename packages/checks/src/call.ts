import * as z from 'zod';
import { operationKey } from './operation';
import type { Method, Mode, Operations } from './operation';
import { appPathOf } from './path';

/** One Graph call a check may make: what is asked, with which permission, and what an answer must look like. */
export interface Call<Body = unknown> {
  readonly method: Method;
  /** Path below `/v1.0` for a signed-in user, with `{parameters}`. */
  readonly path: string;
  /** The app-only path: `/me` is `/users/{user}` unless the call says otherwise. */
  readonly appPath: string;
  /** Least privileged permission by mode. Wider ones serve too. Undefined: not usable in that mode. */
  readonly permission: Readonly<Record<Mode, string | undefined>>;
  /** Why a permission wider than Microsoft's least is asked for, where it is. */
  readonly wider: string | undefined;
  /** Success statuses. Any other answer below 400 fails the check. */
  readonly status: readonly number[];
  /** Microsoft's page of the operation. */
  readonly docs: string | undefined;
  /** The answer's JSON. One that does not fit fails the check, whatever its status. */
  readonly schema: z.ZodType<Body> | undefined;
  /** Query options that go with every request, with their `$`. */
  readonly query: Readonly<Record<string, string>>;
  /** A POST that only reads or only removes: sending it twice does what sending it once does. */
  readonly repeatable: boolean;
  /** Top-level names of the body's properties, held against Microsoft's metadata. */
  readonly body: readonly string[] | undefined;
}

/** One page of a collection or of a delta query. https://learn.microsoft.com/graph/paging */
export interface Page<Item> {
  readonly value: readonly Item[];
  readonly '@odata.nextLink'?: string | undefined;
  readonly '@odata.deltaLink'?: string | undefined;
  readonly '@odata.count'?: number | undefined;
}
export type ListCall<Item> = Call<Page<Item>>;

/** A body that has at least these properties. */
export type Shaped<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape, z.core.$loose>>;

/** What deviates from Microsoft's tables, or is not in them. */
export interface More {
  /** For both modes, or by mode; a mode that is left out is not usable. */
  readonly permission?: string | Readonly<Partial<Record<Mode, string>>>;
  readonly wider?: string;
  readonly status?: readonly number[];
  /** Name of Microsoft's page below `learn.microsoft.com/graph/api/`. */
  readonly docs?: string;
  /** The app-only path, where it is more than `/users/{user}` in place of `/me`. */
  readonly appPath?: string;
  /** Query options that go with every request, with their `$`. */
  readonly query?: Readonly<Record<string, string>>;
  /** For a POST that only reads or only removes: it may be sent again when its answer was lost. */
  readonly repeatable?: true;
}
export interface ReadMore extends More {
  /** What is asked for, where it is not the shape's own names; `false` where Graph takes no `$select`. */
  readonly select?: string | false;
}
export interface WriteMore extends More {
  /** Top-level names of the body's properties. */
  readonly body?: readonly string[];
}

/** The words for calls, by the operations that are known. A call that names its permission needs no operation. */
export interface Grammar {
  readonly get: Get;
  readonly list: List;
  readonly post: Write;
  readonly patch: Write;
  readonly put: Write;
  readonly del: (path: string, more?: More) => Call<undefined>;
}
/** One object. Asks for the properties of `shape`; without one the body is bytes, or nothing. */
interface Get {
  (path: string, shape?: undefined, more?: ReadMore): Call<undefined>;
  <Shape extends z.ZodRawShape>(path: string, shape: Shape, more?: ReadMore): Call<Shaped<Shape>>;
}
/** A collection of items, or the changes to one. Asks for the properties of `item`. */
type List = <Shape extends z.ZodRawShape>(
  path: string,
  item: Shape,
  more?: ReadMore,
) => ListCall<Shaped<Shape>>;
interface Write {
  (path: string, shape?: undefined, more?: WriteMore): Call<undefined>;
  <Shape extends z.ZodRawShape>(path: string, shape: Shape, more?: WriteMore): Call<Shaped<Shape>>;
}

const DOCS = 'https://learn.microsoft.com/graph/api/';
const STATUS: Readonly<Record<Method, number>> = {
  GET: 200,
  POST: 201,
  PATCH: 200,
  PUT: 200,
  DELETE: 204,
};

/** The words for calls, over what Microsoft publishes. */
export function grammarOf(operations: Operations): Grammar {
  const call = (
    method: Method,
    path: string,
    schema: z.ZodType | undefined,
    more: More & { readonly body?: readonly string[] },
    query: Readonly<Record<string, string>> = {},
  ): Call => {
    const appPath = more.appPath ?? appPathOf(path);
    const signedIn = operations.get(operationKey(method, path));
    const asApp =
      more.appPath === undefined ? signedIn : operations.get(operationKey(method, appPath));
    const status = more.status ?? signedIn?.status ?? [];
    const docs = more.docs ?? signedIn?.docs;
    return {
      method,
      path,
      appPath,
      permission: permissionOf(more) ?? {
        delegated: signedIn?.delegated,
        application: asApp?.application,
      },
      wider: more.wider,
      status: status.length > 0 ? status : [STATUS[method]],
      docs: docs === undefined ? undefined : DOCS + docs,
      schema,
      query: { ...query, ...more.query },
      repeatable: method !== 'POST' || more.repeatable === true,
      body: more.body,
    };
  };
  const read = (shape: z.ZodRawShape | undefined, { select }: ReadMore) => selection(shape, select);
  const write = (method: Method) =>
    ((path: string, shape?: z.ZodRawShape, more: WriteMore = {}) =>
      call(method, path, shape && z.looseObject(shape), more)) as Write;
  return {
    get: ((path: string, shape?: z.ZodRawShape, more: ReadMore = {}) =>
      call('GET', path, shape && z.looseObject(shape), more, read(shape, more))) as Get,
    list: ((path: string, item: z.ZodRawShape, more: ReadMore = {}) =>
      call('GET', path, pageOf(item), more, read(item, more))) as List,
    post: write('POST'),
    patch: write('PATCH'),
    put: write('PUT'),
    del: (path, more = {}) => call('DELETE', path, undefined, more) as Call<undefined>,
  };
}

const pageOf = (item: z.ZodRawShape) =>
  z.looseObject({
    value: z.array(z.looseObject(item)),
    '@odata.nextLink': z.string().optional(),
    '@odata.deltaLink': z.string().optional(),
    '@odata.count': z.number().optional(),
  });

/** `$select` of the shape's own names; annotations (`@odata.etag`) come by themselves. */
function selection(
  shape: z.ZodRawShape | undefined,
  select: string | false | undefined,
): Readonly<Record<string, string>> {
  if (select === false || !shape) return {};
  const names =
    select ??
    Object.keys(shape)
      .filter((name) => !name.startsWith('@'))
      .join(',');
  return names === '' ? {} : { $select: names };
}

function permissionOf({ permission }: More): Call['permission'] | undefined {
  if (permission === undefined) return undefined;
  return typeof permission === 'string'
    ? { delegated: permission, application: permission }
    : { delegated: permission.delegated, application: permission.application };
}
