import type { Call } from '../core/types';
import type { Message } from './mailbox';
import { entityType } from '../core/entity-type';
import { usersFragment } from '../core/reply';
import { words } from './define';
import { keptBody, plainText } from './mailbox';
import { outlookItemProperties, outlookView } from './outlook-item';

/** https://learn.microsoft.com/graph/api/resources/message */
export const messageType = entityType('message', {
  writable: {
    bccRecipients: 'list',
    body: 'object',
    categories: 'list',
    ccRecipients: 'list',
    flag: 'object',
    from: 'object',
    importance: 'text',
    inferenceClassification: 'text',
    internetMessageHeaders: 'list',
    internetMessageId: 'text',
    isDeliveryReceiptRequested: 'flag',
    isRead: 'flag',
    isReadReceiptRequested: 'flag',
    replyTo: 'list',
    sender: 'object',
    subject: 'text',
    toRecipients: 'list',
  },
  readOnly: [
    ...outlookItemProperties,
    ...words(`bodyPreview conversationId conversationIndex hasAttachments isDraft parentFolderId
      receivedDateTime sentDateTime uniqueBody webLink`),
  ],
});

/** Properties that can be set only as long as a message is a draft. */
export const draftOnly = words(
  'bccRecipients body ccRecipients from internetMessageId replyTo sender toRecipients',
);

export function view(call: Call): (message: Message) => Record<string, unknown> {
  const asText = /outlook\.body-content-type="?text"?/i.test(call.headers['prefer'] ?? '');
  return (message) => ({
    ...outlookView(call, message),
    ...(asText && { body: { contentType: 'text', content: plainText(message.body) } }),
  });
}

export function described(call: Call) {
  const folder = call.params['folder-id'];
  const within = folder === undefined ? '' : `/mailFolders('${encodeURIComponent(folder)}')`;
  return { type: messageType, fragment: `${usersFragment(call)}${within}/messages` };
}

/** What a caller gave, as Exchange keeps it. */
export function messageFrom(given: Readonly<Record<string, unknown>>): Partial<Message> {
  return { ...given, ...('body' in given && { body: keptBody(given['body']) }) };
}
