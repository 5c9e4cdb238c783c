import type { Accepted, Call, Entity, Reply } from '../core/types';
import { entityType, jsonBody } from '../core/entity-type';
import { badRequest, directory } from '../core/errors';
import { randomUUID } from 'node:crypto';
import { DAY_MS } from '../core/durations';
import { many, noContent, one, param } from '../core/reply';
import { guidOf, isoSeconds } from '../core/ids';
import { CLIENT_ID, CLIENT_SECRET } from '../core/profiles';
import { graphRoles, registrations } from '../core/registrations';
import type { Kind, Registrations } from '../core/registrations';
import { accepts, route, routesOf, words } from './define';
import { applicationType, principalType } from './directory/objects';

/** An administrator who is signed in, as with Azure CLI's token: apps do nothing of this here. */
const admin = (names: string): Accepted => accepts(names, '');
const APPS = admin('Application.ReadWrite.All Directory.AccessAsUser.All');
const READS = accepts('Application.Read.All', 'Application.Read.All');
const ROLES = admin('AppRoleAssignment.ReadWrite.All Directory.AccessAsUser.All');
const GRANTS = admin('DelegatedPermissionGrant.ReadWrite.All Directory.AccessAsUser.All');

const of = ({ tenant }: Call): Registrations => registrations(tenant);
const application = { type: applicationType, fragment: 'applications' };
const principal = { type: principalType, fragment: 'servicePrincipals' };

const listed = (
  call: Call,
  fragment: string,
  type: typeof applicationType,
  items: readonly Entity[],
) => many(call, { type, fragment, items, pageSize: 100, most: 999, paging: 'token' });

function byName(call: Call): Entity | undefined {
  const name = param(call, 'uniqueName');
  return [...of(call).apps.values()].find((app) => app['uniqueName'] === name);
}

function found(items: ReadonlyMap<string, Entity>, id: string): Entity {
  const item = items.get(id);
  if (!item) throw directory.notFound(id);
  return item;
}

const registered = (call: Call): Entity => found(of(call).apps, param(call, 'app-registration-id'));

/** The app that a tenant has from the start is its own registration, with the one secret that it signs in with. */
function byAppId(call: Call): Entity {
  const appId = param(call, 'registered-app-id');
  const known = of(call).appOf(appId);
  if (known) return known;
  if (appId !== CLIENT_ID) throw directory.notFound(appId);
  const { tenant } = call;
  const endsAt = tenant.now() + (tenant.profile.secretExpired ? -1 : SECRET_DAYS) * DAY_MS;
  const secret = {
    keyId: guidOf(`secret ${tenant.id}`),
    hint: CLIENT_SECRET.slice(0, 3),
    endDateTime: isoSeconds(endsAt),
  };
  const id = guidOf(`application ${tenant.id}`);
  return { id, appId, passwordCredentials: [secret], keyCredentials: [] };
}

const SECRET_DAYS = 180;

/** Makes it where it is missing and that is asked for (https://learn.microsoft.com/graph/api/application-upsert). */
function upsert(call: Call): Reply {
  const known = byName(call);
  const body = jsonBody(call);
  if (known) {
    Object.assign(known, body);
    return noContent;
  }
  if (!/create-if-missing/i.test(call.headers['prefer'] ?? ''))
    throw directory.notFound(param(call, 'uniqueName'));
  const made = of(call).register({ ...body, uniqueName: param(call, 'uniqueName') }, call.caller);
  return one(call, application, made, 201);
}

function change(call: Call): Reply {
  Object.assign(registered(call), jsonBody(call));
  return noContent;
}

function assign(call: Call): Reply {
  const principalId = param(call, 'client-principal-id');
  found(of(call).principals, principalId);
  const { appRoleId, resourceId } = jsonBody(call);
  if (!graphRoles.some(({ id }) => id === appRoleId))
    throw badRequest(
      'Permission being assigned was not found on application',
      'Request_BadRequest',
    );
  const { assignments } = of(call);
  const taken = [...assignments.values()].some(
    (known) => known.principalId === principalId && known.appRoleId === appRoleId,
  );
  if (taken)
    throw badRequest(
      'Permission being assigned already exists on the object',
      'Request_BadRequest',
    );
  const item = { id: randomUUID(), principalId, appRoleId: String(appRoleId), resourceId };
  assignments.set(item.id, item);
  return one(call, { type: assignmentType, fragment: 'appRoleAssignments' }, item, 201);
}

function grant(call: Call): Reply {
  const { clientId, consentType, resourceId, scope } = jsonBody(call);
  const { grants, principals } = of(call);
  found(principals, String(clientId));
  if ([...grants.values()].some((known) => known.clientId === clientId))
    throw badRequest('Permission entry already exists.', 'Request_BadRequest');
  const item = {
    id: randomUUID(),
    clientId: String(clientId),
    consentType,
    resourceId,
    scope: String(scope),
  };
  grants.set(item.id, item);
  return one(call, { type: grantType, fragment: 'oauth2PermissionGrants' }, item, 201);
}

/** Shown once, with its value. */
function addPassword(call: Call): Reply {
  const app = registered(call);
  const given = jsonBody(call)['passwordCredential'] as Record<string, unknown> | undefined;
  return { status: 200, json: of(call).addSecret(app, given ?? {}) };
}

function removePassword(call: Call): Reply {
  const app = registered(call);
  const { keyId } = jsonBody(call);
  const all = app['passwordCredentials'] as readonly { readonly keyId: string }[];
  if (!all.some((one) => one.keyId === keyId)) throw directory.notFound(String(keyId));
  app['passwordCredentials'] = all.filter((one) => one.keyId !== keyId);
  return noContent;
}

const trustType = entityType('federatedIdentityCredential', {
  writable: {},
  readOnly: words('audiences description issuer name subject'),
});

const trusted = (call: Call): readonly Entity[] =>
  registered(call)['federatedIdentityCredentials'] as readonly Entity[];

/** Nothing of it is checked. */
function trust(call: Call): Reply {
  const app = registered(call);
  const item = { ...jsonBody(call), id: randomUUID() };
  app['federatedIdentityCredentials'] = [...trusted(call), item];
  const fragment = 'federatedIdentityCredentials';
  return one(call, { type: trustType, fragment }, item, 201);
}

/** Likewise; its name stays (https://learn.microsoft.com/graph/api/federatedidentitycredential-update). */
function changeTrust(call: Call): Reply {
  const id = param(call, 'trust-id');
  const known = trusted(call).find((each) => each.id === id);
  if (!known) throw directory.notFound(id);
  const { name: _, ...changes } = jsonBody(call);
  Object.assign(known, changes);
  return noContent;
}

function distrust(call: Call): Reply {
  const id = param(call, 'trust-id');
  const left = trusted(call).filter((each) => each.id !== id);
  if (left.length === trusted(call).length) throw directory.notFound(id);
  registered(call)['federatedIdentityCredentials'] = left;
  return noContent;
}

const assignmentType = entityType('appRoleAssignment', {
  writable: {},
  readOnly: words('appRoleId principalId resourceId'),
});
const grantType = entityType('oAuth2PermissionGrant', {
  writable: {},
  readOnly: words('clientId consentType resourceId scope'),
});
const roleType = entityType('directoryRole', {
  writable: {},
  readOnly: words('displayName roleTemplateId'),
});

/** https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

function memberOf(call: Call): Reply {
  const isAdmin = call.user === call.tenant.owner;
  const role = {
    '@odata.type': '#microsoft.graph.directoryRole',
    id: randomUUID(),
    displayName: 'Global Administrator',
    roleTemplateId: GLOBAL_ADMINISTRATOR,
  };
  return listed(call, 'directoryObjects', roleType, isAdmin ? [role] : []);
}

function provided(call: Call): Entity {
  const elsewhere = call.world.tenants.filter((tenant) => tenant !== call.tenant);
  const { appId } = jsonBody(call);
  return of(call).provide(String(appId), call.caller, elsewhere.map(registrations));
}

const intoBin =
  (kind: Kind, parameter: string) =>
  (call: Call): Reply => {
    of(call).delete(kind, param(call, parameter));
    return noContent;
  };

const inBin =
  (kind: Kind) =>
  (call: Call): Reply =>
    listed(
      call,
      'directory/deletedItems',
      kind === 'application' ? applicationType : principalType,
      [...of(call).bin.values()].filter((one) => one.kind === kind).map(({ item }) => item),
    );

/** App registrations and what is granted to them, as an administrator makes them. */
export const registrationRoutes = routesOf(directory, [
  route('POST', '/applications', 'application-post-applications', APPS, (call) =>
    one(call, application, of(call).register(jsonBody(call), call.caller), 201),
  ),
  route('GET', "/applications(uniqueName='{uniqueName}')", 'application-get', APPS, (call) => {
    const app = byName(call);
    if (!app) throw directory.notFound(param(call, 'uniqueName'));
    return one(call, application, app);
  }),
  route('GET', "/applications(appId='{registered-app-id}')", 'application-get', READS, (call) =>
    one(call, application, byAppId(call)),
  ),
  route('PATCH', "/applications(uniqueName='{uniqueName}')", 'application-upsert', APPS, upsert),
  route('PATCH', '/applications/{app-registration-id}', 'application-update', APPS, change),
  route(
    'DELETE',
    '/applications/{app-registration-id}',
    'application-delete',
    APPS,
    intoBin('application', 'app-registration-id'),
  ),
  route(
    'POST',
    '/applications/{app-registration-id}/addPassword',
    'application-addpassword',
    APPS,
    addPassword,
  ),
  route(
    'POST',
    '/applications/{app-registration-id}/removePassword',
    'application-removepassword',
    APPS,
    removePassword,
  ),
  route(
    'GET',
    '/applications/{app-registration-id}/federatedIdentityCredentials',
    'application-list-federatedidentitycredentials',
    APPS,
    (call) => listed(call, 'federatedIdentityCredentials', trustType, trusted(call)),
  ),
  route(
    'POST',
    '/applications/{app-registration-id}/federatedIdentityCredentials',
    'application-post-federatedidentitycredentials',
    APPS,
    trust,
  ),
  route(
    'PATCH',
    '/applications/{app-registration-id}/federatedIdentityCredentials/{trust-id}',
    'federatedidentitycredential-update',
    APPS,
    changeTrust,
  ),
  route(
    'DELETE',
    '/applications/{app-registration-id}/federatedIdentityCredentials/{trust-id}',
    'federatedidentitycredential-delete',
    APPS,
    distrust,
  ),
  route('POST', '/servicePrincipals', 'serviceprincipal-post-serviceprincipals', APPS, (call) =>
    one(call, principal, provided(call), 201),
  ),
  route(
    'DELETE',
    '/servicePrincipals/{client-principal-id}',
    'serviceprincipal-delete',
    APPS,
    intoBin('servicePrincipal', 'client-principal-id'),
  ),
  route(
    'GET',
    '/servicePrincipals/{client-principal-id}/appRoleAssignments',
    'serviceprincipal-list-approleassignments',
    ROLES,
    (call) => {
      const id = param(call, 'client-principal-id');
      const own = [...of(call).assignments.values()].filter(
        ({ principalId }) => principalId === id,
      );
      return listed(call, 'appRoleAssignments', assignmentType, own);
    },
  ),
  route(
    'POST',
    '/servicePrincipals/{client-principal-id}/appRoleAssignments',
    'serviceprincipal-post-approleassignments',
    ROLES,
    assign,
  ),
  route('GET', '/oauth2PermissionGrants', 'oauth2permissiongrant-list', GRANTS, (call) =>
    listed(call, 'oauth2PermissionGrants', grantType, [...of(call).grants.values()]),
  ),
  route('POST', '/oauth2PermissionGrants', 'oauth2permissiongrant-post', GRANTS, grant),
  route(
    'PATCH',
    '/oauth2PermissionGrants/{grant-id}',
    'oauth2permissiongrant-update',
    GRANTS,
    (call) => {
      Object.assign(found(of(call).grants, param(call, 'grant-id')), jsonBody(call));
      return noContent;
    },
  ),
  route(
    'GET',
    '/directory/deletedItems/microsoft.graph.application',
    'directory-deleteditems-list',
    APPS,
    inBin('application'),
  ),
  route(
    'GET',
    '/directory/deletedItems/microsoft.graph.servicePrincipal',
    'directory-deleteditems-list',
    APPS,
    inBin('servicePrincipal'),
  ),
  route(
    'POST',
    '/directory/deletedItems/{deleted-id}/restore',
    'directory-deleteditems-restore',
    APPS,
    (call) => ({ status: 200, json: of(call).restore(param(call, 'deleted-id')) }),
  ),
  route(
    'DELETE',
    '/directory/deletedItems/{deleted-id}',
    'directory-deleteditems-delete',
    APPS,
    (call) => {
      of(call).purge(param(call, 'deleted-id'));
      return noContent;
    },
  ),
  route(
    'GET',
    '/me/transitiveMemberOf',
    'user-list-transitivememberof',
    admin('Directory.Read.All Directory.AccessAsUser.All User.ReadWrite.All'),
    memberOf,
  ),
]);
