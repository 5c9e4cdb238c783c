import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import { plain, words } from '../text';
import { messageCalls, messageCreation } from './message';

const DAY_MS = 24 * 60 * 60_000;

const calls = {
  ...messageCalls,
  self: call({
    method: 'GET',
    path: '/me',
    delegated: 'User.Read',
    application: 'User.ReadBasic.All',
    response: z.looseObject({ mail: z.string().nullish(), userPrincipalName: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/user-get',
  }),
  send: call({
    method: 'POST',
    path: '/me/sendMail',
    delegated: 'Mail.Send',
    application: 'Mail.Send',
    bodyProperties: ['message', 'saveToSentItems'],
    status: [202],
    page: 'https://learn.microsoft.com/graph/api/user-sendmail',
  }),
  read: call({
    method: 'GET',
    path: '/me/messages/{id}',
    delegated: 'Mail.Read',
    application: 'Mail.Read',
    response: z.looseObject({
      subject: z.string(),
      isDraft: z.boolean(),
      body: z.looseObject({ content: z.string() }),
    }),
    page: 'https://learn.microsoft.com/graph/api/message-get',
  }),
};

const message = {
  ...messageCreation('a message from the user to the user; no copy in Sent Items'),
  lateByMs: DAY_MS,
};

export const check = defineCheck({
  id: 'mail.send-to-self',
  workload: 'mail',
  kind: 'write',
  title: 'A mail to oneself arrives',
  proves: 'Exchange takes a message and delivers it, unchanged, within two minutes.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { message },
  async run(context) {
    const content = words(context.random, 12);
    const { body: self } = await context.send(calls.self, {
      query: { $select: 'mail,userPrincipalName' },
    });
    const address = self.mail ?? self.userPrincipalName;
    await context.send(calls.send, {
      body: {
        message: {
          subject: context.marker,
          body: { contentType: 'text', content },
          toRecipients: [{ emailAddress: { address } }],
        },
        saveToSentItems: false,
      },
    });
    const arrived = await context.poll(
      () => message.find(context, context.marker),
      (ids) => ids.length > 0,
      { everyMs: 1000, forMs: 120_000 },
    );
    for (const id of arrived ?? []) context.created('message', id);
    const id = arrived?.[0] ?? fail('the message arrives within two minutes');
    const { body: read } = await context.send(calls.read, {
      params: { id },
      query: { $select: 'subject,isDraft,body' },
      headers: { Prefer: 'outlook.body-content-type="text"' },
    });
    equal('the message has its subject', read.subject, context.marker);
    equal('it is no draft', read.isDraft, false);
    equal('it has its text', plain(read.body.content), content);
  },
});
