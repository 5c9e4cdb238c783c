import {
  defineCheck,
  eventuallyFound,
  expect,
  ifThere,
  needsFixture,
  plain,
  words,
} from '@perennial/checks';
import type { Graph } from '@perennial/checks';
import { FIXTURES } from '../fixture';
import { get } from '../graph';
import { fixtureSection, page } from './calls';

const readContent = get('/me/onenote/pages/{id}/content', undefined, { docs: 'page-get' });

const MINUTE = { everyMs: 2000, forMs: 60_000 };

/** A page’s text without its markup: OneNote writes attributes of its own into that. */
async function textOf(graph: Graph, id: string): Promise<string> {
  const found = await ifThere(() => graph.answer(readContent, { at: { id } }));
  return plain(new TextDecoder().decode(found?.bytes).replaceAll(/<[^>]*>/g, ' '));
}

export default defineCheck({
  title: 'A page keeps what is written on it',
  proves:
    'A page that was put into a notebook section has its title and text, and is listed there.',
  needs: [`a notebook section named “${FIXTURES}” among the user’s own`],
  calls: [readContent],
  creates: [page],
  async run(context) {
    const { graph, random, marker, eventually } = context;
    const section = (await fixtureSection(graph)) ?? needsFixture('a section');
    const text = words(random, 12);
    const written = await graph.create(page, {
      at: { section },
      headers: { 'Content-Type': 'text/html' },
      body: `<!DOCTYPE html><html><head><title>${marker}</title></head><body><p>${text}</p></body></html>`,
    });
    expect.equal('the page has its title', written.title, marker);
    await eventually(
      'the page has its text within a minute',
      () => textOf(graph, written.id),
      (content) => content.includes(text),
      MINUTE,
    );
    const listed = 'the section lists the page within a minute';
    await eventuallyFound(context, listed, page, written.id, MINUTE);
  },
});
