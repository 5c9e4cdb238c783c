import type { ReportCase } from './cases';

/** Small inputs made after public reports of people in this trade, with their right values. */
export const copies: readonly ReportCase[] = [
  {
    id: 'R01',
    link: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/17826',
    what: 'the user has no mailbox: nothing can be made, so nothing is left over',
    tenant: 'nomailbox',
    checks: ['profile.read-self', 'mail.copy-draft', 'calendar.make-group', 'contacts.add-contact'],
    runs: 3,
    want: [
      { path: ['run', 'outcomes', 'mail.copy-draft', 'result'], is: 'not-applicable' },
      { path: ['run', 'outcomes', 'contacts.add-contact', 'result'], is: 'not-applicable' },
      { path: ['account', 'leftovers', 'open'], is: 0 },
      { path: ['text'], unlike: 'did its work' },
      { path: ['run', 'outcomes', 'calendar.make-group', 'result'], is: 'not-applicable' },
      { path: ['run', 'result'], is: 'passed' },
    ],
  },
  {
    id: 'R02',
    link: 'https://github.com/luoye663/e5/issues/38',
    what: 'a tenant that worked loses mailbox and SharePoint: its owner hears of it',
    checks: ['profile.read-self', 'mail.list-folders', 'calendar.find-default', 'files.list-root'],
    runs: 3,
    thenFaults: [
      {
        times: 9999,
        path: '/(messages|mailFolders|calendar|events|contacts|todo)',
        status: 404,
        body: {
          error: {
            code: 'MailboxNotEnabledForRESTAPI',
            message: 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
            innerError: {},
          },
        },
      },
      {
        times: 9999,
        path: '/(drive|sites|onenote)',
        status: 400,
        body: {
          error: {
            code: 'BadRequest',
            message: 'Tenant does not have a SPO license.',
            innerError: {},
          },
        },
      },
    ],
    want: [
      { path: ['run', 'result'], is: 'degraded' },
      { path: ['account', 'state'], is: 'degraded' },
      { path: ['mails'], is: 1 },
    ],
  },
  {
    id: 'R03',
    link: 'https://github.com/Azure/azure-sdk-for-python/issues/14241',
    what: 'one 503 of the token endpoint, then tokens again',
    how: 'token',
    checks: ['profile.read-self'],
    knobs: { tokenLifetime: 8 },
    waitMs: 9000,
    thenFaults: [
      {
        target: 'token',
        times: 1,
        status: 503,
        code: 90033,
        error: 'temporarily_unavailable',
        text: 'A transient error has occurred. Please try again.',
      },
    ],
    want: [
      { path: ['run', 'result'], is: 'passed' },
      { path: ['mails'], is: 0 },
    ],
  },
  {
    id: 'R04',
    link: 'https://github.com/microsoftgraph/msgraph-sdk-java-auth/issues/32',
    what: 'the tenant has no Exchange Online: 401 from Outlook, all else accepts the token',
    checks: ['profile.read-self', 'mail.list-folders'],
    faultsFirst: [
      {
        times: 500,
        path: '/(mailFolders|calendar)',
        status: 401,
        body: {
          error: {
            code: 'OrganizationFromTenantGuidNotFound',
            message:
              "The tenant for tenant guid '0fa20000-0000-4000-8000-000000000001' does not exist.",
            innerError: {},
          },
        },
      },
    ],
    want: [
      { path: ['run', 'outcomes', 'profile.read-self', 'result'], is: 'passed' },
      {
        path: ['run', 'outcomes', 'mail.list-folders', 'failure', 'kind'],
        like: 'licence|not-provisioned',
      },
      {
        path: ['run', 'outcomes', 'mail.list-folders', 'failure', 'cause'],
        unlike: 'credential was refused',
      },
      { path: ['run', 'result'], like: 'passed|degraded' },
    ],
  },
  {
    id: 'R05',
    link: 'https://github.com/microsoftgraph/msgraph-sdk-java/issues/2334',
    what: 'To Do answers 403 because the mailbox is full; the token holds Tasks.ReadWrite',
    how: 'token',
    checks: ['profile.read-self', 'tasks.track-task'],
    faultsFirst: [
      {
        times: 500,
        method: 'POST',
        path: '/todo/',
        status: 403,
        body: {
          error: {
            code: 'ErrorAccessDenied',
            message:
              'Access is denied to the requested resource. The user might not have enough permission.',
            innerError: {},
          },
        },
      },
    ],
    want: [
      {
        path: ['run', 'outcomes', 'tasks.track-task', 'failure', 'cause'],
        unlike: 'token does not hold Tasks',
      },
      { path: ['run', 'outcomes', 'tasks.track-task', 'failure', 'fix'], unlike: '^Grant Tasks' },
      { path: ['run', 'outcomes', 'tasks.track-task', 'failure', 'kind'], is: 'permission' },
      {
        path: ['run', 'outcomes', 'tasks.track-task', 'failure', 'cause'],
        like: 'full|policy|setting',
      },
    ],
  },
  {
    id: 'R06',
    link: 'https://github.com/microsoftgraph/microsoft-graph-explorer-v4/issues/3888',
    what: 'OneNote 40001 for an account that has signed in',
    how: 'token',
    checks: ['profile.read-self', 'notes.list-notebooks'],
    faultsFirst: [
      {
        times: 500,
        path: '/onenote',
        status: 401,
        body: {
          error: {
            code: '40001',
            message: 'The request does not contain a valid authentication token.',
            innerError: {},
          },
        },
      },
    ],
    want: [
      {
        path: ['run', 'outcomes', 'notes.list-notebooks', 'failure', 'fix'],
        unlike: 'only for accounts that have signed in',
      },
      {
        path: ['run', 'outcomes', 'notes.list-notebooks', 'failure', 'fix'],
        like: 'personal|scope|SharePoint|OneDrive',
      },
    ],
  },
  {
    id: 'R07',
    link: 'https://github.com/canonical/authd/issues/1881',
    what: 'AADSTS700025: a public client was given a secret',
    how: 'token',
    checks: ['profile.read-self'],
    faultsFirst: [
      {
        target: 'token',
        times: 50,
        status: 401,
        code: 700025,
        error: 'invalid_client',
        text: "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
      },
    ],
    want: [
      { path: ['run', 'failure', 'title'], unlike: 'did not let the account in' },
      { path: ['run', 'failure', 'fix'], like: 'secret' },
    ],
    clientSecret: 'a-secret-that-a-public-client-has-not',
  },
  {
    id: 'R08',
    link: 'https://github.com/O365/python-o365/issues/1119',
    what: 'AADSTS50020: the user is of another tenant or a personal account',
    how: 'token',
    checks: ['profile.read-self'],
    faultsFirst: [
      {
        target: 'token',
        times: 50,
        status: 400,
        code: 50020,
        error: 'invalid_grant',
        text: "User account from identity provider 'live.com' does not exist in tenant.",
      },
    ],
    want: [
      { path: ['run', 'failure', 'title'], unlike: 'did not let the account in' },
      { path: ['run', 'failure', 'cause'], like: 'personal|guest|another tenant' },
    ],
  },
  {
    id: 'R09',
    link: 'https://github.com/Microsoft365DSC/Microsoft365DSC/issues/5502',
    what: 'a tenant of another national cloud',
    checks: ['licences.list-skus'],
    account: { tenantId: 'contoso.partner.onmschina.cn' },
    want: [
      { path: ['run', 'failure', 'fix'], like: 'cloud|21Vianet|government' },
      { path: ['run', 'failure', 'fix'], unlike: 'remove the account\\.$' },
    ],
  },
  {
    id: 'R10',
    link: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/17966',
    what: 'a secret made seconds ago is refused twice (7000215), then known',
    checks: ['licences.list-skus'],
    faultsFirst: [
      {
        target: 'token',
        times: 2,
        status: 401,
        code: 7000215,
        error: 'invalid_client',
        text: 'Invalid client secret provided.',
      },
    ],
    runs: 3,
    want: [
      { path: ['mails'], is: 0 },
      { path: ['run', 'result'], is: 'passed' },
    ],
  },
  {
    id: 'R11',
    what: 'AADSTS65001: nobody has consented',
    tenant: 'unconsented',
    how: 'token',
    checks: ['profile.read-self'],
    want: [
      { path: ['run', 'failure', 'retry'], unlike: 'the others go on' },
      { path: ['account', 'preflight', 'consentLink'], like: 'adminconsent\\?.*client_id=' },
      {
        path: ['account', 'preflight', 'consentLink'],
        unlike: '/v2\\.0/adminconsent(?!.*redirect_uri)',
      },
    ],
  },
  {
    id: 'R12',
    link: 'https://github.com/OneDrive/onedrive-api-docs/issues/1773',
    what: 'no SharePoint licence (holds today)',
    checks: ['profile.read-self', 'files.list-root'],
    faultsFirst: [
      {
        times: 500,
        path: '/drive',
        status: 400,
        body: {
          error: {
            code: 'BadRequest',
            message: 'Tenant does not have a SPO license.',
            innerError: {},
          },
        },
      },
    ],
    want: [
      { path: ['run', 'outcomes', 'files.list-root', 'result'], is: 'not-applicable' },
      { path: ['run', 'outcomes', 'files.list-root', 'failure', 'kind'], is: 'licence' },
    ],
  },
];
