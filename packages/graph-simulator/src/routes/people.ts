import type { Call, Reply } from '../core/types';
import { entityType } from '../core/entity-type';
import { outlook } from '../core/errors';
import { many, usersFragment } from '../core/reply';
import { accepts, route, routesOf } from './define';

/** https://learn.microsoft.com/graph/api/resources/person */
const personType = entityType('person', {
  writable: {},
  readOnly: ['displayName', 'givenName', 'surname', 'userPrincipalName'],
});

/** Everybody else in the tenant, the most relevant first. */
function list(call: Call): Reply {
  const items = call.tenant.users
    .filter((user) => user !== call.user)
    .map(({ id, displayName, userPrincipalName }) => {
      const [givenName = '', surname = ''] = displayName.split(' ');
      return { id, displayName, givenName, surname, userPrincipalName };
    });
  const fragment = `${usersFragment(call)}/people`;
  return many(call, {
    type: personType,
    fragment,
    items,
    pageSize: 10,
    most: 1000,
    paging: 'skip',
  });
}

export const peopleRoutes = routesOf(outlook, [
  route(
    'GET',
    '/me/people',
    'user-list-people',
    accepts('People.Read People.Read.All', 'People.Read.All'),
    list,
  ),
]);
