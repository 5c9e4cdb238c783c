import type { FailureKind } from '../domain/failure';
import type { Case, Texts } from './define';

/** The token was taken by another service after this one had refused it. */
export const oneServiceRefuses: Texts = {
  title: 'One service does not accept the access token',
  cause:
    'Other services took the same access token in this run, so credential and sign-in are good. This service does not know the tenant or the user, is not licensed, or has a policy of its own.',
  fix: 'See that the user has a licence with this service and has opened it once; then look for a policy of the service that blocks apps.',
};

/** What is said of a code that has no case of its own. Never empty. */
export const kindCases: Readonly<
  Record<FailureKind, Omit<Case, 'kind' | 'ambiguous'> & Required<Pick<Case, 'next'>>>
> = {
  auth: {
    title: 'Microsoft gave out no token, or did not take it',
    cause:
      'The request was refused with a code this catalogue does not have. The reason may lie in the credential, the user, the app registration or a policy of the tenant.',
    fix: 'Look the code up on the linked page; it says which of them to change.',
    link: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    when: { 'accepted:elsewhere': oneServiceRefuses },
    next: 'stop',
  },
  permission: {
    title: 'The account is not allowed to do this',
    cause:
      'Microsoft refused the call: {permission|a permission}, a role or a policy stands against it ({needs|no more is known}).',
    fix: 'See the account’s preflight for what its token may do, and grant what is missing with admin consent.',
    link: 'https://learn.microsoft.com/graph/resolve-auth-errors',
    when: {
      'held:yes': {
        cause:
          'The token holds {permission|the permission}, so something that no token shows stands against it: a policy, a role, a licence or a setting of the tenant ({needs|no more is known}).',
        fix: 'Look for a policy or a role that covers this user first, then for the licence, then for a setting of the service.',
      },
    },
    next: 'skip',
  },
  throttled: {
    title: 'Microsoft asked to wait',
    cause: 'More was sent to this tenant than Microsoft serves.',
    fix: 'Nothing. If it keeps coming back, choose fewer checks or longer gaps.',
    link: 'https://learn.microsoft.com/graph/throttling',
    next: 'wait',
  },
  'not-provisioned': {
    title: 'The service is not set up for this user',
    cause: 'What the check looks at does not exist for this user: a mailbox, a drive, a site.',
    fix: 'Open the service once as the user, or choose other checks.',
    link: 'https://learn.microsoft.com/graph/errors',
    next: 'skip',
  },
  licence: {
    title: 'The licence is missing',
    cause: 'The user or the tenant has no licence for the service behind this call.',
    fix: 'Assign a licence in the Microsoft 365 admin center, or choose other checks.',
    link: 'https://learn.microsoft.com/microsoft-365/admin/manage/assign-licenses-to-users',
    next: 'skip',
  },
  network: {
    title: 'Microsoft could not be reached',
    cause: 'The network did not carry the request or the answer.',
    fix: 'Nothing, unless it lasts: then check the network.',
    link: 'https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges',
    next: 'retry',
  },
  service: {
    title: 'The service had a fault',
    cause: 'The far side could not serve the request.',
    fix: 'Nothing, unless it lasts: then see Service health in the Microsoft 365 admin center.',
    link: 'https://learn.microsoft.com/microsoft-365/enterprise/view-service-health',
    next: 'retry',
  },
  assertion: {
    title: 'Something in the tenant was not as it should be',
    cause: 'Microsoft answered, but not with what the check had reason to expect.',
    fix: 'Look the code up on the linked page. If it fails always, something in the tenant has changed.',
    link: 'https://learn.microsoft.com/graph/errors',
    next: 'retry',
  },
  bug: {
    title: 'Perennial sent something that Microsoft does not take',
    cause:
      'The request itself was refused as wrong. That is a fault of the program, not of the tenant.',
    fix: 'Open an issue and give the code and the request id.',
    link: 'https://github.com/perennial-checks/perennial/issues',
    next: 'stop',
  },
};
