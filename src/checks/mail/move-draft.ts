import * as z from 'zod';
import { equal, sameSet } from '../assert';
import { call, defineCheck } from '../define';
import { words } from '../text';
import { draftCalls, makeDraft } from './draft';
import { contentOf, folderCalls, folderCreation, makeFolder } from './folder';
import { messageCreation } from './message';

const calls = {
  ...draftCalls,
  ...folderCalls,
  purgeMessage: draftCalls.purge,
  move: call({
    method: 'POST',
    path: '/me/messages/{id}/move',
    delegated: 'Mail.ReadWrite',
    application: 'Mail.ReadWrite',
    bodyProperties: ['destinationId'],
    response: z.looseObject({
      id: z.string(),
      subject: z.string(),
      parentFolderId: z.string(),
    }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/message-move',
  }),
};

export const check = defineCheck({
  id: 'mail.move-draft',
  workload: 'mail',
  kind: 'write',
  title: 'A draft is moved into a folder',
  proves: 'A draft that was moved lies in the folder it was moved to.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: {
    folder: folderCreation('a mail folder of its own'),
    message: messageCreation('a draft'),
  },
  async run(context) {
    const { marker } = context;
    const folder = await makeFolder(context);
    const id = await makeDraft(context, words(context.random, 6));
    const { body: made } = await context.send(calls.move, {
      params: { id },
      body: { destinationId: folder },
    });
    context.created('message', made.id, id);
    equal('it has its subject', made.subject, marker);
    equal('it lies in the folder', made.parentFolderId, folder);
    sameSet('the folder lists it', await contentOf(context, folder), [made.id]);
  },
});
