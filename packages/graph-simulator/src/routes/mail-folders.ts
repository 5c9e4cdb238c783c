import type { Call, Reply } from '../core/types';
import type { MailFolder } from './mailbox';
import { entityType, jsonBody, written } from '../core/entity-type';
import { badRequest, outlook } from '../core/errors';
import { delta, many, noContent, one, param, usersFragment } from '../core/reply';
import { accepts, route, routesOf } from './define';
import { mailboxOf } from './mailbox';

const read = accepts(
  'Mail.ReadBasic Mail.Read Mail.ReadWrite',
  'Mail.ReadBasic.All Mail.Read Mail.ReadWrite',
);
const write = accepts('Mail.ReadWrite', 'Mail.ReadWrite');

/** https://learn.microsoft.com/graph/api/resources/mailfolder */
const folderType = entityType('mailFolder', {
  writable: { displayName: 'text', isHidden: 'flag' },
  readOnly: ['childFolderCount', 'parentFolderId', 'totalItemCount', 'unreadItemCount'],
});

function described(call: Call) {
  return { type: folderType, fragment: `${usersFragment(call)}/mailFolders` };
}

/** Counts are of the moment: they are never stored. */
function view(call: Call): (folder: MailFolder) => Record<string, unknown> {
  const mailbox = mailboxOf(call.user);
  return (folder) => {
    const messages = mailbox.in(folder.id);
    return {
      ...folder,
      childFolderCount: mailbox.children(folder.id).length,
      unreadItemCount: messages.filter(({ isRead }) => !isRead).length,
      totalItemCount: messages.length,
    };
  };
}

function list(call: Call): Reply {
  const mailbox = mailboxOf(call.user);
  const parent = call.params['folder-id'];
  const parentId = parent === undefined ? mailbox.rootId : mailbox.folderId(parent);
  const withHidden = call.query.custom.get('includehiddenfolders') === 'true';
  return many(call, {
    ...described(call),
    items: mailbox
      .children(parentId)
      .filter(({ isHidden }) => withHidden || !isHidden)
      .map(view(call)),
    pageSize: 10,
    most: 1000,
    paging: 'skip',
  });
}

function changes(call: Call): Reply {
  return delta(call, {
    ...described(call),
    collection: mailboxOf(call.user).folders,
    keep: ({ isHidden }) => !isHidden,
    view: view(call),
    pageSize: 10,
  });
}

function found(call: Call): MailFolder {
  const mailbox = mailboxOf(call.user);
  const id = param(call, 'folder-id');
  if (id.toLowerCase() !== 'msgfolderroot') return mailbox.folder(id);
  return {
    id: mailbox.rootId,
    displayName: 'Top of Information Store',
    parentFolderId: mailbox.rootId,
    isHidden: false,
  };
}

function get(call: Call): Reply {
  return one(call, described(call), view(call)(found(call)));
}

function nameIn(given: Readonly<Record<string, unknown>>): string {
  const { displayName } = given;
  if (typeof displayName === 'string' && displayName.trim() !== '') return displayName;
  throw badRequest('The display name of a folder must not be empty.', 'ErrorInvalidRequest');
}

function create(call: Call): Reply {
  const mailbox = mailboxOf(call.user);
  const parent = mailbox.folderId(call.params['folder-id'] ?? 'msgfolderroot');
  const name = nameIn(written(jsonBody(call), folderType));
  return one(call, described(call), view(call)(mailbox.newFolder(name, parent, call.caller)), 201);
}

function update(call: Call): Reply {
  const mailbox = mailboxOf(call.user);
  const folder = found(call);
  const displayName = nameIn(written(jsonBody(call), folderType));
  if (displayName !== folder.displayName) mailbox.checkName(displayName, folder.parentFolderId);
  mailbox.folders.change(folder, { displayName });
  return one(call, described(call), view(call)(folder));
}

function remove(call: Call): Reply {
  mailboxOf(call.user).deleteFolder(found(call));
  return noContent;
}

function purge(call: Call): Reply {
  mailboxOf(call.user).purgeFolder(found(call));
  return noContent;
}

const children = '/me/mailFolders/{folder-id}/childFolders';

export const mailFolderRoutes = routesOf(outlook, [
  route('GET', '/me/mailFolders', 'user-list-mailfolders', read, list),
  route('POST', '/me/mailFolders', 'user-post-mailfolders', write, create),
  route('GET', '/me/mailFolders/delta', 'mailfolder-delta', read, changes),
  route('GET', '/me/mailFolders/{folder-id}', 'mailfolder-get', read, get),
  route('PATCH', '/me/mailFolders/{folder-id}', 'mailfolder-update', write, update),
  route('DELETE', '/me/mailFolders/{folder-id}', 'mailfolder-delete', write, remove),
  route(
    'POST',
    '/me/mailFolders/{folder-id}/permanentDelete',
    'mailfolder-permanentdelete',
    write,
    purge,
  ),
  route('GET', children, 'mailfolder-list-childfolders', read, list),
  route('POST', children, 'mailfolder-post-childfolders', write, create),
]);
