import type { Random } from '../domain/random';

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
