/** Relations that hold on any healthy tenant, as whole checks or parts of one. */
import type { Call, ListCall } from './call';
import { defineCheck } from './check';
import type { CheckDefinition } from './check';
import type { CheckContext, Graph, ListArguments, Patience } from './context';
import type { Creation, Params } from './creation';
import { expect } from './expect';
import { fail, ifThere, nothingToCheck } from './failure';

/** What may be told of a difference: numbers and names of the check's own. */
type Difference = Readonly<Record<string, string | number | boolean>>;

/**
 * Asserts what two reads, one after the other, must show alike. The tenant is in use and may change
 * between them, so a difference counts only when it is seen three times in a row.
 */
export async function settles(
  what: string,
  difference: () => Promise<Difference | undefined>,
): Promise<void> {
  let last: Difference | undefined;
  for (let tries = 3; tries > 0; tries -= 1) {
    last = await difference();
    if (!last) return;
  }
  fail(what, last);
}

interface Named {
  readonly id: string;
}

/**
 * Asserts that a page and its rest are the whole: the first `3 × size` items, read in pages of `size`,
 * are the ones that one request for all of them gives.
 */
export async function pagesAddUp(
  graph: Graph,
  list: ListCall<Named>,
  { size, ...args }: Omit<ListArguments, 'limit'> & { readonly size: number },
): Promise<void> {
  const limit = size * 3;
  const ids = async (top: number) => {
    const query = { ...args.query, $top: String(top) };
    return (await graph.all(list, { ...args, query, limit })).map(({ id }) => id);
  };
  await settles('pages add up to the whole', async () => {
    const paged = await ids(size);
    const atOnce = await ids(limit);
    const same = paged.length === atOnce.length && paged.every((id) => atOnce.includes(id));
    const twice = new Set(paged).size !== paged.length;
    return same && !twice ? undefined : { paged: paged.length, atOnce: atOnce.length, twice };
  });
}

interface Pair<Item extends Named> {
  /** The name of the thing with its article: "an administrative unit". */
  readonly thing: string;
  readonly list: ListCall<Item>;
  /** Reads one; its path takes the id as `{id}`. */
  readonly get: Call<Named>;
  /** Properties that must be the same in both, besides the id; compared with `Object.is`. */
  readonly same: readonly string[];
  /** Where both lie: parameters that their paths have in common. */
  readonly at?: Params;
  /** How the list is read; its first page only where it has no `limit`. */
  readonly args?: ListArguments;
  /** What the list must be besides. Throws `CheckFailure`. */
  readonly listed?: (items: readonly Item[]) => void;
  /** Which of the items may be picked; all, where it is left out. */
  readonly only?: (item: Item) => boolean;
}

/**
 * Asserts that one of a list's items, at random, is the same when it is read by its own id. A list of
 * nothing has nothing to assert: then the check does not apply.
 */
export async function readsAlike<Item extends Named>(
  context: Pick<CheckContext, 'graph' | 'random'>,
  pair: Pair<Item>,
): Promise<void> {
  const { graph, random } = context;
  await settles(`${pair.thing} is the same by its id`, async () => {
    const listed = await read(graph, pair);
    pair.listed?.(listed);
    const items = listed.filter((item) => pair.only?.(item) ?? true);
    if (items.length === 0) nothingToCheck();
    const item = random.pick(items);
    const at = { ...pair.at, id: item.id };
    const again = await ifThere(() => graph.send(pair.get, { at }));
    if (!again) return { items: items.length, missing: 1 };
    const names = ['id', ...pair.same];
    const differs = names.filter((name) => !Object.is(valueOf(again, name), valueOf(item, name)));
    return differs.length === 0 ? undefined : { items: items.length, differs: differs.join(' ') };
  });
}

async function read<Item>(
  graph: Graph,
  { list, args = {}, at }: Pick<Pair<Item & Named>, 'list' | 'args' | 'at'>,
): Promise<readonly Item[]> {
  const whole = { ...args, at: { ...at, ...args.at } };
  return whole.limit === undefined ? (await graph.send(list, whole)).value : graph.all(list, whole);
}

const valueOf = (item: object, name: string): unknown =>
  (item as Readonly<Record<string, unknown>>)[name];

/**
 * Waits until what was made is found by its marker, and asserts that nothing else is. `what` says so
 * as a sentence without its full stop: "the folder is listed under its name".
 */
export async function eventuallyFound(
  context: CheckContext,
  what: string,
  creation: Pick<Creation, 'find'>,
  id: string,
  patience?: Patience,
): Promise<void> {
  const found = await context.eventually(
    what,
    () => creation.find(context, context.marker),
    (made) => made.some((one) => one.id === id),
    patience,
  );
  expect.equal(`${what}, and nothing else is`, found.length, 1);
}

/** A check of a list and of what it leads to: an item of the list, at random, is the same by its id. */
export function opensById<Item extends Named>({
  title,
  proves,
  needs,
  ...pair
}: Pair<Item> & Pick<CheckDefinition, 'title' | 'proves' | 'needs'>): CheckDefinition {
  return defineCheck({
    title,
    proves,
    needs,
    calls: [pair.list, pair.get],
    run: async (context) => readsAlike(context, pair),
  });
}
