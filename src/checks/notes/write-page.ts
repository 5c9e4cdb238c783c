import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation, RunContext } from '../define';
import { ifThere } from '../removal';
import { plain, words } from '../text';
import { findPages, fixtureSection, sectionCalls, sectionNeeds } from './section';

const calls = {
  ...sectionCalls,
  write: call({
    method: 'POST',
    path: '/me/onenote/sections/{section}/pages',
    delegated: 'Notes.Create',
    response: z.looseObject({ id: z.string(), title: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/section-post-pages',
  }),
  content: call({
    method: 'GET',
    path: '/me/onenote/pages/{id}/content',
    delegated: 'Notes.Read',
    page: 'https://learn.microsoft.com/graph/api/page-get',
  }),
  remove: call({
    method: 'DELETE',
    path: '/me/onenote/pages/{id}',
    delegated: 'Notes.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/page-delete',
  }),
};

const HOUR_MS = 60 * 60_000;

const page: Creation = {
  what: 'a page of one paragraph, in the notebook section “Perennial fixtures”',
  removal:
    'deleted; OneNote keeps it in the notebook’s recycle bin for 60 days, which no call empties',
  find: findPages,
  async remove(context, id) {
    await context.send(calls.remove, { params: { id } });
  },
  lateByMs: HOUR_MS,
};

const MINUTE = { everyMs: 2000, forMs: 60_000 };

/** A page’s text without its markup: OneNote writes attributes of its own into that. */
async function textOf(context: RunContext, id: string): Promise<string> {
  const found = await ifThere(() => context.send(calls.content, { params: { id } }));
  return plain(new TextDecoder().decode(found?.bytes).replaceAll(/<[^>]*>/g, ' '));
}

export const check = defineCheck({
  id: 'notes.write-page',
  workload: 'notes',
  kind: 'write',
  title: 'A page keeps what is written on it',
  proves:
    'A page that was put into a notebook section has its title and text, and is listed there.',
  consistency: 'polled',
  modes: ['delegated'],
  calls,
  creates: { page },
  needs: sectionNeeds,
  async run(context) {
    const { marker } = context;
    const section = await fixtureSection(context);
    const text = words(context.random, 12);
    const { body: written } = await context.send(calls.write, {
      params: { section },
      headers: { 'Content-Type': 'text/html' },
      body: `<!DOCTYPE html><html><head><title>${marker}</title></head><body><p>${text}</p></body></html>`,
    });
    context.created('page', written.id);
    equal('the page has its title', written.title, marker);
    const shown = await context.poll(
      () => textOf(context, written.id),
      (content) => content.includes(text),
      MINUTE,
    );
    ok('the page has its text within a minute', shown !== undefined);
    const listed = await context.poll(
      () => findPages(context, marker),
      (ids) => ids.includes(written.id),
      MINUTE,
    );
    ok('the section lists the page within a minute', listed !== undefined);
  },
});
