import type { Call } from '../../core/types';
import type { Extension } from './open-extension';
import { Collection } from '../../core/collection';
import { directory } from '../../core/errors';
import { many, noContent, one, param, usersFragment } from '../../core/reply';
import { perUser } from '../../core/tenant';
import { accepts, route, routesOf } from '../define';
import { given, openType, shown } from './open-extension';

/** A user's extensions in the directory: the name is the id. */
const extensionsOf = perUser((user) => {
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

export const userExtensionRoutes = routesOf(directory, [
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
