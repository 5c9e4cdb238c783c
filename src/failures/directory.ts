import { oneServiceRefuses } from './kinds';
import type { Cases } from './define';

const AUTH = 'https://learn.microsoft.com/graph/resolve-auth-errors';
const GRANT =
  'Grant {permission|the permission} under API permissions of the app registration and give admin consent; the account’s preflight says what is missing.';
const NO_PERMISSION = {
  kind: 'permission',
  title: 'The permission is missing',
  cause:
    'Graph refused the call: the token does not hold {permission|the permission it needs}, or what no token shows is missing ({needs|a role, a licence, a policy}).',
  fix: GRANT,
  link: AUTH,
  when: {
    'held:yes': {
      cause:
        'The token holds {permission|the permission}, so what no token shows stands against it: a policy, a directory role, a licence or a setting ({needs|no more is known}).',
      fix: 'Look for a policy or a missing role first, then for the licence, then for a setting of the service that forbids it.',
    },
  },
} as const;

/** Users, groups and the directory, and what Graph’s front door says itself. */
export const directoryCases: Cases = {
  InvalidAuthenticationToken: {
    kind: 'auth',
    title: 'Graph does not accept the access token',
    cause: 'The access token has expired, was revoked, or is not meant for Graph.',
    fix: 'Nothing, unless it keeps coming back: then give the account its credential again.',
    link: AUTH,
    next: 'retry',
    when: {
      'accepted:elsewhere': oneServiceRefuses,
    },
  },
  unauthenticated: {
    kind: 'auth',
    title: 'The caller is not authenticated',
    cause: 'The service behind Graph did not accept the access token or the link it had given out.',
    fix: 'Nothing, unless it keeps coming back: then give the account its credential again.',
    link: AUTH,
    next: 'retry',
    when: { 'accepted:elsewhere': oneServiceRefuses },
  },
  CompactToken: {
    kind: 'auth',
    title: 'The access token cannot be read',
    cause: 'Graph could not read the access token.',
    fix: 'See that client id and tenant belong to a work or school tenant, not to a personal account.',
    link: AUTH,
  },
  Authorization_RequestDenied: NO_PERMISSION,
  Authorization_IdentityNotFound: {
    kind: 'permission',
    title: 'The app is unknown to the tenant',
    cause: 'The tenant has no service principal of this app, so it was never consented to there.',
    fix: 'Have an administrator of the tenant open the admin-consent link of the account’s preflight.',
    link: AUTH,
  },
  Forbidden: NO_PERMISSION,
  forbidden: NO_PERMISSION,
  UnknownError: { ...NO_PERMISSION, ambiguous: true },
  Request_ResourceNotFound: {
    kind: 'assertion',
    title: 'The directory does not know it',
    cause:
      'A user, group or other object does not exist in the directory: mistyped in the account, deleted, or so new that not every server knows it yet.',
    fix: 'Compare the account’s user with the Microsoft 365 admin center. What was deleted can be restored for 30 days.',
    link: 'https://learn.microsoft.com/graph/api/user-get',
  },
  Directory_QuotaExceeded: {
    kind: 'assertion',
    title: 'The directory is full',
    cause: 'The tenant, or this app in it, has reached its number of directory objects.',
    fix: 'Remove directory objects that are not needed; deleted ones count for a while.',
    link: 'https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions',
  },
  TooManyRequests: {
    kind: 'throttled',
    title: 'Graph throttles the app',
    cause: 'The app has sent more requests to this tenant than Graph serves.',
    fix: 'Nothing. If it keeps coming back, choose fewer checks or longer gaps, or see what else uses the same app.',
    link: 'https://learn.microsoft.com/graph/throttling',
  },
  Authentication_RequestFromNonPremiumTenantOrB2CTenant: {
    kind: 'licence',
    title: 'The tenant has no Entra ID P1 or P2',
    cause: 'This call needs a tenant with Microsoft Entra ID P1 or P2.',
    fix: 'Choose other checks, or get the licence.',
    link: 'https://learn.microsoft.com/entra/fundamentals/licensing',
  },
  NotLicensed: {
    kind: 'licence',
    title: 'The user has no licence for this',
    cause: 'The service behind this call is not licensed for the user.',
    fix: 'Assign a licence in the Microsoft 365 admin center, or choose other checks.',
    link: 'https://learn.microsoft.com/microsoft-365/admin/manage/assign-licenses-to-users',
  },
  'no-licence': {
    kind: 'licence',
    title: 'The user has no licence for this',
    cause: 'The service behind this call says that the user or the tenant is not licensed for it.',
    fix: 'Assign a licence in the Microsoft 365 admin center, or choose other checks.',
    link: 'https://learn.microsoft.com/microsoft-365/admin/manage/assign-licenses-to-users',
  },
};
