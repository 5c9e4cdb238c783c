import type { Call, Reply } from '../core/types';
import type { User } from '../core/tenant';
import { entityType } from '../core/entity-type';
import { directory, GraphError } from '../core/errors';
import { many, one } from '../core/reply';
import { accepts, route, routesOf, words } from './define';
import { DEVELOPER_PACK } from './licences';
import { organizationRoutes } from './organization';

const others =
  'User.ReadBasic.All User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All';
const readUser = accepts(`User.Read User.ReadWrite ${others}`, others);
const readUsers = accepts(others, others);
const readMore = 'User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All';

/** https://learn.microsoft.com/graph/api/resources/user */
const userType = entityType('user', {
  writable: {},
  readOnly: words(`accountEnabled assignedLicenses assignedPlans businessPhones city companyName
      country createdDateTime creationType deletedDateTime department displayName
      employeeId employeeType externalUserState faxNumber givenName identities imAddresses
      jobTitle lastPasswordChangeDateTime mail mailNickname mobilePhone officeLocation
      onPremisesSyncEnabled otherMails postalCode preferredLanguage provisionedPlans
      proxyAddresses securityIdentifier state streetAddress surname usageLocation
      userPrincipalName userType`),
  expandable: ['manager', 'directReports', 'memberOf'],
});

/** What a user's answer holds where `$select` does not ask for more. */
const usual = words(`businessPhones displayName givenName jobTitle mail mobilePhone officeLocation
      preferredLanguage surname userPrincipalName id`);

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

/** Some queries are answered from an index only: https://learn.microsoft.com/graph/aad-advanced-queries */
function checkAdvanced({ query, headers }: Call): void {
  const { count, search, raw } = query;
  const eventual = headers['consistencylevel']?.toLowerCase() === 'eventual';
  if (/\bendswith\(/i.test(raw.get('$filter') ?? '') && !(count && eventual))
    throw new GraphError(
      400,
      'Request_UnsupportedQuery',
      "Operator 'endsWith' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header.",
    );
  if ((count || search !== undefined) && !eventual)
    throw new GraphError(
      400,
      'Request_UnsupportedQuery',
      "Request with $search or $count query parameters only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
}

function listUsers(call: Call): Reply {
  checkAdvanced(call);
  const { search } = call.query;
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

const PHOTO = { width: 48, height: 64 };

/** https://learn.microsoft.com/graph/api/resources/profilephoto */
const photoType = entityType('profilePhoto', { writable: {}, readOnly: ['height', 'width'] });

function photo(call: Call): Reply {
  const { width, height } = PHOTO;
  return one(call, { type: photoType, fragment: 'users' }, { id: `${width}X${height}`, ...PHOTO });
}

/** A JPEG as far as its header goes: start, the frame with its size, end (ITU-T T.81, B.2.2). */
function photoBytes(): Reply {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(PHOTO.height, 0);
  size.writeUInt16BE(PHOTO.width, 2);
  const frame = [0xff, 0xc0, 0x00, 0x0b, 0x08, ...size, 0x01, 0x01, 0x11, 0x00];
  const bytes = Buffer.from([0xff, 0xd8, ...frame, 0xff, 0xd9]);
  return { status: 200, headers: { 'content-type': 'image/jpeg' }, bytes };
}

function manager(call: Call): Reply {
  throw directory.notFound(`manager of ${call.user.id}`);
}

export const profileRoutes = routesOf(directory, [
  route('GET', '/me', 'user-get', readUser, getUser),
  route('GET', '/users', 'user-list', readUsers, listUsers),
  route(
    'GET',
    '/me/photo',
    'profilephoto-get',
    accepts(
      'ProfilePhoto.Read.All User.Read User.ReadBasic.All',
      'ProfilePhoto.Read.All User.ReadBasic.All User.Read.All',
    ),
    photo,
  ),
  route(
    'GET',
    '/me/photo/$value',
    'profilephoto-get',
    accepts(
      'ProfilePhoto.Read.All User.Read User.ReadBasic.All',
      'ProfilePhoto.Read.All User.ReadBasic.All User.Read.All',
    ),
    photoBytes,
  ),
  route('GET', '/me/manager', 'user-list-manager', accepts(readMore, readMore), manager),
  ...organizationRoutes,
]);
