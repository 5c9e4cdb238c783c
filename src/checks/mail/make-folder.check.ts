import { defineCheck, described, eventuallyFound } from '@perennial/checks';
import { addDraft, folder, listContent } from './calls';
import { holdsJust } from './draft';

export default defineCheck({
  title: 'A mail folder holds what is put in it',
  proves: 'A new folder is listed, and lists the one message that was put in it.',
  calls: [addDraft, listContent],
  creates: [described(folder, 'a mail folder with one draft in it')],
  async run(context) {
    const { graph, marker } = context;
    const made = await graph.create(folder);
    const added = await graph.send(addDraft, {
      at: { folder: made.id },
      body: { subject: marker },
    });
    await holdsJust(context, made.id, added.id);
    await eventuallyFound(context, 'the folder is listed under its name', folder, made.id);
  },
});
