import * as z from 'zod';
import { call } from '../define';
import type { RunContext } from '../define';
import { pageOf } from '../paging';
import { nothingToCheck } from '../reread';

const identified = z.looseObject({ id: z.string() });

/** To find a section with something in it. Pages are never asked for across all sections: OneNote refuses that where there are many. */
export const someSectionCalls = {
  sections: call({
    method: 'GET',
    path: '/me/onenote/sections',
    delegated: 'Notes.Create',
    response: pageOf(identified),
    page: 'https://learn.microsoft.com/graph/api/onenote-list-sections',
  }),
  pages: call({
    method: 'GET',
    path: '/me/onenote/sections/{section}/pages',
    delegated: 'Notes.Read',
    response: pageOf(
      z.looseObject({ id: z.string(), createdDateTime: z.iso.datetime({ offset: true }) }),
    ),
    page: 'https://learn.microsoft.com/graph/api/section-list-pages',
  }),
};

const MOST_TRIES = 5;

/** One of the user's sections that has pages, at random; without one among those tried, the check does not apply. */
export async function someSection(context: RunContext): Promise<string> {
  const { body } = await context.send(someSectionCalls.sections, { query: { $select: 'id' } });
  const sections = body.value.map(({ id }) => id);
  const from = context.random.int(0, Math.max(0, sections.length - 1));
  const inTurn = [...sections.slice(from), ...sections.slice(0, from)];
  for (const section of inTurn.slice(0, MOST_TRIES)) {
    const { body: first } = await context.send(someSectionCalls.pages, {
      params: { section },
      query: { $select: 'id,createdDateTime', $top: '2' },
    });
    if (first.value.length > 0) return section;
  }
  return nothingToCheck();
}
