import { untrue } from './untrue';

const report: readonly object[] = [
  { path: '/transfer/download', kind: 'wrong-hash' },
  { path: '/transfer/download', kind: 'empty' },
];

/** What reports, service communications, security and audit logs may answer that must not pass. */
export const administrationLies: Readonly<Record<string, readonly object[]>> = {
  'audit.list-changes': [
    { path: '/auditLogs/directoryAudits', kind: 'missing-item' },
    { path: '/auditLogs/directoryAudits', kind: 'stale' },
  ],
  'audit.list-registrations': [
    {
      path: '/reports/authenticationMethods/userRegistrationDetails/{registration-id}',
      kind: 'missing-item',
    },
    {
      path: '/reports/authenticationMethods/userRegistrationDetails',
      ...untrue('reports/authenticationMethods/userRegistrationDetails', {
        value: [{ id: 'another', userPrincipalName: 'nobody@signedin.example' }],
      }),
    },
  ],
  'audit.list-sign-ins': [
    {
      path: '/auditLogs/signIns',
      ...untrue('auditLogs/signIns', {
        value: [{ id: 'a', userId: 'another', createdDateTime: '2026-01-01T00:00:00Z' }],
      }),
    },
  ],
  'reports.count-active-users': report,
  'reports.count-mail': report,
  'reports.count-teams': report,
  'reports.measure-drives': report,
  'reports.measure-mailboxes': report,
  'reports.measure-sites': report,
  'security.list-alerts': [{ path: '/security/alerts_v2', kind: 'missing-item' }],
  'security.list-controls': [
    { path: '/security/secureScoreControlProfiles/{security-id}', kind: 'stale' },
    { path: '/security/secureScoreControlProfiles/{security-id}', kind: 'missing-item' },
  ],
  'security.read-score': [
    {
      path: '/security/secureScores',
      ...untrue('security/secureScores', {
        value: [
          {
            id: 'a',
            azureTenantId: 'a',
            createdDateTime: '2026-01-01T00:00:00Z',
            currentScore: 9,
            maxScore: 8,
          },
        ],
      }),
    },
  ],
  'service-health.list-issues': [
    { path: '/admin/serviceAnnouncement/issues', kind: 'missing-item' },
  ],
  'service-health.list-messages': [
    { path: '/admin/serviceAnnouncement/messages/{announcement-id}', kind: 'stale' },
    { path: '/admin/serviceAnnouncement/messages/{announcement-id}', kind: 'missing-item' },
  ],
  'service-health.list-overviews': [
    {
      path: '/admin/serviceAnnouncement/healthOverviews/{announcement-id}',
      ...untrue('admin/serviceAnnouncement/healthOverviews/$entity', {
        id: 'x',
        service: 'Another',
        status: 'serviceOperational',
        issues: [],
      }),
    },
  ],
};
