import { defineCheck, expect, words } from '@perennial/checks';
import * as z from 'zod';
import { get, patch } from '../graph';
import { contact } from './calls';

const update = patch('/me/contacts/{id}', undefined, { body: ['jobTitle'] });
const read = get('/me/contacts/{id}', {
  displayName: z.string(),
  givenName: z.string(),
  jobTitle: z.string(),
});

export default defineCheck({
  title: 'A contact keeps a change',
  proves:
    'A contact that was added and then changed is read back with the change, and else as it was.',
  calls: [update, read],
  creates: [contact],
  async run({ graph, marker, random }) {
    const givenName = words(random, 1);
    const [before, after] = [words(random, 2), words(random, 3)];
    const { id } = await graph.create(contact, { body: { givenName, jobTitle: before } });
    await graph.send(update, { at: { id }, body: { jobTitle: after } });
    const kept = await graph.send(read, { at: { id } });
    expect.equal('the contact has its name', kept.displayName, marker);
    expect.equal('it has its given name', kept.givenName, givenName);
    expect.equal('it has its new job title', kept.jobTitle, after);
  },
});
