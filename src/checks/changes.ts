import * as z from 'zod';
import { fail } from './assert';
import type { Call, CheckContext } from './define';

/** One page of a delta query. https://learn.microsoft.com/graph/delta-query-overview */
export interface ChangesPage<Item> {
  readonly value: readonly Item[];
  readonly '@odata.nextLink'?: string | undefined;
  readonly '@odata.deltaLink'?: string | undefined;
}

/** The schema of a page of changes whose items fit `item`. */
export const changesOf = <Item extends z.ZodType>(item: Item) =>
  z.looseObject({
    value: z.array(item),
    '@odata.nextLink': z.string().optional(),
    '@odata.deltaLink': z.string().optional(),
  });

/** Far more pages than one round of changes has; a service that never comes to an end is wrong. */
const MOST_PAGES = 200;

/** What a round of changes holds from its first page on, and the link that the next round begins with. */
export async function latest<Item>(
  context: CheckContext,
  changes: Call<z.ZodType<ChangesPage<Item>>>,
  first: ChangesPage<Item>,
): Promise<{ readonly items: readonly Item[]; readonly link: string }> {
  const items = [...first.value];
  let page = first;
  for (let pages = 1; pages < MOST_PAGES; pages += 1) {
    const { '@odata.nextLink': next, '@odata.deltaLink': link } = page;
    if (link !== undefined) return { items, link };
    if (next === undefined) fail('a page of changes says how to go on', { pages });
    ({ body: page } = await context.follow(changes, next));
    items.push(...page.value);
  }
  fail('a round of changes comes to an end', { pages: MOST_PAGES });
}
