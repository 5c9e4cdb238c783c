import { nothingToCheck } from '@perennial/checks';
import type { CheckContext } from '@perennial/checks';
import { list } from '../graph';
import { id, listPages } from './calls';

const listSections = list('/me/onenote/sections', id);

/** To find a section with something in it. */
export const someSectionCalls = [listSections, listPages];

const MOST_TRIES = 5;

/** One of the user's sections that has pages, at random; without one among those tried, the check does not apply. */
export async function someSection({ graph, random }: CheckContext): Promise<string> {
  const { value: sections } = await graph.send(listSections);
  const from = random.int(0, Math.max(0, sections.length - 1));
  const inTurn = [...sections.slice(from), ...sections.slice(0, from)];
  for (const { id: section } of inTurn.slice(0, MOST_TRIES)) {
    const first = await graph.send(listPages, { at: { section }, query: { $top: '2' } });
    if (first.value.length > 0) return section;
  }
  return nothingToCheck();
}
