import type { Call, Entity, Reply } from '../core/types';
import { entityType, jsonBody, written } from '../core/entity-type';
import { badRequest, outlook } from '../core/errors';
import { isoSeconds, outlookId } from '../core/ids';
import { many, noContent, one, param, usersFragment } from '../core/reply';
import { accepts, route, routesOf } from './define';
import { mailboxOf } from './mailbox';
import { findItem } from './outlook-item';

/** https://learn.microsoft.com/graph/api/resources/fileattachment */
const fileType = entityType('fileAttachment', {
  writable: { name: 'text', contentType: 'text', contentBytes: 'text', isInline: 'flag' },
  readOnly: ['size', 'lastModifiedDateTime', 'contentId', 'contentLocation'],
});
const FILE = '#microsoft.graph.fileAttachment';

interface Attachment extends Entity {
  readonly name: string;
  readonly contentBytes: string;
}

/** Attachments of a mailbox's messages: they go when the message goes. */
const ofMessages = new WeakMap<Entity, Map<string, Attachment>>();

const read = accepts('Mail.Read Mail.ReadWrite', 'Mail.Read Mail.ReadWrite');
const write = accepts('Mail.ReadWrite', 'Mail.ReadWrite');
const base = '/me/messages/{message-id}/attachments';
const single = `${base}/{attachment-id}`;

function within(call: Call): Map<string, Attachment> {
  const message = findItem(mailboxOf(call.user).messages, param(call, 'message-id'));
  const attachments = ofMessages.get(message) ?? new Map<string, Attachment>();
  ofMessages.set(message, attachments);
  return attachments;
}

function found(call: Call): Attachment {
  const id = param(call, 'attachment-id');
  const attachment = within(call).get(id);
  if (!attachment) throw outlook.notFound(id);
  return attachment;
}

const described = (call: Call) => {
  const message = encodeURIComponent(param(call, 'message-id'));
  return { type: fileType, fragment: `${usersFragment(call)}/messages('${message}')/attachments` };
};

/** https://learn.microsoft.com/graph/api/message-post-attachments: at most 3 MB, for files alone here. */
function attach(call: Call): Reply {
  const body = jsonBody(call);
  if (body['@odata.type'] !== FILE)
    throw badRequest('An attachment of this type is not simulated.', 'ErrorInvalidRequest');
  const { name, contentBytes, ...rest } = written(body, fileType);
  if (typeof name !== 'string' || typeof contentBytes !== 'string')
    throw badRequest('Required property name or contentBytes is missing.', 'ErrorInvalidRequest');
  const attachment: Attachment = {
    contentType: null,
    isInline: false,
    contentId: null,
    contentLocation: null,
    ...rest,
    '@odata.type': FILE,
    id: outlookId(),
    name,
    contentBytes,
    // Exchange counts some bytes more than the content has.
    size: Buffer.from(contentBytes, 'base64').length + 138,
    lastModifiedDateTime: isoSeconds(call.now),
  };
  within(call).set(attachment.id, attachment);
  return one(call, described(call), attachment, 201);
}

function remove(call: Call): Reply {
  within(call).delete(found(call).id);
  return noContent;
}

export const attachmentRoutes = routesOf(outlook, [
  route('POST', base, 'message-post-attachments', write, attach),
  route('GET', base, 'message-list-attachments', read, (call) =>
    many(call, {
      ...described(call),
      items: [...within(call).values()],
      pageSize: 100,
      most: 100,
      paging: 'skip',
    }),
  ),
  route('GET', single, 'attachment-get', read, (call) => one(call, described(call), found(call))),
  route('DELETE', single, 'attachment-delete', write, remove),
]);
