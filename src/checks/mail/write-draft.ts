import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import { plain, words } from '../text';
import { messageCalls, messageCreation } from './message';

const draft = z.looseObject({
  id: z.string(),
  subject: z.string(),
  isDraft: z.boolean(),
  importance: z.string(),
  body: z.looseObject({ content: z.string() }),
});

const calls = {
  ...messageCalls,
  create: call({
    method: 'POST',
    path: '/me/messages',
    delegated: 'Mail.ReadWrite',
    application: 'Mail.ReadWrite',
    bodyProperties: ['subject', 'importance', 'body'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/user-post-messages',
  }),
  read: call({
    method: 'GET',
    path: '/me/messages/{id}',
    delegated: 'Mail.Read',
    application: 'Mail.Read',
    response: draft,
    page: 'https://learn.microsoft.com/graph/api/message-get',
  }),
};

export const check = defineCheck({
  id: 'mail.write-draft',
  workload: 'mail',
  kind: 'write',
  title: 'A draft is kept as written',
  proves: 'A draft that was written can be read back, word for word.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: { message: messageCreation('a draft') },
  async run(context) {
    const content = words(context.random, 12);
    const importance = context.random.pick(['low', 'normal', 'high']);
    const { body: created } = await context.send(calls.create, {
      body: { subject: context.marker, importance, body: { contentType: 'text', content } },
    });
    context.created('message', created.id);
    const { body: read } = await context.send(calls.read, {
      params: { id: created.id },
      query: { $select: 'id,subject,isDraft,importance,body' },
      headers: { Prefer: 'outlook.body-content-type="text"' },
    });
    equal('the draft has its subject', read.subject, context.marker);
    equal('it is a draft', read.isDraft, true);
    equal('it has its importance', read.importance, importance);
    equal('it has its text', plain(read.body.content), content);
  },
});
