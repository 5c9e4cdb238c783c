import type { Call, Reply } from '../../core/types';
import type { Group } from './store';
import { entityType } from '../../core/entity-type';
import { many, param } from '../../core/reply';
import { accepts, route, words } from '../define';
import { userView } from '../profile';
import { checkAdvanced } from './advanced';
import { groupsOf, groupView } from './store';

/** What a member is answered with where `$select` does not ask for more, and what may be asked for. */
const shown = words(`businessPhones displayName givenName jobTitle mail mobilePhone officeLocation
      preferredLanguage surname userPrincipalName`);
/** https://learn.microsoft.com/graph/api/resources/directoryobject */
const objectType = entityType('directoryObject', {
  writable: {},
  readOnly: [...shown, 'deletedDateTime'],
});
const userType = entityType('user', { writable: {}, readOnly: shown });

type Whose = (group: Group) => readonly string[];

function people(call: Call, whose: Whose): Record<string, unknown>[] {
  const group = groupsOf(call.tenant).group(param(call, 'group-id'));
  return whose(group).flatMap((id) => {
    const user = call.tenant.user(id);
    if (!user) return [];
    const view = userView(user);
    return [Object.fromEntries(['id', ...shown].map((name) => [name, view[name]]))];
  });
}

const page = { pageSize: 100, most: 999, paging: 'token' } as const;

const listAll = (whose: Whose) =>
  function list(call: Call): Reply {
    checkAdvanced(call);
    const items = people(call, whose).map((person) => ({
      '@odata.type': '#microsoft.graph.user',
      ...person,
    }));
    return many(call, { type: objectType, fragment: 'directoryObjects', items, ...page });
  };

function listUsers(call: Call): Reply {
  checkAdvanced(call);
  const items = people(call, ({ members }) => members);
  return many(call, { type: userType, fragment: 'users', items, ...page });
}

const wide = 'Group.Read.All Directory.Read.All GroupMember.ReadWrite.All Group.ReadWrite.All';
const readMembers = `GroupMember.ReadBasic.All GroupMember.Read.All Group.ReadBasic.All ${wide}`;
const members = '/groups/{group-id}/members';

/** https://learn.microsoft.com/graph/api/resources/group */
const memberOfType = entityType('directoryObject', {
  writable: {},
  readOnly:
    words(`createdDateTime deletedDateTime description displayName groupTypes mail mailEnabled
      mailNickname proxyAddresses renewedDateTime securityEnabled visibility`),
});

function memberOf(call: Call): Reply {
  checkAdvanced(call);
  const items = groupsOf(call.tenant)
    .of(call.user)
    .map((group) => ({ '@odata.type': '#microsoft.graph.group', ...groupView(group) }));
  return many(call, { type: memberOfType, fragment: 'directoryObjects', items, ...page });
}

/** Who is in a group, whose it is, and which groups somebody is in. */
export const memberRoutes = [
  route(
    'GET',
    members,
    'group-list-members',
    accepts(readMembers, readMembers),
    listAll((group) => group.members),
  ),
  route(
    'GET',
    `${members}/microsoft.graph.user`,
    'group-list-members',
    accepts(readMembers, readMembers),
    listUsers,
  ),
  route(
    'GET',
    '/groups/{group-id}/owners',
    'group-list-owners',
    accepts(`GroupMember.Read.All ${wide}`, `GroupMember.Read.All ${wide}`),
    listAll((group) => group.owners),
  ),
  route(
    'GET',
    '/me/memberOf',
    'user-list-memberof',
    accepts(
      'User.Read GroupMember.Read.All Directory.Read.All Directory.ReadWrite.All',
      'Directory.Read.All Directory.ReadWrite.All',
    ),
    memberOf,
  ),
];
