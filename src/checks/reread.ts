import type { Random } from '../domain/random';
import { notApplicable } from './assert';
import { settles } from './paging';
import { ifThere } from './removal';

interface Item {
  readonly id: string;
  readonly [property: string]: unknown;
}

/**
 * Asserts that one of a list's items, at random, is the same when it is read by its own id. A list of
 * nothing has nothing to assert: then the check does not apply (`nothing-to-check`).
 */
export async function readsAlike(
  what: string,
  options: {
    readonly random: Random;
    readonly list: () => Promise<readonly Item[]>;
    readonly read: (id: string) => Promise<Item>;
    /** Compared with `Object.is`, besides the id. */
    readonly properties: readonly string[];
  },
): Promise<void> {
  const { random, list, read, properties } = options;
  await settles(what, async () => {
    const items = await list();
    if (items.length === 0) nothingToCheck();
    const item = random.pick(items);
    const again = await ifThere(() => read(item.id));
    if (!again) return { items: items.length, missing: 1 };
    const differs = ['id', ...properties].filter((name) => !Object.is(again[name], item[name]));
    return differs.length === 0 ? undefined : { items: items.length, differs: differs.join(' ') };
  });
}

/** There is nothing of what the check looks at: it does not apply. */
export function nothingToCheck(): never {
  notApplicable('not-provisioned', 'nothing-to-check');
}
