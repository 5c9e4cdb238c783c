import type { Call, Entity, Reply } from '../core/types';
import { entityType, jsonBody } from '../core/entity-type';
import { Collection } from '../core/collection';
import { badRequest, directory, GraphError, outlook } from '../core/errors';
import { many, noContent, one, param, usersFragment } from '../core/reply';
import { perUser } from '../core/tenant';
import { bookOf } from './address-book';
import { calendarsOf } from './calendars';
import { accepts, route, routesOf, words } from './define';
import { mailboxOf } from './mailbox';
import { findItem } from './outlook-item';

/** https://learn.microsoft.com/graph/api/resources/opentypeextension */
interface Extension extends Entity {
  readonly extensionName: string;
}

const TYPE = '#microsoft.graph.openTypeExtension';

/** An open extension holds any properties besides its name. */
const openType = entityType('openTypeExtension', { writable: { extensionName: 'text' } });

type View = Record<string, unknown>;

type Given = View & { readonly extensionName: string };

/** An item's extension as a request's body gives it. */
function given(call: Call, taken: (name: string) => boolean): Given {
  const { '@odata.type': type, ...values } = jsonBody(call);
  const { extensionName } = values;
  if (!/^#?microsoft\.graph\.openTypeExtension$/i.test(String(type)))
    throw badRequest('The type of the extension is missing or is none.', 'RequestBodyRead');
  if (typeof extensionName !== 'string' || extensionName === '')
    throw badRequest("The property 'extensionName' is required.", 'RequestBodyRead');
  if (taken(extensionName))
    throw new GraphError(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `An extension already exists with given id ${extensionName}.`,
    );
  return { ...values, extensionName };
}

function shown(extension: Extension): View {
  return { '@odata.type': TYPE, ...extension };
}

/** A user's extensions in the directory: the name is the id. */
export const extensionsOf = perUser((user) => {
  const extensions = new Collection<Extension>(
    user.tenant,
    'extensions',
    ({ extensionName }) => extensionName,
  );
  const seeded = 'com.contoso.roamingSettings';
  extensions.seed({ id: seeded, extensionName: seeded, theme: 'dark', lang: 'en' });
  return extensions;
});

function userFragment(call: Call): string {
  return `${usersFragment(call)}/extensions`;
}

function ofUser(call: Call): Extension {
  const id = param(call, 'extension-id');
  const found = extensionsOf(call.user).get(id);
  if (!found) throw directory.notFound(id);
  return found;
}

const readUser = accepts(
  'User.Read User.ReadWrite User.Read.All User.ReadWrite.All',
  'User.Read.All User.ReadWrite.All',
);
const writeUser = accepts('User.ReadWrite User.ReadWrite.All', 'User.ReadWrite.All');

const userRoutes = routesOf(directory, [
  route('GET', '/me/extensions', 'opentypeextension-get', readUser, (call) =>
    many(call, {
      type: openType,
      fragment: userFragment(call),
      items: extensionsOf(call.user).all().map(shown),
      pageSize: 100,
      most: 999,
      paging: 'token',
    }),
  ),
  route('GET', '/me/extensions/{extension-id}', 'opentypeextension-get', readUser, (call) =>
    one(call, { type: openType, fragment: userFragment(call) }, shown(ofUser(call))),
  ),
  route('POST', '/me/extensions', 'opentypeextension-post-opentypeextension', writeUser, (call) => {
    const extensions = extensionsOf(call.user);
    const values = given(call, (name) => extensions.get(name) !== undefined);
    const made = extensions.create({ ...values, id: values.extensionName }, call.caller);
    return one(call, { type: openType, fragment: userFragment(call) }, shown(made), 201);
  }),
  route(
    'DELETE',
    '/me/extensions/{extension-id}',
    'opentypeextension-delete',
    writeUser,
    (call) => {
      extensionsOf(call.user).remove(ofUser(call));
      return noContent;
    },
  ),
]);

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

/** https://learn.microsoft.com/graph/api/resources/schemaextension */
const schemaType = entityType('schemaExtension', {
  writable: {},
  readOnly: words('description owner properties status targetTypes'),
});

/** Graph shows those of all tenants to everybody. */
const schemas = ['courses', 'payroll', 'lockers'].map((name, index) => ({
  id: `ext${index}abcdef_${name}`,
  description: `What ${name} need`,
  targetTypes: ['Group'],
  status: index === 0 ? 'InDevelopment' : 'Available',
  owner: `50897f70-a455-4adf-87bc-4cf17091d5a${index}`,
  properties: [{ name: 'number', type: 'Integer' }],
}));

const readSchemas = accepts(
  'User.Read Application.Read.All',
  'Application.Read.All Application.ReadWrite.All',
);

const schemaRoutes = routesOf(directory, [
  route('GET', '/schemaExtensions', 'schemaextension-list', readSchemas, (call) =>
    many(call, {
      type: schemaType,
      fragment: 'schemaExtensions',
      items: schemas,
      pageSize: 100,
      most: 999,
      paging: 'token',
    }),
  ),
  route('GET', '/schemaExtensions/{schema-id}', 'schemaextension-get', readSchemas, (call) => {
    const id = param(call, 'schema-id');
    const found = schemas.find((schema) => schema.id === id);
    if (!found) throw directory.notFound(id);
    return one(call, { type: schemaType, fragment: 'schemaExtensions' }, found);
  }),
]);

export const extensionRoutes = [
  ...userRoutes,
  ...routesOf(outlook, itemKinds.flatMap(itemRoutes)),
  ...schemaRoutes,
];
