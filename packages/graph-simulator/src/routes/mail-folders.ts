import type { Call } from '../core/types';
import type { MailFolder } from './mailbox';
import { entityType } from '../core/entity-type';
import { badRequest, outlook } from '../core/errors';
import { param, usersFragment } from '../core/reply';
import { collection, required } from './collection-routes';
import { accepts, routesOf } from './define';
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

/** Those in the folder that the path names, or at the top. */
function listed(call: Call): MailFolder[] {
  const mailbox = mailboxOf(call.user);
  const parent = call.params['folder-id'];
  const parentId = parent === undefined ? mailbox.rootId : mailbox.folderId(parent);
  const withHidden = call.query.custom.get('includehiddenfolders') === 'true';
  return mailbox.children(parentId).filter(({ isHidden }) => withHidden || !isHidden);
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

const nameless = () =>
  badRequest('The display name of a folder must not be empty.', 'ErrorInvalidRequest');

const folders = {
  key: 'folder-id',
  type: folderType,
  fragment: (call: Call) => `${usersFragment(call)}/mailFolders`,
  read,
  write,
  items: listed,
  view,
  create(call: Call, given: Readonly<Record<string, unknown>>) {
    const mailbox = mailboxOf(call.user);
    const parent = mailbox.folderId(call.params['folder-id'] ?? 'msgfolderroot');
    return mailbox.newFolder(required(given, 'displayName', nameless), parent, call.caller);
  },
};

export const mailFolderRoutes = routesOf(outlook, [
  ...collection<MailFolder>({
    ...folders,
    path: '/me/mailFolders',
    pages: {
      list: 'user-list-mailfolders',
      create: 'user-post-mailfolders',
      changes: 'mailfolder-delta',
      get: 'mailfolder-get',
      update: 'mailfolder-update',
      remove: 'mailfolder-delete',
      purge: 'mailfolder-permanentdelete',
    },
    find: found,
    changes: ({ user }) => ({
      collection: mailboxOf(user).folders,
      keep: ({ isHidden }) => !isHidden,
    }),
    update({ user }, folder, given) {
      const mailbox = mailboxOf(user);
      const displayName = required(given, 'displayName', nameless);
      if (displayName !== folder.displayName) mailbox.checkName(displayName, folder.parentFolderId);
      mailbox.folders.change(folder, { displayName });
    },
    remove: ({ user }, folder) => mailboxOf(user).deleteFolder(folder),
    purge: ({ user }, folder) => mailboxOf(user).purgeFolder(folder),
  }),
  ...collection<MailFolder>({
    ...folders,
    path: '/me/mailFolders/{folder-id}/childFolders',
    pages: { list: 'mailfolder-list-childfolders', create: 'mailfolder-post-childfolders' },
  }),
]);
