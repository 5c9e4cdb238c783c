import type { Call, Reply } from '../core/types';
import type { Message } from './mailbox';
import type { User } from '../core/tenant';
import { jsonBody, written } from '../core/entity-type';
import { badRequest, outlook } from '../core/errors';
import { isoSeconds, outlookId } from '../core/ids';
import { param } from '../core/reply';
import { accepts, route, routesOf } from './define';
import { messageFrom, messageType } from './message-view';
import { mailboxOf } from './mailbox';
import { findItem } from './outlook-item';

const send = accepts('Mail.Send', 'Mail.Send');

/** Graph answers before anything is delivered, and without a content type. */
const accepted: Reply = { status: 202 };

/** https://learn.microsoft.com/graph/api/user-sendmail */
function sendMail(call: Call): Reply {
  const { message, saveToSentItems } = parameters(call);
  if (typeof message !== 'object' || message === null || Array.isArray(message))
    throw badRequest('Required parameter Message is missing.', 'ErrorInvalidParameter');
  const given = messageFrom(written(message as Record<string, unknown>, messageType));
  deliver(call, given, saveToSentItems !== false);
  return accepted;
}

/** The action's parameters are taken in any case of letters. */
function parameters(call: Call): { message?: unknown; saveToSentItems?: unknown } {
  const entries = Object.entries(jsonBody(call)).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  const { message, savetosentitems, ...others } = Object.fromEntries(entries) as Record<
    string,
    unknown
  >;
  const [strange] = Object.keys(others);
  if (strange !== undefined)
    throw badRequest(
      `The parameter '${strange}' in the request payload is not a valid parameter for the operation 'sendMail'.`,
    );
  return { message, saveToSentItems: savetosentitems };
}

/** https://learn.microsoft.com/graph/api/message-send */
function sendDraft(call: Call): Reply {
  const mailbox = mailboxOf(call.user);
  const draft = findItem(mailbox.messages, param(call, 'message-id'));
  if (!draft.isDraft) throw badRequest('The message is not a draft.', 'ErrorInvalidRequest');
  const { subject, body, toRecipients, ccRecipients, bccRecipients } = draft;
  deliver(call, { subject, body, toRecipients, ccRecipients, bccRecipients }, true);
  mailbox.messages.remove(draft);
  return accepted;
}

/** Puts copies where they belong, each after a delay of its own. Until then they count as left behind. */
function deliver(call: Call, given: Partial<Message>, keep: boolean): void {
  const recipients = [given.toRecipients, given.ccRecipients, given.bccRecipients].flatMap(
    (each) => each ?? [],
  );
  if (recipients.length === 0)
    throw badRequest('At least one recipient is not valid.', 'ErrorInvalidRecipients');
  const people = recipients.map(addressOf).flatMap((address) => call.tenant.user(address) ?? []);
  const body = given.body ?? { contentType: 'text', content: '' };
  const sent: Partial<Message> = {
    ...given,
    body: body.contentType === 'text' ? { ...body, content: `${body.content}\r\n` } : body,
    conversationId: outlookId(),
    internetMessageId: `<${outlookId().slice(10, 50)}@${call.tenant.profile.domain}>`,
    sender: mailboxOf(call.user).newMessage('outbox', {})['sender'],
    from: given['from'] ?? mailboxOf(call.user).newMessage('outbox', {})['from'],
  };
  if (keep) arriveLater(call, call.user, 'sentitems', { ...sent, isRead: true });
  for (const person of new Set(people)) {
    arriveLater(call, person, 'inbox', { ...sent, isRead: false, bccRecipients: [] });
  }
}

function addressOf(recipient: unknown): string {
  const { emailAddress } = recipient as { emailAddress?: { address?: unknown } };
  if (typeof emailAddress?.address === 'string' && emailAddress.address.includes('@'))
    return emailAddress.address;
  throw badRequest('At least one recipient is not valid.', 'ErrorInvalidRecipients');
}

function arriveLater(call: Call, user: User, folder: string, given: Partial<Message>): void {
  const mailbox = mailboxOf(user);
  const message = mailbox.newMessage(folder, given);
  const arrivesAt = call.now + call.world.mailDelay();
  call.tenant.creations.note(message, {
    workload: 'mail',
    name: () => message.subject ?? '',
    by: call.caller,
    at: call.now,
  });
  call.tenant.later(arrivesAt, () => {
    const at = isoSeconds(call.tenant.now());
    mailbox.messages.seed(
      Object.assign(message, {
        receivedDateTime: at,
        createdDateTime: at,
        lastModifiedDateTime: at,
      }),
    );
  });
}

export const sendRoutes = routesOf(outlook, [
  route('POST', '/me/sendMail', 'user-sendmail', send, sendMail),
  route('POST', '/me/messages/{message-id}/send', 'message-send', send, sendDraft),
]);
