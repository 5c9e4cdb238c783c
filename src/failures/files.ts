import type { Cases } from './define';

const PROVISION = 'https://learn.microsoft.com/sharepoint/pre-provision-accounts';
const NO_DRIVE = {
  kind: 'not-provisioned',
  title: 'OneDrive is not set up for this user',
  cause:
    'The user has no OneDrive yet: it is made when the user opens it for the first time, and not at all without a licence.',
  fix: 'Open https://www.office.com as the user and start OneDrive once, then wait a few minutes; or have an administrator pre-provision it.',
  link: PROVISION,
} as const;
const NO_SHAREPOINT = {
  kind: 'licence',
  title: 'SharePoint is not licensed',
  cause:
    'The tenant has no licence with SharePoint Online, on which OneDrive, sites and notebooks rest.',
  fix: 'Assign a licence with SharePoint Online. A developer subscription that has ended loses it.',
  link: 'https://learn.microsoft.com/office365/servicedescriptions/sharepoint-online-service-description/sharepoint-online-service-description',
} as const;

/** OneDrive and SharePoint. */
export const filesCases: Cases = {
  ResourceNotFound: { ...NO_DRIVE, ambiguous: true },
  itemNotFound: { ...NO_DRIVE, ambiguous: true },
  'no-mysite': NO_DRIVE,
  'no-sharepoint-licence': NO_SHAREPOINT,
  accessDenied: {
    kind: 'permission',
    title: 'OneDrive or SharePoint refuses access',
    cause:
      'The token does not hold {permission|the permission this call needs}, or the app was given only some sites (Sites.Selected), or the site is locked.',
    fix: 'Grant {permission|the permission} with admin consent, as the account’s preflight says. With Sites.Selected, give the app the site.',
    link: 'https://learn.microsoft.com/graph/permissions-selected-overview',
    when: {
      'held:yes': {
        cause:
          'The token holds {permission|the permission}, so SharePoint refuses for another reason: a policy for unmanaged devices or locations, a locked site, a full drive, or a setting of the site.',
        fix: 'Look for a policy in the SharePoint admin center first, then whether the site is locked or the drive is full.',
      },
    },
  },
  activityLimitReached: {
    kind: 'throttled',
    title: 'OneDrive throttles the app',
    cause: 'The app or the user has sent more requests to OneDrive or SharePoint than they serve.',
    fix: 'Nothing. If it keeps coming back, choose fewer file checks or longer gaps.',
    link: 'https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online',
  },
  quotaLimitReached: {
    kind: 'assertion',
    title: 'The drive is full',
    cause: 'The user’s OneDrive has reached its quota, so nothing can be uploaded.',
    fix: 'Empty the drive and its recycle bin, or raise its quota.',
    link: 'https://learn.microsoft.com/sharepoint/set-default-storage-space',
  },
  nameAlreadyExists: {
    kind: 'assertion',
    title: 'The name is taken',
    cause: 'There is already an item with the name the check wanted to give.',
    fix: 'Nothing: the next run draws another name. If it keeps coming back, remove what earlier runs have left.',
    link: 'https://learn.microsoft.com/onedrive/developer/rest-api/concepts/errors',
  },
  resourceLocked: {
    kind: 'service',
    title: 'The file is locked',
    cause: 'Another program, or OneDrive itself, holds the file open.',
    fix: 'Nothing. It passes by itself.',
    link: 'https://learn.microsoft.com/onedrive/developer/rest-api/concepts/errors',
  },
  notAllowed: {
    kind: 'permission',
    title: 'The tenant does not allow it',
    cause:
      'A setting of the tenant or the site forbids this action, for example sharing or writing.',
    fix: 'See the sharing and access settings in the SharePoint admin center.',
    link: 'https://learn.microsoft.com/sharepoint/turn-external-sharing-on-or-off',
  },
  serviceNotAvailable: {
    kind: 'service',
    title: 'OneDrive is out of service',
    cause: 'OneDrive or SharePoint could not serve the request.',
    fix: 'Nothing, unless it lasts: then see Service health in the Microsoft 365 admin center.',
    link: 'https://learn.microsoft.com/microsoft-365/enterprise/view-service-health',
  },
  resyncRequired: {
    kind: 'assertion',
    title: 'The change list has to be read anew',
    cause: 'The link under which changes were being read is no longer valid.',
    fix: 'Nothing: the next run starts from the beginning.',
    link: 'https://learn.microsoft.com/graph/api/driveitem-delta',
  },
};
