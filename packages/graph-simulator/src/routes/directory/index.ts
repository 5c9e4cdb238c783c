import type { Call, Reply } from '../../core/types';
import type { Objects } from './object';
import { directory } from '../../core/errors';
import { link, many, one, param } from '../../core/reply';
import { accepts, route, routesOf } from '../define';
import { userView } from '../profile';
import { wider } from './object';
import { kinds, principals, principalType } from './objects';

function listOf({ path, type, objects }: Objects) {
  return (call: Call): Reply =>
    many(call, {
      type,
      fragment: path.slice(1).replace('deletedItems/microsoft.graph.group', 'groups'),
      items: objects(call.tenant, call.now),
      pageSize: 100,
      most: 999,
      paging: 'token',
    });
}

function getOf({ path, id, type, objects }: Objects) {
  return (call: Call): Reply => {
    const wanted = param(call, id);
    const found = objects(call.tenant, call.now).find((object) => object['id'] === wanted);
    if (!found) throw directory.notFound(wanted);
    return one(call, { type, fragment: path.slice(1) }, found);
  };
}

/** By its alternate key: https://learn.microsoft.com/graph/api/serviceprincipal-get */
function principalByAppId(call: Call): Reply {
  const appId = param(call, 'appId');
  const found = principals(call.tenant).find((object) => object['appId'] === appId);
  if (!found) throw directory.notFound(appId);
  return one(call, { type: principalType, fragment: 'servicePrincipals' }, found);
}

/** Nobody in the directory ever changes, so a round that goes on from a token is empty. */
function userChanges(call: Call): Reply {
  const users = call.query.deltatoken === undefined ? call.tenant.users.map(userView) : [];
  const reply = many(call, {
    type: { type: 'microsoft.graph.user', properties: Object.keys(userView(call.tenant.owner)) },
    fragment: 'users',
    items: users,
    pageSize: 100,
    most: 999,
    paging: 'token',
  });
  const json = reply.json as Readonly<Record<string, unknown>>;
  const last = json['@odata.nextLink'] === undefined;
  const context = `${String(json['@odata.context'])}/$delta`;
  const deltaLink = link(call, { $deltatoken: Buffer.from('users').toString('base64url') });
  return {
    ...reply,
    json: { ...json, '@odata.context': context, ...(last && { '@odata.deltaLink': deltaLink }) },
  };
}

const users = `User.Read.All User.ReadWrite.All ${wider}`;
const applications = 'Application.Read.All Application.ReadWrite.All Directory.Read.All';

export const directoryRoutes = routesOf(directory, [
  ...kinds.flatMap((kind) => {
    const accepted = accepts(kind.accepted, kind.accepted);
    const { list, get } = kind.pages;
    return [
      route('GET', kind.path, list, accepted, listOf(kind)),
      ...(get === undefined
        ? []
        : [route('GET', `${kind.path}/{${kind.id}}`, get, accepted, getOf(kind))]),
    ];
  }),
  route(
    'GET',
    "/servicePrincipals(appId='{appId}')",
    'serviceprincipal-get',
    accepts(applications, applications),
    principalByAppId,
  ),
  route('GET', '/users/delta', 'user-delta', accepts(users, users), userChanges),
]);
