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

/** What the shards hold, merged by `order`, by which each shard's own items are sorted already. */
export async function* mergedShards<T>(
  open: (shard: string) => AsyncIterator<readonly T[], void>,
  order: (item: T) => number,
): AsyncGenerator<T, void> {
  const heads = await Promise.all(shards.map((shard) => Head.of(open(shard))));
  for (;;) {
    let first: Head<T> | undefined;
    for (const head of heads) {
      const isFirst =
        first?.item === undefined || (head.item && order(head.item) < order(first.item));
      if (head.item !== undefined && isFirst) first = head;
    }
    if (first?.item === undefined) return;
    yield first.item;
    await first.advance();
  }
}

/** The next item of a shard. */
class Head<T> {
  #page: readonly T[] = [];
  #at = 0;
  private constructor(private readonly pages: AsyncIterator<readonly T[], void>) {}

  static async of<T>(pages: AsyncIterator<readonly T[], void>): Promise<Head<T>> {
    const head = new Head(pages);
    await head.#fill();
    return head;
  }

  /** Undefined when there is none left. */
  get item(): T | undefined {
    return this.#page[this.#at];
  }

  async advance(): Promise<void> {
    this.#at += 1;
    await this.#fill();
  }

  async #fill(): Promise<void> {
    while (this.#at >= this.#page.length) {
      const next = await this.pages.next();
      if (next.done) return;
      [this.#page, this.#at] = [next.value, 0];
    }
  }
}
