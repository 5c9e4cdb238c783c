import { shards } from './keys';

interface Scan {
  /** The shards to look through, in this order; all of them unless said otherwise. */
  readonly in?: readonly string[];
  /** How many shards' first pages are asked for at a time. */
  readonly ahead?: number;
}

/**
 * What the shards hold, shard after shard. First pages are asked for ahead, so that looking at sixteen
 * shards takes about as long as looking at one; later pages only when they are reached.
 */
export async function* acrossShards<T>(
  open: (shard: string) => AsyncIterator<readonly T[], void>,
  { in: names = shards, ahead = names.length }: Scan = {},
): AsyncGenerator<T, void> {
  const opened = names.slice(0, ahead).map((name) => opening(open, name));
  for (let next = ahead; ; next += 1) {
    const current = opened.shift();
    if (!current) return;
    const upcoming = names[next];
    if (upcoming !== undefined) opened.push(opening(open, upcoming));
    for (let page = await current.first; !page.done; page = await current.pages.next()) {
      yield* page.value;
    }
  }
}

function opening<T>(open: (shard: string) => AsyncIterator<readonly T[], void>, name: string) {
  const pages = open(name);
  const first = pages.next();
  // A reader that stops early never looks at it: then its failure is nobody's.
  first.catch(() => undefined);
  return { pages, first };
}
