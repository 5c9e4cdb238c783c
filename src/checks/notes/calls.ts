import { by, defineCreation, finding, HOUR_MS, literal } from '@perennial/checks';
import type { Graph } from '@perennial/checks';
import * as z from 'zod';
import { FIXTURES } from '../fixture';
import { del, list, post } from '../graph';

export const id = { id: z.string() };
export const created = { ...id, createdDateTime: z.iso.datetime({ offset: true }) };

/** Pages are never asked for across all sections: OneNote refuses that where there are many. */
export const listPages = list('/me/onenote/sections/{section}/pages', created);

const listNamed = list(
  '/me/onenote/sections',
  { ...id, displayName: z.string() },
  { query: { $filter: `displayName eq ${literal(FIXTURES)}` } },
);

/** The section to write in; undefined where there is none. */
export async function fixtureSection(graph: Graph): Promise<string | undefined> {
  const { value } = await graph.send(listNamed);
  return value.find(({ displayName }) => displayName === FIXTURES)?.id;
}

const listTitles = list(
  '/me/onenote/sections/{section}/pages',
  { ...id, title: z.string().nullish() },
  { query: { $top: '100' } },
);

/** More than lie in a section that is only written in by checks. */
const MOST_PAGES = 500;

export const page = defineCreation({
  name: 'notes.page',
  what: `a page of one paragraph, in the notebook section “${FIXTURES}”`,
  removal:
    'deleted; OneNote keeps it in the notebook’s recycle bin for 60 days, which no call empties',
  make: post('/me/onenote/sections/{section}/pages', { ...id, title: z.string() }),
  find: finding([listNamed, listTitles], async ({ graph }, marker) => {
    const section = await fixtureSection(graph);
    if (section === undefined) return [];
    const pages = await graph.all(listTitles, { at: { section }, limit: MOST_PAGES });
    return pages.filter(({ title }) => title === marker).map(({ id }) => ({ id, at: {} }));
  }),
  remove: by(del('/me/onenote/pages/{id}')),
  lateByMs: HOUR_MS,
});
