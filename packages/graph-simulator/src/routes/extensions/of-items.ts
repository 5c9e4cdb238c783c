import type { Call, Entity, Reply } from '../../core/types';
import type { Extension } from './open-extension';
import { outlook } from '../../core/errors';
import { noContent, one, param, usersFragment } from '../../core/reply';
import { bookOf } from '../address-book';
import { calendarsOf } from '../calendars';
import { accepts, route, routesOf } from '../define';
import { mailboxOf } from '../mailbox';
import { findItem } from '../outlook-item';
import { given, openType, shown } from './open-extension';

/** Extensions of a mailbox's items: they go when the item goes. */
const ofItems = new WeakMap<Entity, Map<string, Extension>>();

/** As Exchange names them: https://learn.microsoft.com/graph/api/opentypeextension-post-opentypeextension */
const PREFIX = 'microsoft.graph.openTypeExtension.';

interface ItemKind {
  readonly path: string;
  readonly parameter: string;
  /** Permissions: least to read, and to write. */
  readonly read: string;
  readonly write: string;
  readonly find: (call: Call, id: string) => Entity;
}

const itemKinds: readonly ItemKind[] = [
  {
    path: 'messages',
    parameter: 'message-id',
    read: 'Mail.Read',
    write: 'Mail.ReadWrite',
    find: ({ user }, id) => findItem(mailboxOf(user).messages, id),
  },
  {
    path: 'events',
    parameter: 'event-id',
    read: 'Calendars.Read',
    write: 'Calendars.ReadWrite',
    find: ({ user }, id) => findItem(calendarsOf(user).events, id),
  },
  {
    path: 'contacts',
    parameter: 'contact-id',
    read: 'Contacts.Read',
    write: 'Contacts.ReadWrite',
    find: ({ user }, id) => findItem(bookOf(user).contacts, id),
  },
];

function itemRoutes({ path, parameter, read, write, find }: ItemKind) {
  const base = `/me/${path}/{${parameter}}/extensions`;
  const within = (call: Call) => {
    const item = find(call, param(call, parameter));
    const extensions = ofItems.get(item) ?? new Map<string, Extension>();
    ofItems.set(item, extensions);
    return extensions;
  };
  const found = (call: Call) => {
    const id = param(call, 'item-extension-id');
    const extension = within(call).get(id.replace(/^(microsoft\.graph\.)?openTypeExtension\./, ''));
    if (!extension) throw outlook.notFound(id);
    return extension;
  };
  const reply = (call: Call, extension: Extension, status = 200) => {
    const item = encodeURIComponent(param(call, parameter));
    const fragment = `${usersFragment(call)}/${path}('${item}')/extensions`;
    return one(call, { type: openType, fragment }, shown(extension), status);
  };
  const readers = accepts(`${read} ${write}`, `${read} ${write}`);
  const writers = accepts(write, write);
  const single = `${base}/{item-extension-id}`;
  return [
    route('POST', base, 'opentypeextension-post-opentypeextension', writers, (call): Reply => {
      const extensions = within(call);
      const values = given(call, (name) => extensions.has(name));
      const made = { ...values, id: `${PREFIX}${values.extensionName}` };
      extensions.set(values.extensionName, made);
      return reply(call, made, 201);
    }),
    route('GET', single, 'opentypeextension-get', readers, (call) => reply(call, found(call))),
    route('DELETE', single, 'opentypeextension-delete', writers, (call) => {
      within(call).delete(found(call).extensionName);
      return noContent;
    }),
  ];
}

export const itemExtensionRoutes = routesOf(outlook, itemKinds.flatMap(itemRoutes));
