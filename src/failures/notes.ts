import type { Cases } from './define';

/** OneNote numbers its errors. */
const ERRORS = 'https://learn.microsoft.com/graph/onenote-error-codes';
const APP_ONLY = 'https://learn.microsoft.com/graph/api/resources/onenote-api-overview';
const TOO_MANY =
  'Delete what is not needed from the user’s document libraries, or choose no OneNote checks for this account.';
const NO_SITE = {
  kind: 'not-provisioned',
  title: 'OneNote finds no OneDrive for this user',
  cause:
    'Notebooks lie in the user’s OneDrive, and that is not set up, still being made, or not licensed.',
  fix: 'Open OneDrive once as the user and wait a few minutes; see that the user has a licence with OneDrive.',
  link: ERRORS,
} as const;

const NO_ACCESS = {
  kind: 'permission',
  title: 'OneNote refuses access',
  cause:
    'The token does not hold {permission|the permission this call needs}, or the user may not open this notebook.',
  fix: 'Grant {permission|the permission} with admin consent, as the account’s preflight says.',
  link: 'https://learn.microsoft.com/graph/permissions-reference',
  when: {
    'held:yes': {
      cause:
        'The token holds {permission|the permission}, so OneNote refuses for another reason: a policy of the tenant, a notebook that is not shared with the user, or a setting of the site it lies in.',
      fix: 'Look for a policy in the SharePoint admin center first, then whether the user may open the notebook.',
    },
  },
} as const;

export const notesCases: Cases = {
  '10008': {
    kind: 'not-provisioned',
    title: 'More than 5,000 OneNote items in a library',
    cause:
      'A document library of the user holds more than 5,000 notebooks, sections and section groups. OneNote’s API cannot list those, whatever permission it is given.',
    fix: TOO_MANY,
    link: ERRORS,
  },
  '10013': {
    kind: 'not-provisioned',
    title: 'More than 20,000 items in a library',
    cause:
      'A document library of the user holds more than 20,000 items, which OneNote’s API cannot index.',
    fix: TOO_MANY,
    link: ERRORS,
  },
  '10002': {
    kind: 'service',
    title: 'OneNote is out of service',
    cause: 'OneNote could not serve the request.',
    fix: 'Nothing. It passes by itself.',
    link: ERRORS,
  },
  '10007': {
    kind: 'service',
    title: 'OneNote is too busy',
    cause: 'OneNote could not serve the request at this moment.',
    fix: 'Nothing. It passes by itself.',
    link: ERRORS,
  },
  '20166': {
    kind: 'throttled',
    title: 'OneNote throttles the app',
    cause: 'The app has sent too many requests to OneNote for this user in a short time.',
    fix: 'Nothing. If it keeps coming back, choose fewer OneNote checks or longer gaps.',
    link: 'https://learn.microsoft.com/graph/throttling-limits',
  },
  '30101': {
    kind: 'assertion',
    title: 'The drive behind the notebooks is full',
    cause: 'The user’s OneDrive has reached its quota, so nothing can be added to a notebook.',
    fix: 'Empty the drive and its recycle bin, or raise its quota.',
    link: ERRORS,
  },
  '30103': {
    kind: 'throttled',
    title: 'OneNote’s limits for this site are used up',
    cause: 'The user’s notebooks are very large, or many requests go to the same site at once.',
    fix: 'Nothing. If it keeps coming back, choose fewer OneNote checks.',
    link: ERRORS,
  },
  '30105': NO_SITE,
  '30106': NO_SITE,
  '30108': NO_SITE,
  '40001': {
    kind: 'auth',
    title: 'OneNote does not accept the access token',
    cause:
      'OneNote did not accept the access token. App-only tokens are refused since 31 March 2025.',
    fix: 'Choose OneNote checks only for accounts that have signed in.',
    link: APP_ONLY,
    when: {
      'mode:delegated': {
        cause:
          'OneNote did not accept the access token of this signed-in user, although Graph did. That happens to personal accounts, to a token without a Notes scope, and where the user’s OneDrive or SharePoint is not set up.',
        fix: 'See that the user is no personal account and has opened OneDrive once, and that the token has a Notes scope; or choose no OneNote checks.',
      },
    },
  },
  '40003': NO_ACCESS,
  '40004': NO_ACCESS,
  '40006': NO_ACCESS,
  '40007': NO_ACCESS,
};
