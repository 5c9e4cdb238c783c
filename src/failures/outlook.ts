import type { Cases } from './define';

const MAILBOX_ACCESS = 'https://learn.microsoft.com/exchange/permissions-exo/application-rbac';
const NO_MAILBOX = {
  kind: 'not-provisioned',
  title: 'The user has no mailbox yet',
  cause:
    'Exchange Online has no active mailbox for the user: no licence was assigned, it is still being made, it was deleted, or it lies on premises.',
  fix: 'Assign a licence with Exchange Online to the user and wait for the mailbox (up to a day), or name a user who has one. The rest works, and nothing has to be restarted.',
  link: 'https://learn.microsoft.com/exchange/recipients-in-exchange-online/create-user-mailboxes',
} as const;

/** Mail, calendar, contacts and tasks: Exchange Online’s codes. */
export const outlookCases: Cases = {
  MailboxNotEnabledForRESTAPI: NO_MAILBOX,
  MailboxNotHostedInExchangeOnline: NO_MAILBOX,
  ErrorNonExistentMailbox: NO_MAILBOX,
  ErrorMailboxNotFound: NO_MAILBOX,
  OrganizationFromTenantGuidNotFound: {
    kind: 'not-provisioned',
    title: 'The tenant has no Exchange Online',
    cause:
      'Exchange Online does not know this tenant: no subscription with it was ever active here, it has ended, or it began minutes ago. The token itself is good.',
    fix: 'Get a subscription with Exchange Online and assign its licence to the user, or choose checks of other services.',
    link: 'https://learn.microsoft.com/microsoft-365/admin/manage/assign-licenses-to-users',
  },
  MailboxInfoStale: {
    kind: 'service',
    title: 'The mailbox is being moved',
    cause: 'Exchange Online is moving the mailbox and does not know yet where it is.',
    fix: 'Nothing. It passes by itself.',
    link: 'https://learn.microsoft.com/graph/errors',
  },
  ErrorInvalidUser: {
    kind: 'assertion',
    title: 'The user does not exist',
    cause: 'Exchange Online knows no user under the name or id that the account gives.',
    fix: 'Correct the account’s user: its user principal name or object id, as the Microsoft 365 admin center shows it.',
    link: 'https://learn.microsoft.com/graph/api/user-get',
    next: 'stop',
  },
  ErrorAccessDenied: {
    kind: 'permission',
    title: 'Exchange Online refuses access to the mailbox',
    cause:
      'The token does not hold {permission|the permission this call needs}, or Exchange Online restricts which mailboxes this app may open (RBAC for Applications, application access policies).',
    fix: 'Grant {permission|the permission} with admin consent, as the account’s preflight says. With a restriction in place, add the mailbox to its scope.',
    link: MAILBOX_ACCESS,
    when: {
      'held:yes': {
        cause:
          'The token holds {permission|the permission}, so Exchange Online refuses for another reason: a policy restricts which mailboxes this app may open, the mailbox is full, or its licence has lapsed.',
        fix: 'See whether a policy (RBAC for Applications, application access policies) leaves this mailbox out; then whether the mailbox is full; then its licence.',
      },
    },
  },
  'application-access-policy': {
    kind: 'permission',
    title: 'A policy keeps the app away from this user',
    cause: 'An application access policy of the tenant does not cover this app and user.',
    fix: 'Add the user to the policy’s scope, or replace it by RBAC for Applications. Changes take up to an hour and more to hold.',
    link: MAILBOX_ACCESS,
  },
  ErrorItemNotFound: {
    kind: 'assertion',
    title: 'An Outlook item was not there',
    cause: 'Exchange Online no longer knew an item that the check had just made or listed.',
    fix: 'If it keeps coming back, see whether a rule, a retention policy or another program removes or moves items in this mailbox.',
    link: 'https://learn.microsoft.com/graph/errors',
  },
  ErrorSendAsDenied: {
    kind: 'permission',
    title: 'The user may not send as this address',
    cause: 'Exchange Online refused the sender’s address.',
    fix: 'Name the user by its own primary address.',
    link: 'https://learn.microsoft.com/graph/outlook-send-mail-from-other-user',
  },
  ErrorExceededMessageLimit: {
    kind: 'throttled',
    title: 'The mailbox has sent too many messages',
    cause: 'The mailbox has reached Exchange Online’s limit of messages or recipients for the day.',
    fix: 'Find out what else sends from this mailbox, and choose fewer checks that send mail.',
    link: 'https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits',
  },
  ErrorQuotaExceeded: {
    kind: 'assertion',
    title: 'The mailbox is full',
    cause: 'The mailbox has reached its storage limit, so nothing can be made in it.',
    fix: 'Empty the mailbox, its deleted items included.',
    link: 'https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits',
  },
  ApplicationThrottled: {
    kind: 'throttled',
    title: 'Exchange Online throttles the app',
    cause: 'The app has used up its share of requests to this mailbox.',
    fix: 'Nothing. If it keeps coming back, choose fewer checks or longer gaps, or see what else uses the same app.',
    link: 'https://learn.microsoft.com/graph/throttling-limits',
  },
};
