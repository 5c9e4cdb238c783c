import { ODataError } from './error';
import type { Order, Query } from './options';
import { fits, propertiesOf, valueOf } from './evaluate';

/** What a query may name of a type: its properties, and what may be expanded. */
export interface Names {
  /** As error texts name it: `microsoft.graph.message`. */
  readonly type: string;
  readonly properties: readonly string[];
  readonly expandable?: readonly string[];
}

/** Refuses what the type does not have in `$select`, `$filter`, `$orderby` and `$expand`. */
export function checkNames(query: Query, { type, properties, expandable = [] }: Names): void {
  const lower = new Set(properties.map((name) => name.toLowerCase()));
  const refuse = (name: string) => {
    throw new ODataError(`Could not find a property named '${name}' on type '${type}'.`);
  };
  const paths = [
    ...(query.select ?? []).filter((name) => name !== '*' && !name.startsWith('@')),
    ...(query.filter ? propertiesOf(query.filter) : []),
    ...(query.orderby ?? []).map(({ path }) => path),
  ];
  for (const path of paths) {
    const first = path.split('/')[0] ?? '';
    if (!lower.has(first.toLowerCase())) refuse(first);
  }
  for (const name of query.expand ?? [])
    if (!expandable.includes(name.replace(/\(.*$/, ''))) refuse(name);
}

export function matching<T extends object>(items: readonly T[], { filter, orderby }: Query): T[] {
  const kept = filter ? items.filter((item) => fits(filter, item)) : [...items];
  return orderby ? kept.sort((a, b) => compare(a, b, orderby)) : kept;
}

function compare(a: object, b: object, orders: readonly Order[]): number {
  for (const { path, descending } of orders) {
    const difference = rank(valueOf(a, path), valueOf(b, path));
    if (difference !== 0) return descending ? -difference : difference;
  }
  return 0;
}

/** Nulls first, as Microsoft's services sort them. */
function rank(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [a, b].map((value) =>
    typeof value === 'string' || typeof value === 'boolean' ? String(value).toLowerCase() : '',
  );
  return x === y ? 0 : (x ?? '') < (y ?? '') ? -1 : 1;
}

/**
 * Keeps what `$select` names. The id always stays, as Graph keeps it for most types, and so do
 * annotations (`@odata.etag`).
 */
export function select(
  item: Readonly<Record<string, unknown>>,
  query: Query,
): Record<string, unknown> {
  const { select: wanted, expand = [] } = query;
  if (!wanted || wanted.includes('*')) return { ...item };
  const kept = new Set(
    [...wanted, ...expand.map((name) => name.replace(/\(.*$/, '')), 'id'].map((name) =>
      (name.split('/')[0] ?? '').toLowerCase(),
    ),
  );
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => name.startsWith('@') || kept.has(name.toLowerCase())),
  );
}
