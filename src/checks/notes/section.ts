import * as z from 'zod';
import { notApplicable } from '../assert';
import { call } from '../define';
import type { CheckContext } from '../define';
import { collect, pageOf } from '../paging';
import { literal } from '../path';

/** The name of what is made once, on request, and kept for checks to work in. */
const FIXTURES = 'Perennial fixtures';

/** What no token shows, of every check that writes notes. */
export const sectionNeeds: readonly string[] = [
  `a notebook section named “${FIXTURES}” among the user’s own`,
];

/** To find the section, and in it what carries a marker. */
export const sectionCalls = {
  section: call({
    method: 'GET',
    path: '/me/onenote/sections',
    delegated: 'Notes.Create',
    response: pageOf(z.looseObject({ id: z.string(), displayName: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/onenote-list-sections',
  }),
  pages: call({
    method: 'GET',
    path: '/me/onenote/sections/{section}/pages',
    delegated: 'Notes.Read',
    response: pageOf(z.looseObject({ id: z.string(), title: z.string().nullish() })),
    page: 'https://learn.microsoft.com/graph/api/section-list-pages',
  }),
};

async function sectionIfThere(context: CheckContext): Promise<string | undefined> {
  const query = { $select: 'id,displayName', $filter: `displayName eq ${literal(FIXTURES)}` };
  const { body } = await context.send(sectionCalls.section, { query });
  return body.value.find(({ displayName }) => displayName === FIXTURES)?.id;
}

/** The section to write in. Without it the check does not apply. */
export async function fixtureSection(context: CheckContext): Promise<string> {
  const section = await sectionIfThere(context);
  return section ?? notApplicable('not-provisioned', 'needs-fixture', { fixture: 'a section' });
}

/** More than lie in a section that is only written in by checks. */
const MOST_PAGES = 500;

/** The pages of the section that have the marker for their title. */
export async function findPages(context: CheckContext, marker: string): Promise<readonly string[]> {
  const section = await sectionIfThere(context);
  if (section === undefined) return [];
  const query = { $select: 'id,title', $top: '100' };
  const args = { params: { section }, query };
  const { items } = await collect(context, sectionCalls.pages, args, MOST_PAGES);
  return items.filter(({ title }) => title === marker).map(({ id }) => id);
}
