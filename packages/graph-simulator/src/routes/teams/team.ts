import type { Call, Reply } from '../../core/types';
import type { Tenant, User } from '../../core/tenant';
import { entityType } from '../../core/entity-type';
import { guidOf } from '../../core/ids';
import { many, one, param } from '../../core/reply';
import { perTenant } from '../../core/tenant';
import { gateway } from '../gateway-errors';

export interface Team {
  readonly id: string;
  readonly displayName: string;
  readonly tenant: Tenant;
  readonly channels: readonly { readonly id: string; readonly displayName: string }[];
}

const CREATED = '2024-03-04T08:00:00Z';

function newTeam(tenant: Tenant, id: string, displayName: string): Team {
  const channel = (name: string) => ({
    id: `19:${guidOf(`${id} ${name}`).replaceAll('-', '')}@thread.tacv2`,
    displayName: name,
  });
  return { id, displayName, tenant, channels: [channel('General'), channel('Planning')] };
}

/** The teams of a tenant, in which everybody is. The first one belongs to the group of that id. */
const teamsOf = perTenant((tenant) => [
  newTeam(tenant, guidOf(`everybody ${tenant.id}`), `All of ${tenant.profile.displayName}`),
  newTeam(tenant, guidOf(`operations ${tenant.id}`), 'Operations'),
]);

/** @throws GraphError 404. */
export function teamOf(call: Call): Team {
  const id = param(call, 'team-id');
  const found = teamsOf(call.tenant).find((team) => team.id === id.toLowerCase());
  if (!found) throw gateway.notFound(id);
  return found;
}

/** https://learn.microsoft.com/graph/api/resources/team */
const teamType = entityType('team', {
  writable: {},
  readOnly: [
    'classification', 'createdDateTime', 'description', 'displayName', 'funSettings', 'guestSettings', 'internalId',
    'isArchived', 'memberSettings', 'messagingSettings', 'specialization', 'summary', 'tenantId', 'visibility', 'webUrl',
  ], // prettier-ignore
});

function teamView({ id, displayName, tenant, channels }: Team): Record<string, unknown> {
  const internalId = channels[0]?.id ?? '';
  return {
    id,
    createdDateTime: CREATED,
    displayName,
    description: displayName,
    internalId,
    classification: null,
    specialization: 'none',
    visibility: 'public',
    webUrl: `https://teams.microsoft.com/l/team/${encodeURIComponent(internalId)}/conversations?groupId=${id}&tenantId=${tenant.id}`,
    isArchived: false,
    tenantId: tenant.id,
  };
}

export function joinedTeams(call: Call): Reply {
  const items = teamsOf(call.tenant).map(teamView);
  return many(call, { ...teamList, fragment: 'teams', type: teamType, items });
}

export function getTeam(call: Call): Reply {
  return one(call, { type: teamType, fragment: 'teams' }, teamView(teamOf(call)));
}

export const teamList = { pageSize: 100, most: 999, paging: 'token' } as const;

/** https://learn.microsoft.com/graph/api/resources/channel */
const channelType = entityType('channel', {
  writable: {},
  readOnly: [
    'createdDateTime', 'description', 'displayName', 'email', 'isArchived', 'isFavoriteByDefault', 'membershipType',
    'tenantId', 'webUrl',
  ], // prettier-ignore
});

function channelView(team: Team, { id, displayName }: Team['channels'][number]) {
  return {
    id,
    createdDateTime: CREATED,
    displayName,
    description: null,
    email: '',
    isArchived: false,
    isFavoriteByDefault: null,
    membershipType: 'standard',
    tenantId: team.tenant.id,
    webUrl: `https://teams.microsoft.com/l/channel/${encodeURIComponent(id)}/${displayName}?groupId=${team.id}&tenantId=${team.tenant.id}`,
  };
}

export function listChannels(call: Call): Reply {
  const team = teamOf(call);
  return many(call, {
    ...teamList,
    type: channelType,
    fragment: `teams('${team.id}')/channels`,
    items: team.channels.map((channel) => channelView(team, channel)),
  });
}

export function getChannel(call: Call): Reply {
  const team = teamOf(call);
  const id = param(call, 'channel-id');
  const found = team.channels.find((channel) => channel.id === id);
  if (!found) throw gateway.notFound(id);
  const fragment = `teams('${team.id}')/channels`;
  return one(call, { type: channelType, fragment }, channelView(team, found));
}

export function primaryChannel(call: Call): Reply {
  const team = teamOf(call);
  const [general] = team.channels;
  if (!general) throw gateway.notFound('primaryChannel');
  const fragment = `teams('${team.id}')/primaryChannel`;
  return one(call, { type: channelType, fragment }, channelView(team, general));
}

/** https://learn.microsoft.com/graph/api/resources/aaduserconversationmember */
const memberType = entityType('conversationMember', {
  writable: {},
  readOnly: ['displayName', 'email', 'roles', 'tenantId', 'userId', 'visibleHistoryStartDateTime'],
});

function memberView(team: Team, user: User) {
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    id: Buffer.from(`${team.id}##${user.id}`).toString('base64'),
    roles: user === team.tenant.owner ? ['owner'] : [],
    displayName: user.displayName,
    visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
    userId: user.id,
    email: user.userPrincipalName,
    tenantId: team.tenant.id,
  };
}

export function listMembers(call: Call): Reply {
  const team = teamOf(call);
  return many(call, {
    ...teamList,
    type: memberType,
    fragment: `teams('${team.id}')/members`,
    items: team.tenant.users.map((user) => memberView(team, user)),
  });
}

export function getMember(call: Call): Reply {
  const team = teamOf(call);
  const id = param(call, 'membership-id');
  const found = team.tenant.users
    .map((user) => memberView(team, user))
    .find((member) => member.id === id);
  if (!found) throw gateway.notFound(id);
  return one(call, { type: memberType, fragment: `teams('${team.id}')/members` }, found);
}
