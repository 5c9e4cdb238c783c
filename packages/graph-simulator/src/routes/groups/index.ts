import { randomUUID } from 'node:crypto';
import type { Call, Reply } from '../../core/types';
import type { Group } from './store';
import { entityType, jsonBody, written } from '../../core/entity-type';
import { badRequest, directory } from '../../core/errors';
import { delta, many, noContent, one, param } from '../../core/reply';
import { accepts, route, routesOf, words } from '../define';
import { checkAdvanced } from './advanced';
import { memberRoutes } from './members';
import { groupsOf, groupView as view } from './store';

const readers =
  'Group.ReadBasic.All GroupMember.Read.All Group.Read.All Directory.Read.All Group.ReadWrite.All Directory.ReadWrite.All';
const read = accepts(readers, readers);
const changers = 'Group.ReadWrite.All Directory.ReadWrite.All';
const change = accepts(changers, changers);

/** https://learn.microsoft.com/graph/api/resources/group */
const groupType = entityType('group', {
  writable: {
    classification: 'text',
    description: 'text',
    displayName: 'text',
    groupTypes: 'list',
    mailEnabled: 'flag',
    mailNickname: 'text',
    preferredLanguage: 'text',
    securityEnabled: 'flag',
    visibility: 'text',
  },
  readOnly: words(`createdDateTime deletedDateTime expirationDateTime isAssignableToRole mail
      membershipRule onPremisesSyncEnabled proxyAddresses renewedDateTime securityIdentifier`),
  expandable: ['members', 'owners'],
});

const described = { type: groupType, fragment: 'groups' };

function list(call: Call): Reply {
  checkAdvanced(call);
  const items = groupsOf(call.tenant).listed(call.world.delays.directory).map(view);
  return many(call, { ...described, items, pageSize: 100, most: 999, paging: 'token' });
}

function changes(call: Call): Reply {
  const { groups } = groupsOf(call.tenant);
  return delta(call, { ...described, collection: groups, view, pageSize: 100 });
}

function found(call: Call): Group {
  return groupsOf(call.tenant).group(param(call, 'group-id'));
}

function get(call: Call): Reply {
  return one(call, described, view(found(call)));
}

/** @throws GraphError 400 as the directory does for what is no group that it makes. */
function checkNew(given: Readonly<Record<string, unknown>>): void {
  for (const name of ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled'])
    if (given[name] === undefined || given[name] === null || given[name] === '')
      throw badRequest(
        `A value is required for property '${name}' of resource 'Group'.`,
        'Request_BadRequest',
      );
  if (!/^[^@()\\[\]";:<>, ]{1,64}$/.test(String(given['mailNickname'])))
    throw badRequest(
      "Invalid value specified for property 'mailNickname' of resource 'Group'.",
      'Request_BadRequest',
    );
  const unified = Array.isArray(given['groupTypes']) && given['groupTypes'].includes('Unified');
  if (given['mailEnabled'] !== unified || (given['securityEnabled'] !== true && !unified))
    throw badRequest(
      'The service does not currently support writes of mail-enabled groups. Please ensure that the mail-enablement property is unset and the security-enablement property is set.',
      'Request_BadRequest',
    );
}

/** Ids out of `owners@odata.bind` and its like. */
function bound(body: Readonly<Record<string, unknown>>, name: string): string[] {
  const links = body[`${name}@odata.bind`];
  if (!Array.isArray(links)) return [];
  return links.map((link) => String(link).split('/').at(-1) ?? '');
}

function create(call: Call): Reply {
  const body = jsonBody(call);
  const given = written(body, groupType);
  checkNew(given);
  // Signed in, whoever makes a group owns it, and is a member where it is a Microsoft 365 group.
  const own = call.caller.userId === undefined ? [] : [call.caller.userId];
  const unified = Array.isArray(given['groupTypes']) && given['groupTypes'].includes('Unified');
  const people = {
    owners: [...new Set([...bound(body, 'owners'), ...own])],
    members: [...new Set([...bound(body, 'members'), ...(unified ? own : [])])],
  };
  for (const id of [...people.owners, ...people.members])
    if (!call.tenant.user(id)) throw directory.notFound(id);
  const group = groupsOf(call.tenant).create(randomUUID(), given, people, call.caller);
  return one(call, described, view(group), 201);
}

function update(call: Call): Reply {
  const group = found(call);
  const given = written(jsonBody(call), groupType);
  groupsOf(call.tenant).groups.change(group, given);
  return noContent;
}

function remove(call: Call): Reply {
  groupsOf(call.tenant).remove(found(call));
  return noContent;
}

const group = '/groups/{group-id}';
const makers = 'Group.ReadWrite.All Directory.ReadWrite.All';

export const groupRoutes = routesOf(directory, [
  route('GET', '/groups', 'group-list', read, list),
  route('POST', '/groups', 'group-post-groups', accepts(makers, `Group.Create ${makers}`), create),
  route('GET', '/groups/delta', 'group-delta', read, changes),
  route('GET', group, 'group-get', read, get),
  route('PATCH', group, 'group-update', change, update),
  route(
    'DELETE',
    group,
    'group-delete',
    accepts('Group.ReadWrite.All', 'Group.ReadWrite.All'),
    remove,
  ),
  ...memberRoutes,
]);
