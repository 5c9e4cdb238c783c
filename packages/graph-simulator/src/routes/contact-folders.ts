import type { Call, Reply } from '../core/types';
import { entityType, jsonBody, written } from '../core/entity-type';
import { badRequest, GraphError } from '../core/errors';
import { outlookId } from '../core/ids';
import { many, noContent, one, param, usersFragment } from '../core/reply';
import { bookOf } from './address-book';
import { accepts, route } from './define';

const read = accepts('Contacts.Read Contacts.ReadWrite', 'Contacts.Read Contacts.ReadWrite');
const write = accepts('Contacts.ReadWrite', 'Contacts.ReadWrite');

/** https://learn.microsoft.com/graph/api/resources/contactfolder */
const folderType = entityType('contactFolder', {
  writable: { displayName: 'text', parentFolderId: 'text' },
});

function describedFolder(call: Call) {
  return { type: folderType, fragment: `${usersFragment(call)}/contactFolders` };
}

function listFolders(call: Call): Reply {
  const items = bookOf(call.user).folders.all();
  return many(call, { ...describedFolder(call), items, pageSize: 10, most: 1000, paging: 'skip' });
}

function getFolder(call: Call): Reply {
  return one(
    call,
    describedFolder(call),
    bookOf(call.user).folder(param(call, 'contact-folder-id')),
  );
}

function createFolder(call: Call): Reply {
  const book = bookOf(call.user);
  const { displayName } = written(jsonBody(call), folderType);
  if (typeof displayName !== 'string' || displayName.trim() === '')
    throw badRequest('The display name of a folder must not be empty.', 'ErrorInvalidRequest');
  if (book.folders.all().some((folder) => folder.displayName === displayName))
    throw new GraphError(
      409,
      'ErrorFolderExists',
      'A folder with the specified name already exists.',
    );
  const folder = { id: outlookId(), displayName, parentFolderId: book.rootId };
  return one(call, describedFolder(call), book.folders.create(folder, call.caller), 201);
}

/** With all in it, to the deleted items. */
function removeFolder(call: Call): Reply {
  const book = bookOf(call.user);
  const folder = book.folder(param(call, 'contact-folder-id'));
  for (const contact of book.in(folder.id)) book.contacts.recycle(contact);
  book.folders.recycle(folder);
  return noContent;
}

function purgeFolder(call: Call): Reply {
  const book = bookOf(call.user);
  const folder = book.folder(param(call, 'contact-folder-id'));
  for (const contact of book.in(folder.id)) book.contacts.remove(contact);
  book.folders.remove(folder);
  return noContent;
}

const folder = '/me/contactFolders/{contact-folder-id}';

/** The folders themselves. */
export const contactFolderRoutes = [
  route('GET', '/me/contactFolders', 'user-list-contactfolders', read, listFolders),
  route('POST', '/me/contactFolders', 'user-post-contactfolders', write, createFolder),
  route('GET', folder, 'contactfolder-get', read, getFolder),
  route('DELETE', folder, 'contactfolder-delete', write, removeFolder),
  route('POST', `${folder}/permanentDelete`, 'contactfolder-permanentdelete', write, purgeFolder),
];
