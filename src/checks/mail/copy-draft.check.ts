import { defineCheck, described, expect } from '@perennial/checks';
import { get, post } from '../graph';
import { draft, folder, listContent, placed } from './calls';
import { holdsJust, writeDraft } from './draft';

const copy = post('/me/messages/{id}/copy', placed, { body: ['destinationId'] });
const read = get('/me/messages/{id}', { id: placed.id, parentFolderId: placed.parentFolderId });

export default defineCheck({
  title: 'A draft is copied into a folder',
  proves: 'A copy of a draft lies in the folder it was made in, and the draft where it was.',
  calls: [copy, read, listContent],
  creates: [folder, described(draft, 'a draft and a copy of it')],
  async run(context) {
    const { graph, marker } = context;
    const destination = await graph.create(folder);
    const at = { id: await writeDraft(context) };
    const made = await graph.send(copy, { at, body: { destinationId: destination.id } });
    graph.adopt(draft, made.id);
    expect.equal('the copy has its subject', made.subject, marker);
    expect.equal('it lies in the folder', made.parentFolderId, destination.id);
    await holdsJust(context, destination.id, made.id);
    const still = await graph.send(read, { at });
    expect.equal('the draft is still there', still.id, at.id);
    expect.different('the draft has not moved', still.parentFolderId, destination.id);
  },
});
