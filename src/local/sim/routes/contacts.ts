import type { Call, Entity, Reply } from '../core/types';
import type { OutlookItem } from './outlook-item';
import type { User } from '../core/tenant';
import { Collection } from '../core/collection';
import { entityType, jsonBody, written } from '../core/entity-type';
import { badRequest, GraphError, outlook } from '../core/errors';
import { outlookId } from '../core/ids';
import { checkIfMatch, delta, many, noContent, one, param, usersFragment } from '../core/reply';
import { perUser } from '../core/tenant';
import { accepts, learn, routesOf } from './define';
import {
  etagOf,
  findItem,
  newOutlookItem,
  newVersion,
  outlookItemProperties,
  outlookView,
} from './outlook-item';

const read = accepts('Contacts.Read Contacts.ReadWrite', 'Contacts.Read Contacts.ReadWrite');
const write = accepts('Contacts.ReadWrite', 'Contacts.ReadWrite');

interface Contact extends OutlookItem {
  parentFolderId: string;
  displayName: string;
  givenName: string | null;
  surname: string | null;
}

interface ContactFolder extends Entity {
  displayName: string;
  parentFolderId: string;
}

const texts = [
  'assistantName', 'businessHomePage', 'companyName', 'department', 'displayName', 'fileAs', 'generation',
  'givenName', 'initials', 'jobTitle', 'manager', 'middleName', 'mobilePhone', 'nickName', 'officeLocation',
  'personalNotes', 'profession', 'spouseName', 'surname', 'title', 'yomiCompanyName', 'yomiGivenName', 'yomiSurname',
] as const; // prettier-ignore
const lists = [
  'businessPhones',
  'children',
  'emailAddresses',
  'homePhones',
  'imAddresses',
] as const;
const addresses = ['businessAddress', 'homeAddress', 'otherAddress'] as const;

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

/** https://learn.microsoft.com/graph/api/resources/contactfolder */
const folderType = entityType('contactFolder', {
  writable: { displayName: 'text', parentFolderId: 'text' },
});

function same<T>(names: readonly string[], value: T): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

class AddressBook {
  readonly contacts: Collection<Contact>;
  readonly folders: Collection<ContactFolder>;
  readonly rootId = outlookId();

  constructor(readonly user: User) {
    this.contacts = new Collection(
      user.tenant,
      'contacts',
      ({ displayName }) => displayName,
      ({ parentFolderId }) => parentFolderId,
    );
    this.folders = new Collection(user.tenant, 'contacts', ({ displayName }) => displayName);
    for (const [index, surname] of seeds.entries())
      this.contacts.seed(
        this.newContact(this.rootId, {
          givenName: 'Robin',
          surname,
          jobTitle: `Partner ${index + 1}`,
        }),
      );
  }

  newContact(parentFolderId: string, given: Partial<Contact>): Contact {
    const { givenName = null, surname = null } = given;
    return {
      ...newOutlookItem(this.user.tenant.now()),
      ...same(texts, null),
      ...Object.fromEntries(lists.map((name) => [name, []])),
      ...Object.fromEntries(addresses.map((name) => [name, {}])),
      birthday: null,
      displayName: [givenName, surname].filter((name) => name !== null).join(' '),
      fileAs: [surname, givenName].filter((name) => name !== null).join(', '),
      ...given,
      parentFolderId,
    } as Contact;
  }

  folderId(id: string | undefined): string {
    if (id === undefined || id.toLowerCase() === 'contacts') return this.rootId;
    return this.folder(id).id;
  }

  folder(id: string): ContactFolder {
    const found = this.folders.get(id);
    if (!found) throw outlook.notFound(id);
    return found;
  }

  in(folderId: string): Contact[] {
    return this.contacts.all().filter(({ parentFolderId }) => parentFolderId === folderId);
  }
}

const seeds = [
  'Ames',
  'Bruun',
  'Cho',
  'Diaz',
  'Eriks',
  'Fonda',
  'Grau',
  'Hart',
  'Ito',
  'Jung',
  'Kerr',
  'Lund',
];

const bookOf = perUser((user) => new AddressBook(user));

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

function describedFolder(call: Call) {
  return { type: folderType, fragment: `${usersFragment(call)}/contactFolders` };
}

function listFolders(call: Call): Reply {
  const items = bookOf(call.user).folders.all();
  return many(call, { ...describedFolder(call), items, pageSize: 10, most: 1000, paging: 'skip' });
}

function getFolder(call: Call): Reply {
  return one(call, describedFolder(call), bookOf(call.user).folder(param(call, 'contact-folder-id')));
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

export const contactRoutes = routesOf(outlook, [
  { method: 'GET', path: '/me/contacts', page: learn('user-list-contacts'), ...read, handle: list },
  {
    method: 'POST',
    path: '/me/contacts',
    page: learn('user-post-contacts'),
    ...write,
    handle: create,
  },
  {
    method: 'GET',
    path: '/me/contacts/delta',
    page: learn('contact-delta'),
    ...read,
    handle: changes,
  },
  {
    method: 'GET',
    path: '/me/contacts/{contact-id}',
    page: learn('contact-get'),
    ...read,
    handle: get,
  },
  {
    method: 'PATCH',
    path: '/me/contacts/{contact-id}',
    page: learn('contact-update'),
    ...write,
    handle: update,
  },
  {
    method: 'DELETE',
    path: '/me/contacts/{contact-id}',
    page: learn('contact-delete'),
    ...write,
    handle: remove,
  },
  {
    method: 'POST',
    path: '/me/contacts/{contact-id}/permanentDelete',
    page: learn('contact-permanentdelete'),
    ...write,
    handle: purge,
  },
  {
    method: 'GET',
    path: '/me/contactFolders',
    page: learn('user-list-contactfolders'),
    ...read,
    handle: listFolders,
  },
  {
    method: 'POST',
    path: '/me/contactFolders',
    page: learn('user-post-contactfolders'),
    ...write,
    handle: createFolder,
  },
  { method: 'GET', path: folder, page: learn('contactfolder-get'), ...read, handle: getFolder },
  {
    method: 'DELETE',
    path: folder,
    page: learn('contactfolder-delete'),
    ...write,
    handle: removeFolder,
  },
  {
    method: 'POST',
    path: `${folder}/permanentDelete`,
    page: learn('contactfolder-permanentdelete'),
    ...write,
    handle: purgeFolder,
  },
  {
    method: 'GET',
    path: `${folder}/contacts`,
    page: learn('contactfolder-list-contacts'),
    ...read,
    handle: list,
  },
  {
    method: 'POST',
    path: `${folder}/contacts`,
    page: learn('contactfolder-post-contacts'),
    ...write,
    handle: create,
  },
]);
