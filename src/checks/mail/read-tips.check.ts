import { defineCheck, expect } from '@perennial/checks';
import * as z from 'zod';
import { get, post } from '../graph';

const readSelf = get('/me', { mail: z.string().nullish(), userPrincipalName: z.string() });

const tips = z.looseObject({
  emailAddress: z.looseObject({ address: z.string() }),
  maxMessageSize: z.number(),
});
const getMailTips = post(
  '/me/getMailTips',
  { value: z.array(tips) },
  { status: [200], body: ['EmailAddresses', 'MailTipsOptions'] },
);

export default defineCheck({
  title: 'Mail tips tell of the address that is asked about',
  proves:
    'Exchange gives tips on the user’s own address, once and for no other, with a size that mail to it may have.',
  calls: [readSelf, getMailTips],
  async run({ graph }) {
    const self = await graph.send(readSelf);
    const address = self.mail ?? self.userPrincipalName;
    const body = { EmailAddresses: [address], MailTipsOptions: 'maxMessageSize' };
    const { value } = await graph.send(getMailTips, { body });
    expect.sameSet(
      'the tips are on the address',
      value.map(({ emailAddress }) => emailAddress.address.toLowerCase()),
      [address.toLowerCase()],
    );
    expect.equal('there is one tip on it', value.length, 1);
    for (const { maxMessageSize } of value)
      expect.atLeast('mail of some size is taken', maxMessageSize, 1);
  },
});
