import type { Contact } from './address-book';
import type { Call, Reply } from '../core/types';

import { entityType, jsonBody, written } from '../core/entity-type';
import { outlook } from '../core/errors';

import { checkIfMatch, delta, many, noContent, one, param, usersFragment } from '../core/reply';

import { accepts, route, routesOf } from './define';
import { etagOf, findItem, newVersion, outlookItemProperties, outlookView } from './outlook-item';
import { addresses, bookOf, lists, same, texts } from './address-book';
import { contactFolderRoutes } from './contact-folders';

const read = accepts('Contacts.Read Contacts.ReadWrite', 'Contacts.Read Contacts.ReadWrite');
const write = accepts('Contacts.ReadWrite', 'Contacts.ReadWrite');

/** https://learn.microsoft.com/graph/api/resources/contact */
const contactType = entityType('contact', {
  writable: {
    ...same(texts, 'text' as const),
    ...same(lists, 'list' as const),
    ...same(addresses, 'object' as const),
    birthday: 'time',
    categories: 'list',
  },
  readOnly: [...outlookItemProperties, 'parentFolderId'],
});

function described(call: Call) {
  const folder = call.params['contact-folder-id'];
  const within = folder === undefined ? '' : `/contactFolders('${encodeURIComponent(folder)}')`;
  return { type: contactType, fragment: `${usersFragment(call)}${within}/contacts` };
}

function view(call: Call): (contact: Contact) => Record<string, unknown> {
  return (contact) => outlookView(call, contact);
}

function list(call: Call): Reply {
  const book = bookOf(call.user);
  const items = book.in(book.folderId(call.params['contact-folder-id'])).map(view(call));
  return many(call, { ...described(call), items, pageSize: 10, most: 1000, paging: 'skip' });
}

function changes(call: Call): Reply {
  const { contacts, rootId } = bookOf(call.user);
  return delta(call, {
    ...described(call),
    collection: contacts,
    scope: rootId,
    view: view(call),
    pageSize: 10,
  });
}

function found(call: Call): Contact {
  return findItem(bookOf(call.user).contacts, param(call, 'contact-id'));
}

function get(call: Call): Reply {
  return one(call, described(call), view(call)(found(call)));
}

function create(call: Call): Reply {
  const book = bookOf(call.user);
  const given = written(jsonBody(call), contactType) as Partial<Contact>;
  const contact = book.newContact(book.folderId(call.params['contact-folder-id']), given);
  return one(call, described(call), view(call)(book.contacts.create(contact, call.caller)), 201);
}

function update(call: Call): Reply {
  const contact = found(call);
  checkIfMatch(call, etagOf(contact));
  const given = written(jsonBody(call), contactType) as Partial<Contact>;
  bookOf(call.user).contacts.change(contact, { ...given, ...newVersion(call.now) });
  return one(call, described(call), view(call)(contact));
}

/** Goes to the deleted items, from where no call of contacts brings it back. */
function remove(call: Call): Reply {
  bookOf(call.user).contacts.recycle(found(call));
  return noContent;
}

function purge(call: Call): Reply {
  bookOf(call.user).contacts.remove(found(call));
  return noContent;
}

const folder = '/me/contactFolders/{contact-folder-id}';

export const contactRoutes = routesOf(outlook, [
  ...contactFolderRoutes,
  route('GET', '/me/contacts', 'user-list-contacts', read, list),
  route('POST', '/me/contacts', 'user-post-contacts', write, create),
  route('GET', '/me/contacts/delta', 'contact-delta', read, changes),
  route('GET', '/me/contacts/{contact-id}', 'contact-get', read, get),
  route('PATCH', '/me/contacts/{contact-id}', 'contact-update', write, update),
  route('DELETE', '/me/contacts/{contact-id}', 'contact-delete', write, remove),
  route(
    'POST',
    '/me/contacts/{contact-id}/permanentDelete',
    'contact-permanentdelete',
    write,
    purge,
  ),
  route('GET', `${folder}/contacts`, 'contactfolder-list-contacts', read, list),
  route('POST', `${folder}/contacts`, 'contactfolder-post-contacts', write, create),
]);
