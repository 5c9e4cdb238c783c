import type { Call, Reply } from '../core/types';
import type { Tenant } from '../core/tenant';
import { entityType } from '../core/entity-type';
import { directory } from '../core/errors';
import { guidOf, isoSeconds } from '../core/ids';
import { many, one, param } from '../core/reply';
import { accepts, route, words } from './define';
import { DEVELOPER_PACK, servicePlans } from './licences';

const readMore = 'User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All';
const licences =
  'LicenseAssignment.Read.All Organization.Read.All Organization.ReadWrite.All Directory.Read.All Directory.ReadWrite.All';

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
  readOnly: words(`assignedPlans businessPhones city country countryLetterCode createdDateTime
      deletedDateTime displayName marketingNotificationEmails onPremisesSyncEnabled
      postalCode preferredLanguage provisionedPlans securityComplianceNotificationMails
      securityComplianceNotificationPhones state street technicalNotificationMails
      tenantType verifiedDomains`),
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
  readOnly: words(`accountId accountName appliesTo capabilityStatus consumedUnits prepaidUnits
      servicePlans skuId skuPartNumber subscriptionIds`),
});

function developerPack({ tenant }: Call) {
  return {
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
}

function subscribedSkus(call: Call): Reply {
  return many(call, {
    type: skuType,
    fragment: 'subscribedSkus',
    items: [developerPack(call)],
    pageSize: 100,
    most: 999,
    paging: 'token',
  });
}

function subscribedSku(call: Call): Reply {
  const id = param(call, 'sku-id');
  const item = developerPack(call);
  if (item.id !== id) throw directory.notFound(id);
  return one(call, { type: skuType, fragment: 'subscribedSkus' }, item);
}

const subscriptionType = entityType('companySubscription', {
  writable: {},
  readOnly: words(`commerceSubscriptionId createdDateTime isTrial nextLifecycleDateTime ownerId
      ownerTenantId ownerType serviceStatus skuId skuPartNumber status totalLicenses`),
});

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
    nextLifecycleDateTime: isoSeconds(tenant.endsAt),
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

/** The organization, and what it has subscribed to. */
export const organizationRoutes = [
  route(
    'GET',
    '/me/licenseDetails',
    'user-list-licensedetails',
    accepts(
      `User.Read LicenseAssignment.Read.All ${readMore}`,
      `LicenseAssignment.Read.All ${readMore}`,
    ),
    licenseDetails,
  ),
  route(
    'GET',
    '/organization',
    'organization-list',
    accepts(
      'User.Read Organization.Read.All Organization.ReadWrite.All User.Read.All Directory.Read.All Directory.ReadWrite.All',
      'Organization.Read.All Organization.ReadWrite.All User.Read.All Directory.Read.All Directory.ReadWrite.All',
    ),
    organization,
  ),
  route(
    'GET',
    '/subscribedSkus',
    'subscribedsku-list',
    accepts(licences, licences),
    subscribedSkus,
  ),
  route(
    'GET',
    '/subscribedSkus/{sku-id}',
    'subscribedsku-get',
    accepts(licences, licences),
    subscribedSku,
  ),
  route(
    'GET',
    '/directory/subscriptions',
    'directory-list-subscriptions',
    accepts(licences, licences),
    subscriptions,
  ),
];
