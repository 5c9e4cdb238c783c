import { DAY_MS } from '../core/durations';
import type { Call, Reply } from '../core/types';
import { entityType } from '../core/entity-type';
import { isoSeconds } from '../core/ids';
import { many, one, param } from '../core/reply';
import { perTenant } from '../core/tenant';
import { accepts, learn, routesOf } from './define';
import { gateway } from './gateway-errors';

const services = [
  { id: 'Exchange', service: 'Exchange Online', prefix: 'EX' },
  { id: 'microsoftteams', service: 'Microsoft Teams', prefix: 'TM' },
  { id: 'SharePoint', service: 'SharePoint Online', prefix: 'SP' },
] as const;

const base = ['details', 'endDateTime', 'lastModifiedDateTime', 'startDateTime', 'title'];

/** https://learn.microsoft.com/graph/api/resources/servicehealth */
const overviewType = entityType('serviceHealth', {
  writable: {},
  readOnly: ['service', 'status'],
  expandable: ['issues'],
});

/** https://learn.microsoft.com/graph/api/resources/servicehealthissue */
const issueType = entityType('serviceHealthIssue', {
  writable: {},
  readOnly: [
    ...base, 'classification', 'feature', 'featureGroup', 'impactDescription', 'isResolved', 'origin', 'posts',
    'service', 'status',
  ], // prettier-ignore
});

/** https://learn.microsoft.com/graph/api/resources/serviceupdatemessage */
const messageType = entityType('serviceUpdateMessage', {
  writable: {},
  readOnly: [
    ...base, 'actionRequiredByDateTime', 'body', 'category', 'hasAttachments', 'isMajorChange', 'services', 'severity',
    'tags', 'viewPoint',
  ], // prettier-ignore
});

const ISSUES = 17;
const MESSAGES = 23;

function times(now: number, age: number) {
  return {
    startDateTime: isoSeconds(now - (age + 2) * DAY_MS),
    endDateTime: isoSeconds(now - (age + 1) * DAY_MS),
    lastModifiedDateTime: isoSeconds(now - age * DAY_MS),
  };
}

const announcementsOf = perTenant(({ now }) => {
  const at = now();
  const issues = Array.from({ length: ISSUES }, (_, index) => {
    const { service, prefix } = services[index % services.length] ?? services[0];
    return {
      ...times(at, index),
      title: `Some users could not reach ${service}`,
      id: `${prefix}${800_100 + index}`,
      impactDescription: 'Users might have been unable to reach the service.',
      classification: index % 4 === 0 ? 'incident' : 'advisory',
      origin: 'microsoft',
      status: 'serviceRestored',
      service,
      feature: 'Access',
      featureGroup: 'Access',
      isResolved: true,
      details: [],
      posts: [],
    };
  });
  const messages = Array.from({ length: MESSAGES }, (_, index) => ({
    ...times(at, index),
    title: `Change ${index + 1}`,
    id: `MC${900_100 + index}`,
    category: 'stayInformed',
    severity: 'normal',
    tags: ['New feature'],
    isMajorChange: false,
    actionRequiredByDateTime: null,
    services: [services[index % services.length]?.service],
    hasAttachments: false,
    viewPoint: null,
    details: [],
    body: { contentType: 'html', content: '<p>What changes.</p>' },
  }));
  return { issues, messages };
});

const FRAGMENT = 'admin/serviceAnnouncement';
const paged = { pageSize: 100, most: 1000, paging: 'skip' } as const;

/** An overview, with the service's issues where they are asked for. */
function overviews(call: Call) {
  const withIssues = call.query.expand?.includes('issues') ?? false;
  const { issues } = announcementsOf(call.tenant);
  return services.map(({ id, service }) => ({
    service,
    status: 'serviceOperational',
    id,
    ...(withIssues && { issues: issues.filter((issue) => issue.service === service) }),
  }));
}

type Source = Parameters<typeof one>[1] & {
  readonly items: (call: Call) => readonly (Record<string, unknown> & { id: string })[];
};

const sources = {
  healthOverviews: {
    type: overviewType,
    fragment: `${FRAGMENT}/healthOverviews`,
    items: overviews,
  },
  issues: {
    type: issueType,
    fragment: `${FRAGMENT}/issues`,
    items: ({ tenant }: Call) => announcementsOf(tenant).issues,
  },
  messages: {
    type: messageType,
    fragment: `${FRAGMENT}/messages`,
    items: ({ tenant }: Call) => announcementsOf(tenant).messages,
  },
} as const satisfies Record<string, Source>;

const list =
  (source: Source) =>
  (call: Call): Reply =>
    many(call, { ...paged, ...source, items: source.items(call) });

const get =
  (source: Source) =>
  (call: Call): Reply => {
    const id = param(call, 'announcement-id');
    const found = source.items(call).find((item) => item.id.toLowerCase() === id.toLowerCase());
    if (!found) throw gateway.notFound(id);
    return one(call, source, found);
  };

const readHealth = accepts('ServiceHealth.Read.All', 'ServiceHealth.Read.All');
const readMessages = accepts('ServiceMessage.Read.All', 'ServiceMessage.Read.All');
const names = [
  ['healthOverviews', 'list-healthoverviews', 'servicehealth-get', readHealth],
  ['issues', 'list-issues', 'servicehealthissue-get', readHealth],
  ['messages', 'list-messages', 'serviceupdatemessage-get', readMessages],
] as const;

export const serviceHealthRoutes = routesOf(
  gateway,
  names.flatMap(([name, listPage, getPage, accepted]) => [
    {
      method: 'GET',
      path: `/admin/serviceAnnouncement/${name}`,
      page: learn(`serviceannouncement-${listPage}`),
      ...accepted,
      handle: list(sources[name]),
    },
    {
      method: 'GET',
      path: `/admin/serviceAnnouncement/${name}/{announcement-id}`,
      page: learn(getPage),
      ...accepted,
      handle: get(sources[name]),
    },
  ]),
);
