import * as z from 'zod';
import { equal, fail, sameSet } from '../assert';
import { call, defineCheck } from '../define';
import { words } from '../text';
import { draftCalls, makeDraft } from './draft';
import { contentOf, folderCalls, folderCreation, makeFolder } from './folder';
import { messageCreation } from './message';

const calls = {
  ...draftCalls,
  ...folderCalls,
  purgeMessage: draftCalls.purge,
  copy: call({
    method: 'POST',
    path: '/me/messages/{id}/copy',
    delegated: 'Mail.ReadWrite',
    application: 'Mail.ReadWrite',
    bodyProperties: ['destinationId'],
    response: z.looseObject({
      id: z.string(),
      subject: z.string(),
      parentFolderId: z.string(),
    }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/message-copy',
  }),
  read: call({
    method: 'GET',
    path: '/me/messages/{id}',
    delegated: 'Mail.Read',
    application: 'Mail.Read',
    response: z.looseObject({ id: z.string(), parentFolderId: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/message-get',
  }),
};

export const check = defineCheck({
  id: 'mail.copy-draft',
  workload: 'mail',
  kind: 'write',
  title: 'A draft is copied into a folder',
  proves: 'A copy of a draft lies in the folder it was made in, and the draft where it was.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: {
    folder: folderCreation('a mail folder of its own'),
    message: messageCreation('a draft and a copy of it'),
  },
  async run(context) {
    const { marker } = context;
    const folder = await makeFolder(context);
    const id = await makeDraft(context, words(context.random, 6));
    const { body: made } = await context.send(calls.copy, {
      params: { id },
      body: { destinationId: folder },
    });
    context.created('message', made.id);
    equal('it has its subject', made.subject, marker);
    equal('it lies in the folder', made.parentFolderId, folder);
    sameSet('the folder lists it', await contentOf(context, folder), [made.id]);
    const { body: still } = await context.send(calls.read, {
      params: { id },
      query: { $select: 'id,parentFolderId' },
    });
    equal('the draft is still there', still.id, id);
    if (still.parentFolderId === folder) fail('the draft has not moved');
  },
});
