/** Random, yet the same for the same seed. Not for secrets. */
export interface Random {
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  /** One of a non-empty list. */
  pick<T>(items: readonly T[]): T;
  /** Bytes for a file's content. */
  bytes(length: number): Uint8Array;
}

const WORDS =
  'amber basil cedar dahlia elder fennel garlic hazel iris juniper kelp lavender mallow nettle olive poppy quince rowan sage thyme'.split(
    ' ',
  );

/** Words that mean nothing, for bodies and titles: the same for the same seed. */
export function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(WORDS)).join(' ');
}

/** A text without what mail systems change on the way: line ends, indents, trailing blanks. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
