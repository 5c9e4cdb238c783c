import type { Call, Reply } from '../core/types';
import type { Tenant, User } from '../core/tenant';
import { entityType } from '../core/entity-type';
import { directory, GraphError } from '../core/errors';
import { guidOf, isoSeconds } from '../core/ids';
import { many, one } from '../core/reply';
import { accepts, learn, routesOf } from './define';
import { DEVELOPER_PACK, servicePlans } from './licences';

const others =
  'User.ReadBasic.All User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All';
const readUser = accepts(`User.Read User.ReadWrite ${others}`, others);
const readUsers = accepts(others, others);
const readMore = 'User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All';
const licences =
  'LicenseAssignment.Read.All Organization.Read.All Organization.ReadWrite.All Directory.Read.All Directory.ReadWrite.All';

/** https://learn.microsoft.com/graph/api/resources/user */
const userType = entityType('user', {
  writable: {},
  readOnly: [
    'accountEnabled', 'assignedLicenses', 'assignedPlans', 'businessPhones', 'city', 'companyName', 'country',
    'createdDateTime', 'creationType', 'deletedDateTime', 'department', 'displayName', 'employeeId', 'employeeType',
    'externalUserState', 'faxNumber', 'givenName', 'identities', 'imAddresses', 'jobTitle',
    'lastPasswordChangeDateTime', 'mail', 'mailNickname', 'mobilePhone', 'officeLocation', 'onPremisesSyncEnabled',
    'otherMails', 'postalCode', 'preferredLanguage', 'provisionedPlans', 'proxyAddresses', 'securityIdentifier',
    'state', 'streetAddress', 'surname', 'usageLocation', 'userPrincipalName', 'userType',
  ], // prettier-ignore
  expandable: ['manager', 'directReports', 'memberOf'],
});

/** What a user's answer holds where `$select` does not ask for more. */
const usual = [
  'businessPhones', 'displayName', 'givenName', 'jobTitle', 'mail', 'mobilePhone', 'officeLocation',
  'preferredLanguage', 'surname', 'userPrincipalName', 'id',
]; // prettier-ignore

export function userView(user: User): Record<string, unknown> {
  const [givenName = '', surname = ''] = user.displayName.split(' ');
  const { userPrincipalName, id, displayName } = user;
  return {
    businessPhones: ['+1 425 555 0109'],
    displayName,
    givenName,
    jobTitle: 'Consultant',
    mail: userPrincipalName,
    mobilePhone: null,
    officeLocation: '18/2111',
    preferredLanguage: 'en-US',
    surname,
    userPrincipalName,
    id,
    accountEnabled: true,
    assignedLicenses: [{ disabledPlans: [], skuId: DEVELOPER_PACK.skuId }],
    createdDateTime: '2024-03-04T08:00:00Z',
    department: 'Operations',
    mailNickname: userPrincipalName.split('@')[0],
    proxyAddresses: [`SMTP:${userPrincipalName}`],
    usageLocation: 'US',
    userType: 'Member',
  };
}

/** The usual properties, or all that there are for `$select` and `$filter` to choose from. */
function shown(call: Call, user: User): Record<string, unknown> {
  const view = userView(user);
  if (call.query.select || call.query.filter) return view;
  return Object.fromEntries(usual.map((name) => [name, view[name]]));
}

function getUser(call: Call): Reply {
  return one(call, { type: userType, fragment: 'users' }, shown(call, call.user));
}

function listUsers(call: Call): Reply {
  const { count, search } = call.query;
  if (
    (count || search !== undefined) &&
    call.headers['consistencylevel']?.toLowerCase() !== 'eventual'
  )
    throw new GraphError(
      400,
      'Request_UnsupportedQuery',
      "Request with $search or $count query parameters only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  const wanted = /^"?(?:\w+:)?(.*?)"?$/s.exec(search ?? '')?.[1]?.toLowerCase() ?? '';
  const items = call.tenant.users
    .filter(({ displayName }) => displayName.toLowerCase().includes(wanted))
    .map((user) => shown(call, user));
  return many(call, {
    type: userType,
    fragment: 'users',
    items,
    pageSize: 100,
    most: 999,
    paging: 'token',
  });
}

const photoless = (): Reply => {
  throw new GraphError(404, 'ImageNotFound', "The photo wasn't found.");
};

function manager(call: Call): Reply {
  throw directory.notFound(`manager of ${call.user.id}`);
}

/** https://learn.microsoft.com/graph/api/resources/group */
const memberOfType = entityType('directoryObject', {
  writable: {},
  readOnly: [
    'deletedDateTime',
    'displayName',
    'description',
    'mail',
    'visibility',
    'groupTypes',
    'mailEnabled',
    'mailNickname',
    'securityEnabled',
  ],
});

function memberOf(call: Call): Reply {
  const { profile, id } = call.tenant;
  const everybody = {
    '@odata.type': '#microsoft.graph.group',
    id: guidOf(`everybody ${id}`),
    deletedDateTime: null,
    createdDateTime: '2024-03-04T08:00:00Z',
    description: 'Everybody',
    displayName: `All of ${profile.displayName}`,
    groupTypes: ['Unified'],
    mail: `all@${profile.domain}`,
    mailEnabled: true,
    mailNickname: 'all',
    proxyAddresses: [`SMTP:all@${profile.domain}`],
    securityEnabled: false,
    visibility: 'Public',
  };
  return many(call, {
    type: memberOfType,
    fragment: 'directoryObjects',
    items: [everybody],
    pageSize: 100,
    most: 999,
    paging: 'token',
  });
}

const licenseType = entityType('licenseDetails', {
  writable: {},
  readOnly: ['servicePlans', 'skuId', 'skuPartNumber'],
});

function licenseDetails(call: Call): Reply {
  const item = {
    id: Buffer.from(call.user.id).toString('base64url'),
    ...DEVELOPER_PACK,
    servicePlans,
  };
  const fragment = `users('${call.user.id}')/licenseDetails`;
  return many(call, {
    type: licenseType,
    fragment,
    items: [item],
    pageSize: 100,
    most: 999,
    paging: 'token',
  });
}

/** https://learn.microsoft.com/graph/api/resources/organization */
const organizationType = entityType('organization', {
  writable: {},
  readOnly: [
    'assignedPlans', 'businessPhones', 'city', 'country', 'countryLetterCode', 'createdDateTime', 'deletedDateTime',
    'displayName', 'marketingNotificationEmails', 'onPremisesSyncEnabled', 'postalCode', 'preferredLanguage',
    'provisionedPlans', 'securityComplianceNotificationMails', 'securityComplianceNotificationPhones', 'state',
    'street', 'technicalNotificationMails', 'tenantType', 'verifiedDomains',
  ], // prettier-ignore
});

function organization(call: Call): Reply {
  const { id, profile } = call.tenant;
  const item = {
    id,
    deletedDateTime: null,
    businessPhones: [],
    countryLetterCode: 'US',
    createdDateTime: '2024-03-04T08:00:00Z',
    displayName: profile.displayName,
    assignedPlans: [],
    marketingNotificationEmails: [],
    onPremisesSyncEnabled: null,
    preferredLanguage: 'en',
    provisionedPlans: [],
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
    technicalNotificationMails: [call.tenant.owner.userPrincipalName],
    tenantType: 'AAD',
    verifiedDomains: [
      {
        capabilities: 'Email, OfficeCommunicationsOnline',
        isDefault: true,
        isInitial: true,
        name: profile.domain,
        type: 'Managed',
      },
    ],
  };
  return many(call, {
    type: organizationType,
    fragment: 'organization',
    items: [item],
    pageSize: 100,
    most: 999,
    paging: 'token',
  });
}

const skuType = entityType('subscribedSku', {
  writable: {},
  readOnly: [
    'accountId',
    'accountName',
    'appliesTo',
    'capabilityStatus',
    'consumedUnits',
    'prepaidUnits',
    'servicePlans',
    'skuId',
    'skuPartNumber',
    'subscriptionIds',
  ],
});

function subscribedSkus(call: Call): Reply {
  const { tenant } = call;
  const item = {
    accountName: tenant.profile.displayName,
    accountId: tenant.id,
    appliesTo: 'User',
    capabilityStatus: 'Enabled',
    consumedUnits: tenant.users.length,
    id: `${tenant.id}_${DEVELOPER_PACK.skuId}`,
    ...DEVELOPER_PACK,
    subscriptionIds: [subscriptionId(tenant)],
    prepaidUnits: { enabled: 25, suspended: 0, warning: 0, lockedOut: 0 },
    servicePlans,
  };
  return many(call, {
    type: skuType,
    fragment: 'subscribedSkus',
    items: [item],
    pageSize: 100,
    most: 999,
    paging: 'token',
  });
}

const subscriptionType = entityType('companySubscription', {
  writable: {},
  readOnly: [
    'commerceSubscriptionId',
    'createdDateTime',
    'isTrial',
    'nextLifecycleDateTime',
    'ownerId',
    'ownerTenantId',
    'ownerType',
    'serviceStatus',
    'skuId',
    'skuPartNumber',
    'status',
    'totalLicenses',
  ],
});

const DAY_MS = 86_400_000;

function subscriptionId(tenant: Tenant): string {
  return guidOf(`subscription ${tenant.id}`);
}

/** https://learn.microsoft.com/graph/api/directory-list-subscriptions */
function subscriptions(call: Call): Reply {
  const { tenant } = call;
  const item = {
    id: subscriptionId(tenant),
    commerceSubscriptionId: guidOf(`commerce ${tenant.id}`),
    createdDateTime: '2024-03-04T08:00:00Z',
    isTrial: false,
    nextLifecycleDateTime: isoSeconds(call.now + tenant.profile.daysLeft * DAY_MS),
    ownerId: null,
    ownerTenantId: null,
    ownerType: 'User',
    ...DEVELOPER_PACK,
    serviceStatus: servicePlans,
    status: 'Enabled',
    totalLicenses: 25,
  };
  return many(call, {
    type: subscriptionType,
    fragment: 'directory/subscriptions',
    items: [item],
    pageSize: 100,
    most: 999,
    paging: 'token',
  });
}

export const profileRoutes = routesOf(directory, [
  { method: 'GET', path: '/me', page: learn('user-get'), ...readUser, handle: getUser },
  { method: 'GET', path: '/users', page: learn('user-list'), ...readUsers, handle: listUsers },
  {
    method: 'GET',
    path: '/me/photo',
    page: learn('profilephoto-get'),
    ...accepts(
      'ProfilePhoto.Read.All User.Read User.ReadBasic.All',
      'ProfilePhoto.Read.All User.ReadBasic.All User.Read.All',
    ),
    handle: photoless,
  },
  {
    method: 'GET',
    path: '/me/photo/$value',
    page: learn('profilephoto-get'),
    ...accepts(
      'ProfilePhoto.Read.All User.Read User.ReadBasic.All',
      'ProfilePhoto.Read.All User.ReadBasic.All User.Read.All',
    ),
    handle: photoless,
  },
  {
    method: 'GET',
    path: '/me/manager',
    page: learn('user-list-manager'),
    ...accepts(readMore, readMore),
    handle: manager,
  },
  {
    method: 'GET',
    path: '/me/memberOf',
    page: learn('user-list-memberof'),
    ...accepts(
      'User.Read GroupMember.Read.All Directory.Read.All Directory.ReadWrite.All',
      'Directory.Read.All Directory.ReadWrite.All',
    ),
    handle: memberOf,
  },
  {
    method: 'GET',
    path: '/me/licenseDetails',
    page: learn('user-list-licensedetails'),
    ...accepts(
      `User.Read LicenseAssignment.Read.All ${readMore}`,
      `LicenseAssignment.Read.All ${readMore}`,
    ),
    handle: licenseDetails,
  },
  {
    method: 'GET',
    path: '/organization',
    page: learn('organization-list'),
    ...accepts(
      'User.Read Organization.Read.All Organization.ReadWrite.All User.Read.All Directory.Read.All Directory.ReadWrite.All',
      'Organization.Read.All Organization.ReadWrite.All User.Read.All Directory.Read.All Directory.ReadWrite.All',
    ),
    handle: organization,
  },
  {
    method: 'GET',
    path: '/subscribedSkus',
    page: learn('subscribedsku-list'),
    ...accepts(licences, licences),
    handle: subscribedSkus,
  },
  {
    method: 'GET',
    path: '/directory/subscriptions',
    page: learn('directory-list-subscriptions'),
    ...accepts(licences, licences),
    handle: subscriptions,
  },
]);
