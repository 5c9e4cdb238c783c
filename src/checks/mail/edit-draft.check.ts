import { defineCheck, expect, plain, words } from '@perennial/checks';
import * as z from 'zod';
import { get, patch } from '../graph';
import { asText, draft, written } from './calls';
import { writeDraft } from './draft';

const update = patch('/me/messages/{id}', undefined, { body: ['body', 'importance'] });
const read = get('/me/messages/{id}', {
  ...written,
  changeKey: z.string(),
  importance: z.string(),
});

export default defineCheck({
  title: 'A draft keeps a change',
  proves: 'A change to a draft is what is read afterwards, under a new version, and nothing else.',
  calls: [update, read],
  creates: [draft],
  async run(context) {
    const { graph, random, marker } = context;
    const at = { id: await writeDraft(context) };
    const before = await graph.send(read, { at, headers: asText });
    const content = words(random, 9);
    const importance = random.pick(['low', 'high']);
    await graph.send(update, { at, body: { importance, body: { contentType: 'text', content } } });
    const after = await graph.send(read, { at, headers: asText });
    expect.equal('the draft has its new text', plain(after.body.content), content);
    expect.equal('it has its new importance', after.importance, importance);
    expect.equal('it has kept its subject', after.subject, marker);
    expect.different('a change gives the draft a new version', after.changeKey, before.changeKey);
  },
});
