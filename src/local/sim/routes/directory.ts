import type { Call, Reply } from '../core/types';
import type { Tenant } from '../core/tenant';
import { entityType } from '../core/entity-type';
import type { EntityType } from '../core/entity-type';
import { directory } from '../core/errors';
import { guidOf, isoSeconds } from '../core/ids';
import { link, many, one, param } from '../core/reply';
import { accepts, route, routesOf, words } from './define';
import { userView } from './profile';

type View = Readonly<Record<string, unknown>>;

interface Objects {
  readonly path: string;
  /** Microsoft's pages of the list and of one object; what has no page of one is only listed. */
  readonly pages: { readonly list: string; readonly get?: string };
  /** Of the path's parameter. */
  readonly id: string;
  readonly accepted: string;
  readonly type: EntityType;
  readonly objects: (tenant: Tenant, now: number) => readonly View[];
}

const wider = 'Directory.Read.All Directory.ReadWrite.All';
const CREATED = '2024-03-04T08:00:00Z';
const DAY_MS = 86_400_000;

/** What Graph itself is called in every tenant. */
const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

const roles = [
  ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator'],
  ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'Global Reader'],
  ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'Directory Readers'],
].map(([id = '', displayName = '']) => ({ id, displayName, description: `${displayName}s` }));

function application(tenant: Tenant, number: number) {
  return {
    id: guidOf(`application ${number} ${tenant.id}`),
    deletedDateTime: null,
    appId: guidOf(`app id ${number} ${tenant.id}`),
    createdDateTime: CREATED,
    displayName: `Application ${number}`,
    signInAudience: 'AzureADMyOrg',
  };
}

function principal(tenant: Tenant, appId: string, displayName: string) {
  return {
    id: guidOf(`principal ${appId} ${tenant.id}`),
    deletedDateTime: null,
    accountEnabled: true,
    appId,
    displayName,
    servicePrincipalType: 'Application',
  };
}

function principals(tenant: Tenant): readonly View[] {
  const own = [1, 2, 3].map((number) => application(tenant, number));
  return [
    principal(tenant, GRAPH_APP_ID, 'Microsoft Graph'),
    ...own.map(({ appId, displayName }) => principal(tenant, appId, displayName)),
  ];
}

const principalType = entityType('servicePrincipal', {
  writable: {},
  readOnly: words(`accountEnabled appDisplayName appId appOwnerOrganizationId deletedDateTime
      displayName servicePrincipalNames servicePrincipalType signInAudience tags`),
});

const kinds: readonly Objects[] = [
  {
    path: '/domains',
    pages: { list: 'domain-list', get: 'domain-get' },
    id: 'domain-id',
    accepted: `Domain.Read.All Domain.ReadWrite.All Directory.Read.All`,
    type: entityType('domain', {
      writable: {},
      readOnly: words(`authenticationType availabilityStatus isAdminManaged isDefault isInitial
          isRoot isVerified supportedServices`),
    }),
    objects: ({ profile }) => [
      {
        id: profile.domain,
        authenticationType: 'Managed',
        availabilityStatus: null,
        isAdminManaged: true,
        isDefault: true,
        isInitial: true,
        isRoot: true,
        isVerified: true,
        supportedServices: ['Email', 'OfficeCommunicationsOnline'],
      },
    ],
  },
  {
    path: '/directoryRoles',
    pages: { list: 'directoryrole-list', get: 'directoryrole-get' },
    id: 'role-id',
    accepted: `RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory ${wider}`,
    type: entityType('directoryRole', {
      writable: {},
      readOnly: words('deletedDateTime description displayName roleTemplateId'),
    }),
    objects: (tenant) =>
      roles.slice(0, 2).map((role) => ({
        ...role,
        id: guidOf(`role ${role.id} ${tenant.id}`),
        deletedDateTime: null,
        roleTemplateId: role.id,
      })),
  },
  {
    path: '/directoryRoleTemplates',
    pages: { list: 'directoryroletemplate-list', get: 'directoryroletemplate-get' },
    id: 'role-template-id',
    accepted: `RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory ${wider}`,
    type: entityType('directoryRoleTemplate', {
      writable: {},
      readOnly: words('deletedDateTime description displayName'),
    }),
    objects: () => roles.map((role) => ({ ...role, deletedDateTime: null })),
  },
  {
    path: '/roleManagement/directory/roleDefinitions',
    pages: {
      list: 'rbacapplication-list-roledefinitions',
      get: 'unifiedroledefinition-get',
    },
    id: 'role-definition-id',
    accepted: `RoleManagement.Read.Directory RoleManagement.Read.All RoleManagement.ReadWrite.Directory ${wider}`,
    type: entityType('unifiedRoleDefinition', {
      writable: {},
      readOnly: words(`description displayName isBuiltIn isEnabled resourceScopes rolePermissions
          templateId version`),
    }),
    objects: () =>
      roles.map((role) => ({ ...role, isBuiltIn: true, isEnabled: true, templateId: role.id })),
  },
  {
    path: '/directory/administrativeUnits',
    pages: { list: 'directory-list-administrativeunits', get: 'administrativeunit-get' },
    id: 'unit-id',
    accepted: `AdministrativeUnit.Read.All AdministrativeUnit.ReadWrite.All ${wider}`,
    type: entityType('administrativeUnit', {
      writable: {},
      readOnly: words('deletedDateTime description displayName visibility'),
    }),
    objects: (tenant) =>
      ['North', 'South'].map((displayName) => ({
        id: guidOf(`unit ${displayName} ${tenant.id}`),
        deletedDateTime: null,
        displayName,
        description: null,
        visibility: null,
      })),
  },
  {
    path: '/directory/deletedItems/microsoft.graph.group',
    pages: { list: 'directory-deleteditems-list' },
    id: '',
    accepted: 'Group.Read.All Group.ReadWrite.All Directory.Read.All',
    type: entityType('group', {
      writable: {},
      readOnly: words(`createdDateTime deletedDateTime description displayName groupTypes mail
          mailEnabled mailNickname securityEnabled visibility`),
    }),
    objects: (tenant, now) =>
      [3, 12].map((days) => ({
        id: guidOf(`deleted group ${days} ${tenant.id}`),
        createdDateTime: CREATED,
        deletedDateTime: isoSeconds(now - days * DAY_MS),
        displayName: `A group of ${days} days ago`,
        groupTypes: ['Unified'],
      })),
  },
  {
    path: '/applications',
    pages: { list: 'application-list', get: 'application-get' },
    id: 'application-id',
    accepted: `Application.Read.All Application.ReadWrite.All Directory.Read.All`,
    type: entityType('application', {
      writable: {},
      readOnly: words(`appId createdDateTime deletedDateTime description displayName
          identifierUris publisherDomain signInAudience tags`),
    }),
    objects: (tenant) => [1, 2, 3].map((number) => application(tenant, number)),
  },
  {
    path: '/servicePrincipals',
    pages: { list: 'serviceprincipal-list', get: 'serviceprincipal-get' },
    id: 'principal-id',
    accepted: `Application.Read.All Application.ReadWrite.All Directory.Read.All`,
    type: principalType,
    objects: principals,
  },
  {
    path: '/contacts',
    pages: { list: 'orgcontact-list', get: 'orgcontact-get' },
    id: 'org-contact-id',
    accepted: `OrgContact.Read.All ${wider}`,
    type: entityType('orgContact', {
      writable: {},
      readOnly: words(`companyName deletedDateTime department displayName givenName jobTitle mail
          mailNickname onPremisesSyncEnabled surname`),
    }),
    objects: (tenant) =>
      ['Ann', 'Ben'].map((displayName) => ({
        id: guidOf(`contact ${displayName} ${tenant.id}`),
        deletedDateTime: null,
        displayName,
        mail: `${displayName.toLowerCase()}@partner.example`,
      })),
  },
  {
    path: '/groupSettingTemplates',
    pages: { list: 'groupsettingtemplate-list', get: 'groupsettingtemplate-get' },
    id: 'setting-template-id',
    accepted: `GroupSettings.Read.All GroupSettings.ReadWrite.All ${wider}`,
    type: entityType('groupSettingTemplate', {
      writable: {},
      readOnly: words('deletedDateTime description displayName values'),
    }),
    objects: () =>
      [
        ['62375ab9-6b52-47ed-826b-58e47e0e304b', 'Group.Unified'],
        ['08d542b9-071f-4e16-94b0-74abb372e3d9', 'Group.Unified.Guest'],
      ].map(([id = '', displayName = '']) => ({
        id,
        deletedDateTime: null,
        displayName,
        description: 'Settings of Microsoft 365 groups',
        values: [],
      })),
  },
];

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
