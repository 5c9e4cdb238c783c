import type { Contact } from './address-book';
import type { Call } from '../core/types';
import { entityType } from '../core/entity-type';
import { outlook } from '../core/errors';
import { param, usersFragment } from '../core/reply';
import { addresses, bookOf, lists, same, texts } from './address-book';
import { collection } from './collection-routes';
import { contactFolderRoutes } from './contact-folders';
import { accepts, routesOf } from './define';
import { etagOf, findItem, newVersion, outlookItemProperties, outlookView } from './outlook-item';

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

const contacts = {
  key: 'contact-id',
  type: contactType,
  fragment(call: Call) {
    const folder = call.params['contact-folder-id'];
    const within = folder === undefined ? '' : `/contactFolders('${encodeURIComponent(folder)}')`;
    return `${usersFragment(call)}${within}/contacts`;
  },
  read,
  write,
  items(call: Call) {
    const book = bookOf(call.user);
    return book.in(book.folderId(call.params['contact-folder-id']));
  },
  find: (call: Call) => findItem(bookOf(call.user).contacts, param(call, 'contact-id')),
  view: (call: Call) => (contact: Contact) => outlookView(call, contact),
  etag: etagOf,
  create(call: Call, given: Partial<Contact>) {
    const book = bookOf(call.user);
    const contact = book.newContact(book.folderId(call.params['contact-folder-id']), given);
    return book.contacts.create(contact, call.caller);
  },
};

export const contactRoutes = routesOf(outlook, [
  ...contactFolderRoutes,
  ...collection<Contact>({
    ...contacts,
    path: '/me/contacts',
    pages: {
      list: 'user-list-contacts',
      create: 'user-post-contacts',
      changes: 'contact-delta',
      get: 'contact-get',
      update: 'contact-update',
      remove: 'contact-delete',
      purge: 'contact-permanentdelete',
    },
    changes({ user }) {
      const { contacts: collection, rootId: scope } = bookOf(user);
      return { collection, scope };
    },
    update: ({ user, now }, contact, given) =>
      void bookOf(user).contacts.change(contact, { ...given, ...newVersion(now) }),
    /** Goes to the deleted items, from where no call of contacts brings it back. */
    remove: ({ user }, contact) => bookOf(user).contacts.recycle(contact),
    purge: ({ user }, contact) => bookOf(user).contacts.remove(contact),
  }),
  ...collection<Contact>({
    ...contacts,
    path: '/me/contactFolders/{contact-folder-id}/contacts',
    pages: { list: 'contactfolder-list-contacts', create: 'contactfolder-post-contacts' },
  }),
]);
