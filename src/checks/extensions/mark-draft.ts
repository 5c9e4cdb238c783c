import { call, defineCheck } from '../define';
import { messageCalls, messageCreation } from '../mail/message';
import { extendItem, itemExtensionCalls, itemId } from './open-extension';

const calls = {
  ...messageCalls,
  create: call({
    method: 'POST',
    path: '/me/messages',
    delegated: 'Mail.ReadWrite',
    application: 'Mail.ReadWrite',
    bodyProperties: ['subject'],
    response: itemId,
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/user-post-messages',
  }),
  item: call({
    method: 'GET',
    path: '/me/messages/{id}',
    delegated: 'Mail.ReadBasic',
    application: 'Mail.ReadBasic.All',
    response: itemId,
    page: 'https://learn.microsoft.com/graph/api/message-get',
  }),
  ...itemExtensionCalls('messages', { read: 'Mail.Read', write: 'Mail.ReadWrite' }),
};

export const check = defineCheck({
  id: 'extensions.mark-draft',
  workload: 'extensions',
  kind: 'write',
  title: 'A draft keeps an extension',
  proves:
    'An open extension of a draft is read back as it was written, and goes when it is removed.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: { message: messageCreation('a draft with an open extension') },
  async run(context) {
    const { body: made } = await context.send(calls.create, { body: { subject: context.marker } });
    context.created('message', made.id);
    await extendItem(context, calls, made.id);
  },
});
