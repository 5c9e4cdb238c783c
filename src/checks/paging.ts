import * as z from 'zod';
import { fail } from './assert';
import type { Call, CallArguments, CheckContext } from './define';

/** One page of a collection. https://learn.microsoft.com/graph/paging */
export interface CollectionPage<Item> {
  readonly value: readonly Item[];
  readonly '@odata.nextLink'?: string | undefined;
}

/** The schema of a page whose items fit `item`. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.looseObject({ value: z.array(item), '@odata.nextLink': z.string().optional() });

/** The first `limit` items of a collection, page by page; `whole` says that there are no more. */
export async function collect<Item>(
  context: CheckContext,
  list: Call<z.ZodType<CollectionPage<Item>>>,
  args: CallArguments,
  limit: number,
): Promise<{ readonly items: readonly Item[]; readonly whole: boolean }> {
  let { body: page } = await context.send(list, args);
  const items = [...page.value];
  const seen = new Set<string>();
  while (items.length < limit) {
    const next = page['@odata.nextLink'];
    if (next === undefined) break;
    if (seen.has(next)) fail('paging comes to an end', { pages: seen.size + 1 });
    seen.add(next);
    ({ body: page } = await context.follow(list, next));
    items.push(...page.value);
  }
  const whole = items.length <= limit && page['@odata.nextLink'] === undefined;
  return { items: items.slice(0, limit), whole };
}

/**
 * Asserts what two reads, one after the other, must show alike. The tenant is in use and may change
 * between them, so a difference counts only when it is seen three times in a row.
 */
export async function settles<Facts extends Readonly<Record<string, unknown>>>(
  what: string,
  difference: () => Promise<Facts | undefined>,
): Promise<void> {
  let last: Facts | undefined;
  for (let tries = 3; tries > 0; tries -= 1) {
    last = await difference();
    if (!last) return;
  }
  fail(what, last);
}

/**
 * Asserts that a page and its rest are the whole: the first `3 × size` items, read in pages of `size`,
 * are the ones that one request for all of them gives.
 */
export async function pagesAddUp(
  context: CheckContext,
  list: Call<z.ZodType<CollectionPage<{ readonly id: string }>>>,
  options: {
    readonly size: number;
    readonly params?: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, string>>;
  },
): Promise<void> {
  const whole = options.size * 3;
  const ids = async (top: number) => {
    const args = { params: options.params ?? {}, query: { ...options.query, $top: String(top) } };
    const { items } = await collect(context, list, args, whole);
    return items.map(({ id }) => id);
  };
  await settles('pages add up to the whole', async () => {
    const paged = await ids(options.size);
    const atOnce = await ids(whole);
    const same = paged.length === atOnce.length && paged.every((id) => atOnce.includes(id));
    const twice = new Set(paged).size !== paged.length;
    return same && !twice ? undefined : { paged: paged.length, atOnce: atOnce.length, twice };
  });
}
