import { defineCheck, expect, plain, words } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';
import { asText, draft, written } from './calls';

const read = get('/me/messages/{id}', {
  ...written,
  isDraft: z.boolean(),
  importance: z.string(),
});

export default defineCheck({
  title: 'A draft is kept as written',
  proves: 'A draft that was written can be read back, word for word.',
  calls: [read],
  creates: [draft],
  async run({ graph, random, marker }) {
    const content = words(random, 12);
    const importance = random.pick(['low', 'normal', 'high']);
    const { id } = await graph.create(draft, {
      body: { importance, body: { contentType: 'text', content } },
    });
    const kept = await graph.send(read, { at: { id }, headers: asText });
    expect.equal('the draft has its subject', kept.subject, marker);
    expect.equal('it is a draft', kept.isDraft, true);
    expect.equal('it has its importance', kept.importance, importance);
    expect.equal('it has its text', plain(kept.body.content), content);
  },
});
