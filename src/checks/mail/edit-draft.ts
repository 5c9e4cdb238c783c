import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import { plain, words } from '../text';
import { draftCalls, makeDraft } from './draft';
import { messageCreation } from './message';

const calls = {
  ...draftCalls,
  update: call({
    method: 'PATCH',
    path: '/me/messages/{id}',
    delegated: 'Mail.ReadWrite',
    application: 'Mail.ReadWrite',
    bodyProperties: ['body', 'importance'],
    page: 'https://learn.microsoft.com/graph/api/message-update',
  }),
  read: call({
    method: 'GET',
    path: '/me/messages/{id}',
    delegated: 'Mail.Read',
    application: 'Mail.Read',
    response: z.looseObject({
      subject: z.string(),
      changeKey: z.string(),
      importance: z.string(),
      body: z.looseObject({ content: z.string() }),
    }),
    page: 'https://learn.microsoft.com/graph/api/message-get',
  }),
};

export const check = defineCheck({
  id: 'mail.edit-draft',
  workload: 'mail',
  kind: 'write',
  title: 'A draft keeps a change',
  proves: 'A change to a draft is what is read afterwards, under a new version, and nothing else.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: { message: messageCreation('a draft') },
  async run(context) {
    const { random, marker } = context;
    const id = await makeDraft(context, words(random, 6));
    const read = async () => {
      const query = { $select: 'subject,changeKey,importance,body' };
      const headers = { Prefer: 'outlook.body-content-type="text"' };
      return (await context.send(calls.read, { params: { id }, query, headers })).body;
    };
    const before = await read();
    const content = words(random, 9);
    const importance = random.pick(['low', 'high']);
    await context.send(calls.update, {
      params: { id },
      body: { importance, body: { contentType: 'text', content } },
    });
    const after = await read();
    equal('the draft has its new text', plain(after.body.content), content);
    equal('it has its new importance', after.importance, importance);
    equal('it has kept its subject', after.subject, marker);
    if (after.changeKey === before.changeKey) fail('a change gives the draft a new version');
  },
});
