import type { Cases } from './define';

const REFRESH = 'https://learn.microsoft.com/entra/identity-platform/refresh-tokens';
const SIGN_IN_AGAIN =
  'Sign in again as the account’s user and give the account the new refresh token.';

const NO_DEVICE = {
  kind: 'auth',
  title: 'Conditional Access demands a managed device',
  cause:
    'A Conditional Access policy of the tenant gives tokens only to devices that it manages, and no server is one.',
  fix: 'Exclude this user or app from the policy, or use an app-only credential.',
  link: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-device-compliance',
} as const;

/** Refusals of the user behind a refresh token: the password, MFA, the account, the session. */
export const tokenUserCases: Cases = {
  AADSTS700082: {
    kind: 'auth',
    title: 'The refresh token has lapsed',
    cause: 'The refresh token was not used for 90 days, so Entra ID no longer accepts it.',
    fix: SIGN_IN_AGAIN,
    link: REFRESH,
  },
  AADSTS70008: {
    kind: 'auth',
    title: 'The refresh token has expired',
    cause: 'The refresh token has expired or was revoked.',
    fix: SIGN_IN_AGAIN,
    link: REFRESH,
  },
  AADSTS70043: {
    kind: 'auth',
    title: 'The tenant demands a fresh sign-in',
    cause:
      'A Conditional Access policy limits how long a sign-in lasts (sign-in frequency), and this one is older.',
    fix: 'Sign in again and give the account the new refresh token. So that it lasts, exclude this user or app from the sign-in frequency, or use an app-only credential.',
    link: 'https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime',
  },
  AADSTS50173: {
    kind: 'auth',
    title: 'The sign-in was revoked',
    cause:
      'The user’s password was changed or their sessions were revoked after the refresh token had been given out.',
    fix: SIGN_IN_AGAIN,
    link: REFRESH,
  },
  AADSTS50076: {
    kind: 'auth',
    title: 'Multifactor authentication is required',
    cause:
      'The tenant now demands multifactor authentication, and the sign-in behind this token was made without it.',
    fix: 'Sign in again with multifactor authentication and give the account the new refresh token, or use an app-only credential.',
    link: 'https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication',
  },
  AADSTS50079: {
    kind: 'auth',
    title: 'The user has to set up multifactor authentication',
    cause:
      'The tenant demands multifactor authentication, and this user has not registered a method for it.',
    fix: 'Have the user register at https://aka.ms/mfasetup, sign in again and give the account the new refresh token.',
    link: 'https://learn.microsoft.com/entra/identity/authentication/howto-registration-mfa-sspr-combined',
  },
  AADSTS50053: {
    kind: 'auth',
    title: 'The user is locked',
    cause:
      'Entra ID has blocked the sign-in for a while: too many failed attempts, or an address that Microsoft takes for a risk. The block lasts about 15 minutes.',
    fix: 'Wait a quarter of an hour, stop whatever signs in with a wrong password, and try again.',
    link: 'https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout',
    next: 'wait',
  },
  AADSTS50055: {
    kind: 'auth',
    title: 'The user’s password has expired',
    cause: 'The user’s password has expired; until it is changed there are no tokens.',
    fix: 'Change the password, sign in again and give the account the new refresh token. The tenant can be set to let passwords never expire.',
    link: 'https://learn.microsoft.com/microsoft-365/admin/manage/set-password-expiration-policy',
  },
  AADSTS50057: {
    kind: 'auth',
    title: 'The user is disabled',
    cause: 'An administrator has disabled this user.',
    fix: 'Enable the user in the Microsoft 365 admin center, or register another one.',
    link: 'https://learn.microsoft.com/entra/fundamentals/how-to-manage-user-profile-info',
  },
  AADSTS50034: {
    kind: 'auth',
    title: 'The user does not exist in this tenant',
    cause:
      'There is no such user in the tenant {tenantId|of this account}: deleted, renamed, or of another tenant.',
    fix: 'Check the user in the Microsoft 365 admin center. A deleted user can be restored for 30 days.',
    link: 'https://learn.microsoft.com/entra/fundamentals/users-restore',
  },
  AADSTS50126: {
    kind: 'auth',
    title: 'User name or password is wrong',
    cause: 'Entra ID refused the user’s name or password.',
    fix: SIGN_IN_AGAIN,
    link: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  },
  AADSTS50158: {
    kind: 'auth',
    title: 'The tenant demands a further sign-in step',
    cause: 'A Conditional Access policy demands a step that only a person in a browser can take.',
    fix: SIGN_IN_AGAIN,
    link: 'https://learn.microsoft.com/entra/identity/conditional-access/overview',
  },
  AADSTS70000: {
    kind: 'auth',
    title: 'The refresh token is not valid any more',
    cause:
      'The refresh token was revoked, used up, cut off in copying, or given out for another app or for other permissions.',
    fix: SIGN_IN_AGAIN,
    link: REFRESH,
  },
  AADSTS54005: {
    kind: 'auth',
    title: 'The refresh token has been used up',
    cause: 'What was presented had been redeemed already, here or by another program.',
    fix: `${SIGN_IN_AGAIN} Use it in one place only.`,
    link: REFRESH,
  },
  AADSTS700084: {
    kind: 'auth',
    title: 'The refresh token of a single-page app has lapsed',
    cause:
      'The refresh token was given out to a single-page application, whose tokens live for a day and cannot be extended.',
    fix: 'Register the redirect address under “Mobile and desktop applications” or “Web”, sign in again and give the account the new refresh token.',
    link: REFRESH,
  },
  AADSTS50020: {
    kind: 'auth',
    title: 'The user belongs to another tenant',
    cause:
      'The user who signed in is a personal account, or of another tenant and no guest in {tenantId|this one}.',
    fix: 'Register the tenant that the user belongs to, or sign in as a user of this tenant (or invite that user as a guest) and give the account the new refresh token.',
    link: 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50020-user-account-identity-provider-does-not-exist',
  },
  AADSTS50078: {
    kind: 'auth',
    title: 'Multifactor authentication has to be repeated',
    cause:
      'The tenant limits how long a multifactor authentication counts, and the one behind this token is older.',
    fix: 'Sign in again with multifactor authentication and give the account the new refresh token, or use an app-only credential.',
    link: 'https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime',
  },
  AADSTS50105: {
    kind: 'auth',
    title: 'The user is not assigned to the app',
    cause:
      'The app {clientId|registration} is open to assigned users only, and this user is not one of them.',
    fix: 'Under Enterprise applications, assign the user to the app, or set “Assignment required” to No.',
    link: 'https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal',
  },
  AADSTS53000: NO_DEVICE,
  AADSTS53001: NO_DEVICE,
  AADSTS50097: NO_DEVICE,
  interaction_required: {
    kind: 'auth',
    title: 'A person has to sign in',
    cause:
      'The tenant demands something at sign-in that only a person can give: a password, a second factor or an agreement.',
    fix: SIGN_IN_AGAIN,
    link: REFRESH,
  },
  invalid_grant: {
    kind: 'auth',
    title: 'The refresh token is not accepted',
    cause:
      'The token endpoint refused the refresh token: expired, revoked, or given out for another app.',
    fix: SIGN_IN_AGAIN,
    link: REFRESH,
  },
  invalid_client: {
    kind: 'auth',
    title: 'The app’s credential is not accepted',
    cause:
      'The token endpoint refused the client secret or certificate of the app {clientId|registration}.',
    fix: 'Make a new client secret under “Certificates & secrets” of the app registration and give its value to the account.',
    link: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
  },
};
