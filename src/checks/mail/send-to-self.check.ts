import { defineCheck, expect, plain, words } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';
import { asText, sentMail, written } from './calls';

const readSelf = get('/me', { mail: z.string().nullish(), userPrincipalName: z.string() });
const readMessage = get('/me/messages/{id}', { ...written, isDraft: z.boolean() });

export default defineCheck({
  title: 'A mail to oneself arrives',
  proves: 'Exchange takes a message and delivers it, unchanged, within two minutes.',
  calls: [readSelf, readMessage],
  creates: [sentMail],
  async run(context) {
    const { graph, random, marker, eventually } = context;
    const content = words(random, 12);
    const self = await graph.send(readSelf);
    const address = self.mail ?? self.userPrincipalName;
    const message = {
      body: { contentType: 'text', content },
      toRecipients: [{ emailAddress: { address } }],
    };
    await graph.create(sentMail, { body: { message, saveToSentItems: false } });
    const arrived = await eventually(
      'the message arrives within two minutes',
      () => sentMail.find(context, marker),
      ({ length }) => length > 0,
      { forMs: 120_000 },
    );
    for (const { id } of arrived) graph.adopt(sentMail, id);
    const { id } = expect.present('the message has an id', arrived[0]);
    const read = await graph.send(readMessage, { at: { id }, headers: asText });
    expect.equal('the message has its subject', read.subject, marker);
    expect.equal('it is no draft', read.isDraft, false);
    expect.equal('it has its text', plain(read.body.content), content);
  },
});
