import { DAY_MS } from '../core/durations';
import type { Call, Reply } from '../core/types';
import type { Tenant } from '../core/tenant';
import { entityType } from '../core/entity-type';
import { guidOf, isoSeconds } from '../core/ids';
import { many, one, param } from '../core/reply';
import { accepts, learn, routesOf } from './define';
import { gateway } from './gateway-errors';

/** https://learn.microsoft.com/graph/api/resources/securescore */
const scoreType = entityType('secureScore', {
  writable: {},
  readOnly: [
    'activeUserCount', 'averageComparativeScores', 'azureTenantId', 'controlScores', 'createdDateTime', 'currentScore',
    'enabledServices', 'licensedUserCount', 'maxScore', 'vendorInformation',
  ], // prettier-ignore
});

/** https://learn.microsoft.com/graph/api/resources/securescorecontrolprofile */
const profileType = entityType('secureScoreControlProfile', {
  writable: {},
  readOnly: [
    'actionType', 'actionUrl', 'azureTenantId', 'controlCategory', 'deprecated', 'maxScore', 'rank', 'service', 'title',
    'userImpact', 'vendorInformation',
  ], // prettier-ignore
});

/** https://learn.microsoft.com/graph/api/resources/security-alert */
const alertType = entityType('security.alert', {
  writable: {},
  readOnly: [
    'category', 'createdDateTime', 'description', 'incidentId', 'lastUpdateDateTime', 'providerAlertId',
    'serviceSource', 'severity', 'status', 'tenantId', 'title',
  ], // prettier-ignore
});

const SCORES = 9;
const ALERTS = 11;
const vendorInformation = {
  provider: 'SecureScore',
  providerVersion: null,
  subProvider: null,
  vendor: 'Microsoft',
};
const controls = ['AdminMFAV2', 'BlockLegacyAuthentication', 'OneAdmin', 'RoleOverlap'];

/** One a day, the latest first. */
function scores({ id, now }: Tenant) {
  return Array.from({ length: SCORES }, (_, age) => {
    const createdDateTime = `${new Date(now() - age * DAY_MS).toISOString().slice(0, 10)}T00:00:00Z`;
    return {
      id: `${id}_${createdDateTime.slice(0, 10)}`,
      azureTenantId: id,
      activeUserCount: 5,
      createdDateTime,
      currentScore: 40 - age,
      enabledServices: ['HasExchange', 'HasSharePoint'],
      licensedUserCount: 25,
      maxScore: 90,
      averageComparativeScores: [],
      controlScores: [],
      vendorInformation,
    };
  });
}

function profiles({ id }: Tenant) {
  return controls.map((control, index) => ({
    id: control,
    azureTenantId: id,
    actionType: 'Config',
    controlCategory: 'Identity',
    deprecated: false,
    maxScore: 10 - index,
    rank: index + 1,
    service: 'AzureAD',
    title: `Improve ${control}`,
    userImpact: 'Low',
    vendorInformation,
  }));
}

function alerts({ id, now }: Tenant) {
  return Array.from({ length: ALERTS }, (_, age) => {
    const alert = `da${guidOf(`alert ${age} of ${id}`)}_1`;
    return {
      id: alert,
      providerAlertId: alert,
      incidentId: String(100 + age),
      status: 'resolved',
      severity: 'low',
      serviceSource: 'microsoftDefenderForOffice365',
      tenantId: id,
      title: 'Email messages removed after delivery',
      description: 'Messages were removed.',
      category: 'InitialAccess',
      createdDateTime: isoSeconds(Math.floor(now() / DAY_MS) * DAY_MS - age * DAY_MS),
      lastUpdateDateTime: isoSeconds(Math.floor(now() / DAY_MS) * DAY_MS - age * DAY_MS),
    };
  });
}

type Source = Parameters<typeof one>[1] & {
  readonly items: (tenant: Tenant) => readonly (Record<string, unknown> & { id: string })[];
};

const list =
  (source: Source) =>
  (call: Call): Reply =>
    many(call, {
      ...source,
      items: source.items(call.tenant),
      pageSize: 100,
      most: 1000,
      paging: 'skip',
    });

const get =
  (source: Source) =>
  (call: Call): Reply => {
    const id = param(call, 'security-id');
    const found = source.items(call.tenant).find((item) => item.id === id);
    if (!found) throw gateway.notFound(id);
    return one(call, source, found);
  };

const events = 'SecurityEvents.Read.All SecurityEvents.ReadWrite.All';
const readEvents = accepts(events, events);
const alertReaders = 'SecurityAlert.Read.All SecurityAlert.ReadWrite.All';
const readAlerts = accepts(alertReaders, alertReaders);
const names = [
  ['secureScores', 'securescores-list', 'securescore-get', readEvents, scoreType, scores],
  [
    'secureScoreControlProfiles', 'securescorecontrolprofiles-list', 'securescorecontrolprofile-get', readEvents,
    profileType, profiles,
  ],
  ['alerts_v2', 'security-list-alerts_v2', 'security-alert-get', readAlerts, alertType, alerts],
] as const; // prettier-ignore

export const securityRoutes = routesOf(
  gateway,
  names.flatMap(([name, listPage, getPage, accepted, type, items]) => {
    const source = { type, fragment: `security/${name}`, items };
    return [
      {
        method: 'GET',
        path: `/security/${name}`,
        page: learn(listPage),
        ...accepted,
        handle: list(source),
      },
      {
        method: 'GET',
        path: `/security/${name}/{security-id}`,
        page: learn(getPage),
        ...accepted,
        handle: get(source),
      },
    ];
  }),
);
