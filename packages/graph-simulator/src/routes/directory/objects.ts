import { DAY_MS } from '../../core/durations';
import type { Tenant } from '../../core/tenant';
import type { Objects, View } from './object';
import { entityType } from '../../core/entity-type';
import { guidOf, isoSeconds } from '../../core/ids';
import { GRAPH_APP_ID, graphRoles, graphScopes, registrations } from '../../core/registrations';
import { words } from '../define';
import { wider } from './object';
import { roleKinds } from './roles';

const CREATED = '2024-03-04T08:00:00Z';

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

export function principals(tenant: Tenant): readonly View[] {
  const own = [1, 2, 3].map((number) => application(tenant, number));
  return [
    {
      ...principal(tenant, GRAPH_APP_ID, 'Microsoft Graph'),
      appRoles: graphRoles,
      oauth2PermissionScopes: graphScopes,
    },
    ...own.map(({ appId, displayName }) => principal(tenant, appId, displayName)),
    ...registrations(tenant).principals.values(),
  ];
}

export const principalType = entityType('servicePrincipal', {
  writable: {},
  readOnly:
    words(`appRoles oauth2PermissionScopes accountEnabled appDisplayName appId appOwnerOrganizationId deletedDateTime
      displayName servicePrincipalNames servicePrincipalType signInAudience tags`),
});

export const applicationType = entityType('application', {
  writable: {},
  readOnly: words(`appId createdDateTime deletedDateTime description displayName identifierUris
      isFallbackPublicClient keyCredentials passwordCredentials publicClient publisherDomain
      requiredResourceAccess signInAudience spa tags uniqueName web`),
});

export const kinds: readonly Objects[] = [
  ...roleKinds,
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
    type: applicationType,
    objects: (tenant) => [
      ...[1, 2, 3].map((number) => application(tenant, number)),
      ...registrations(tenant).apps.values(),
    ],
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
