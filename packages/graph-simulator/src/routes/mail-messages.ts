import type { Call, Reply } from '../core/types';
import type { Message } from './mailbox';
import { jsonBody, written } from '../core/entity-type';
import { badRequest, GraphError, outlook } from '../core/errors';
import { checkIfMatch, delta, many, noContent, one, param } from '../core/reply';
import { propertiesOf } from '../odata/evaluate';
import { accepts, route, routesOf } from './define';
import { mailboxOf } from './mailbox';
import { etagOf, findItem, newOutlookItem, newVersion } from './outlook-item';
import { described, draftOnly, messageFrom, messageType, view } from './message-view';

const read = accepts(
  'Mail.ReadBasic Mail.Read Mail.ReadWrite',
  'Mail.ReadBasic.All Mail.Read Mail.ReadWrite',
);
const write = accepts('Mail.ReadWrite', 'Mail.ReadWrite');

function list(call: Call): Reply {
  const mailbox = mailboxOf(call.user);
  const folder = call.params['folder-id'];
  const hidden = mailbox.folderId('recoverableitemsdeletions');
  const messages =
    folder === undefined
      ? mailbox.messages.all().filter(({ parentFolderId }) => parentFolderId !== hidden)
      : mailbox.in(mailbox.folder(folder).id);
  checkOrder(call);
  return many(call, {
    ...described(call),
    items: newestFirst(searched(call, messages)).map(view(call)),
    pageSize: 10,
    most: 1000,
    paging: 'skip',
  });
}

function newestFirst(messages: readonly Message[]): Message[] {
  const received = ({ receivedDateTime }: Message) => String(receivedDateTime);
  return [...messages].sort((a, b) => (received(a) < received(b) ? 1 : -1));
}

/** What is ordered by must come first in the filter: https://learn.microsoft.com/graph/api/user-list-messages */
function checkOrder({ query: { filter, orderby } }: Call): void {
  if (!filter || !orderby) return;
  const filtered = [...new Set(propertiesOf(filter))];
  const fine = orderby.every(({ path }, index) => filtered[index] === path.split('/')[0]);
  if (!fine)
    throw badRequest(
      'The restriction or sort order is too complex for this operation.',
      'InefficientFilter',
    );
}

/** `$search` over subject, body and people, as far as the index knows (https://learn.microsoft.com/graph/search-query-parameter). */
function searched(call: Call, messages: readonly Message[]): readonly Message[] {
  const { search, filter, orderby } = call.query;
  if (search === undefined) return messages;
  if (filter || orderby)
    throw badRequest(
      "The query parameter '$search' is not supported with '$filter' or '$orderby'.",
      'SearchWithFilter',
    );
  const wanted = search
    .replace(/^"(.*)"$/s, '$1')
    .replace(/^(subject|body|from|to):/i, '')
    .toLowerCase();
  const known = new Set(mailboxOf(call.user).messages.indexed(call.world.delays.search));
  return messages.filter(
    (message) =>
      known.has(message) &&
      [
        message.subject,
        message.body.content,
        JSON.stringify([message['from'], message.toRecipients]),
      ]
        .join(' ')
        .toLowerCase()
        .includes(wanted),
  );
}

function changes(call: Call): Reply {
  const mailbox = mailboxOf(call.user);
  return delta(call, {
    ...described(call),
    collection: mailbox.messages,
    scope: mailbox.folder(param(call, 'folder-id')).id,
    view: view(call),
    pageSize: 10,
  });
}

function found(call: Call): Message {
  const mailbox = mailboxOf(call.user);
  const message = findItem(mailbox.messages, param(call, 'message-id'));
  const folder = call.params['folder-id'];
  if (folder !== undefined && mailbox.folder(folder).id !== message.parentFolderId)
    throw outlook.notFound(message.id);
  return message;
}

function get(call: Call): Reply {
  return one(call, described(call), view(call)(found(call)));
}

function create(call: Call): Reply {
  const mailbox = mailboxOf(call.user);
  const given = messageFrom(written(jsonBody(call), messageType));
  const folder = call.params['folder-id'] ?? 'drafts';
  const message = mailbox.newMessage(folder, { ...given, isDraft: true });
  return one(call, described(call), view(call)(mailbox.messages.create(message, call.caller)), 201);
}

function update(call: Call): Reply {
  const message = found(call);
  checkIfMatch(call, etagOf(message));
  const given = written(jsonBody(call), messageType);
  if (!message.isDraft && draftOnly.some((name) => name in given))
    throw new GraphError(
      400,
      'ErrorInvalidPropertySet',
      'The property can be set only on a draft.',
    );
  const changed = messageFrom(given);
  mailboxOf(call.user).messages.change(message, { ...changed, ...newVersion(call.now) });
  return one(call, described(call), view(call)(message));
}

function remove(call: Call): Reply {
  mailboxOf(call.user).delete(found(call));
  return noContent;
}

function purge(call: Call): Reply {
  mailboxOf(call.user).messages.remove(found(call));
  return noContent;
}

function destination(call: Call): string {
  const { destinationId } = jsonBody(call);
  if (typeof destinationId !== 'string')
    throw badRequest('The DestinationId is missing.', 'ErrorInvalidRequest');
  return mailboxOf(call.user).folderId(destinationId);
}

function move(call: Call): Reply {
  const moved = mailboxOf(call.user).move(found(call), destination(call));
  return one(call, described(call), view(call)(moved), 201);
}

function copy(call: Call): Reply {
  const mailbox = mailboxOf(call.user);
  const copied = { ...found(call), ...newOutlookItem(call.now), parentFolderId: destination(call) };
  return one(call, described(call), view(call)(mailbox.messages.create(copied, call.caller)), 201);
}

export const messageRoutes = routesOf(outlook, [
  ...['/me/messages', '/me/mailFolders/{folder-id}/messages'].flatMap((path) => [
    route('GET', path, 'user-list-messages', read, list),
    route('POST', path, 'user-post-messages', write, create),
    route('GET', `${path}/{message-id}`, 'message-get', read, get),
    route('PATCH', `${path}/{message-id}`, 'message-update', write, update),
    route('DELETE', `${path}/{message-id}`, 'message-delete', write, remove),
    route('POST', `${path}/{message-id}/permanentDelete`, 'message-permanentdelete', write, purge),
    route('POST', `${path}/{message-id}/move`, 'message-move', write, move),
    route('POST', `${path}/{message-id}/copy`, 'message-copy', write, copy),
  ]),
  route('GET', '/me/mailFolders/{folder-id}/messages/delta', 'message-delta', read, changes),
]);
