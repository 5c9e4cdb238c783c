import type { ContactFolder } from './address-book';
import { entityType } from '../core/entity-type';
import { badRequest, GraphError } from '../core/errors';
import { outlookId } from '../core/ids';
import { usersFragment } from '../core/reply';
import { bookOf } from './address-book';
import { collection, required } from './collection-routes';
import { accepts } from './define';

const read = accepts('Contacts.Read Contacts.ReadWrite', 'Contacts.Read Contacts.ReadWrite');
const write = accepts('Contacts.ReadWrite', 'Contacts.ReadWrite');

/** https://learn.microsoft.com/graph/api/resources/contactfolder */
const folderType = entityType('contactFolder', {
  writable: { displayName: 'text', parentFolderId: 'text' },
});

const nameless = () =>
  badRequest('The display name of a folder must not be empty.', 'ErrorInvalidRequest');

/** The folders themselves. */
export const contactFolderRoutes = collection<ContactFolder>({
  path: '/me/contactFolders',
  key: 'contact-folder-id',
  type: folderType,
  fragment: (call) => `${usersFragment(call)}/contactFolders`,
  pages: {
    list: 'user-list-contactfolders',
    create: 'user-post-contactfolders',
    get: 'contactfolder-get',
    remove: 'contactfolder-delete',
    purge: 'contactfolder-permanentdelete',
  },
  read,
  write,
  items: ({ user }) => bookOf(user).folders.all(),
  create({ user, caller }, given) {
    const { folders, rootId } = bookOf(user);
    const displayName = required(given, 'displayName', nameless);
    if (folders.all().some((folder) => folder.displayName === displayName))
      throw new GraphError(
        409,
        'ErrorFolderExists',
        'A folder with the specified name already exists.',
      );
    return folders.create({ id: outlookId(), displayName, parentFolderId: rootId }, caller);
  },
  /** With all in it, to the deleted items. */
  remove({ user }, folder) {
    const book = bookOf(user);
    for (const contact of book.in(folder.id)) book.contacts.recycle(contact);
    book.folders.recycle(folder);
  },
  purge({ user }, folder) {
    const book = bookOf(user);
    for (const contact of book.in(folder.id)) book.contacts.remove(contact);
    book.folders.remove(folder);
  },
});
