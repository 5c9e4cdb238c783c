import type { Call, Reply } from '../core/types';
import { jsonBody } from '../core/entity-type';
import { badRequest, outlook } from '../core/errors';
import { accepts, route, routesOf } from './define';

const tips = accepts(
  'Mail.Read Mail.Read.Shared Mail.ReadWrite',
  'Mail.Read Mail.ReadBasic.All Mail.ReadWrite',
);

/** https://learn.microsoft.com/graph/api/user-getmailtips */
function getMailTips(call: Call): Reply {
  const body = jsonBody(call);
  const given = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
  const addresses = given.get('emailaddresses');
  const options = given.get('mailtipsoptions');
  if (!Array.isArray(addresses) || typeof options !== 'string')
    throw badRequest('EmailAddresses and MailTipsOptions are required.', 'ErrorInvalidRequest');
  const asked = options.split(',').map((option) => option.trim());
  const value = addresses.map((address) => tipsFor(String(address), asked));
  return {
    status: 200,
    json: {
      '@odata.context':
        'https://graph.microsoft.com/v1.0/$metadata#Collection(microsoft.graph.mailTips)',
      value,
    },
  };
}

function tipsFor(address: string, asked: readonly string[]) {
  return {
    emailAddress: { name: '', address },
    ...(asked.includes('automaticReplies') && { automaticReplies: { message: '' } }),
    ...(asked.includes('mailboxFullStatus') && { mailboxFull: false }),
    ...(asked.includes('maxMessageSize') && { maxMessageSize: 37_748_736 }),
    ...(asked.includes('deliveryRestriction') && { deliveryRestricted: false }),
  };
}

export const mailTipRoutes = routesOf(outlook, [
  route('POST', '/me/getMailTips', 'user-getmailtips', tips, getMailTips),
]);
