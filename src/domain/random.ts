import type { Random } from '@perennial/checks';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { hash32 } from './hash';

export type { Random };

/** The source of plans, gaps and test content, from a seed text. Different texts give independent streams. */
export function randomFrom(seed: string): Random {
  const generator = xoroshiro128plus(hash32(seed));
  return {
    int: (min, max) => uniformInt(generator, min, max),
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new RangeError('pick: the list is empty');
      return items[uniformInt(generator, 0, items.length - 1)] as T;
    },
    bytes: (length) => Uint8Array.from({ length }, () => uniformInt(generator, 0, 255)),
  };
}
