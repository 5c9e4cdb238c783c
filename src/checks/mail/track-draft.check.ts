import { defineCheck, described, expect } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { addDraft, folder, id } from './calls';

const listChanges = list('/me/mailFolders/{folder}/messages/delta', {
  ...id,
  subject: z.string().nullish(),
});

export default defineCheck({
  title: 'A new draft is told of as a change',
  proves:
    'Following the changes of a new folder tells of nothing first, and then of its one draft.',
  calls: [addDraft, listChanges],
  creates: [described(folder, 'a mail folder with one draft in it')],
  async run({ graph, marker, eventually }) {
    const at = { folder: (await graph.create(folder)).id };
    const { items, link } = await graph.changes(listChanges, { at });
    expect.equal('a new folder has no changes to tell of', items.length, 0);
    const draft = await graph.send(addDraft, { at, body: { subject: marker } });
    const told = await eventually(
      'the new draft is told of',
      async () => {
        const round = await graph.changes(listChanges, link);
        return round.items.find((change) => change.id === draft.id);
      },
      (change) => change !== undefined,
      { everyMs: 2000, forMs: 30_000 },
    );
    expect.equal('it is told of with its subject', told.subject, marker);
  },
});
