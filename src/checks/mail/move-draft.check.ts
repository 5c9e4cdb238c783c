import { defineCheck, expect } from '@perennial/checks';
import { post } from '../graph';
import { draft, folder, listContent, placed } from './calls';
import { holdsJust, writeDraft } from './draft';

const move = post('/me/messages/{id}/move', placed, { body: ['destinationId'] });

export default defineCheck({
  title: 'A draft is moved into a folder',
  proves: 'A draft that was moved lies in the folder it was moved to.',
  calls: [move, listContent],
  creates: [folder, draft],
  async run(context) {
    const { graph, marker } = context;
    const destination = await graph.create(folder);
    const id = await writeDraft(context);
    const body = { destinationId: destination.id };
    const moved = await graph.send(move, { at: { id }, body });
    graph.adopt(draft, moved.id, { inPlaceOf: id });
    expect.equal('it has its subject', moved.subject, marker);
    expect.equal('it lies in the folder', moved.parentFolderId, destination.id);
    await holdsJust(context, destination.id, moved.id);
  },
});
