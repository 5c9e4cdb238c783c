import * as z from 'zod';
import { equal, sameSet } from '../assert';
import { call, defineCheck } from '../define';
import { contentOf, folderCalls, folderCreation, makeFolder } from './folder';

const calls = {
  ...folderCalls,
  addDraft: call({
    method: 'POST',
    path: '/me/mailFolders/{id}/messages',
    delegated: 'Mail.ReadWrite',
    application: 'Mail.ReadWrite',
    bodyProperties: ['subject'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/mailfolder-post-messages',
  }),
};

const folder = folderCreation('a mail folder with one draft in it');

export const check = defineCheck({
  id: 'mail.make-folder',
  workload: 'mail',
  kind: 'write',
  title: 'A mail folder holds what is put in it',
  proves: 'A new folder is listed, and lists the one message that was put in it.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { folder },
  async run(context) {
    const { marker } = context;
    const id = await makeFolder(context);
    const { body: draft } = await context.send(calls.addDraft, {
      params: { id },
      body: { subject: marker },
    });
    const content = await contentOf(context, id);
    sameSet('the folder lists the message put in it', content, [draft.id]);
    const listed = await folder.find(context, marker);
    equal('one folder has the name', listed.length, 1);
    equal('the folder listed is the one made', listed[0], id);
  },
});
