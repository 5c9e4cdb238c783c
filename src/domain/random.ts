import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { hash32 } from './hash';

/** Random, yet the same for the same seed: the source of plans, gaps and test content. Not for secrets. */
export interface Random {
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  /** One of a non-empty list. */
  pick<T>(items: readonly T[]): T;
  /** Bytes for a file's content. */
  bytes(length: number): Uint8Array;
}

/** A generator for a seed text. Different texts give independent streams. */
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
