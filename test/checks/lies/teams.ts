import { untrue } from './untrue';

const presence = (body: object) => ({
  method: 'GET',
  path: '/me/presence',
  ...untrue("users('x')/presence/$entity", { activity: 'Available', ...body }),
});

/** What Teams may answer that must not pass. */
export const teamsLies: Readonly<Record<string, readonly object[]>> = {
  'teams.browse-catalog': [
    { path: '/appCatalogs/teamsApps', ...untrue('appCatalogs/teamsApps', { value: [] }) },
    {
      path: '/appCatalogs/teamsApps',
      ...untrue('appCatalogs/teamsApps', {
        value: [{ id: 'a', distributionMethod: 'sideloaded' }],
      }),
    },
  ],
  'teams.list-apps': [
    {
      path: '/teams/{team-id}/installedApps',
      ...untrue("teams('x')/installedApps", { value: [{ id: 'a', teamsApp: { id: 'b' } }] }),
    },
  ],
  'teams.list-channels': [
    { path: '/teams/{team-id}/channels', kind: 'missing-item' },
    {
      path: '/teams/{team-id}/primaryChannel',
      ...untrue("teams('x')/primaryChannel/$entity", { id: 'another', displayName: 'General' }),
    },
  ],
  'teams.list-chats': [{ path: '/me/chats', kind: 'missing-item' }],
  'teams.list-joined': [
    { path: '/teams/{team-id}', kind: 'stale' },
    { path: '/teams/{team-id}', kind: 'missing-item' },
  ],
  'teams.list-members': [
    { path: '/teams/{team-id}/members', kind: 'missing-item' },
    {
      path: '/teams/{team-id}/members/{membership-id}',
      ...untrue("teams('x')/members/$entity", {
        '@odata.type': '#microsoft.graph.aadUserConversationMember',
        id: 'a',
        userId: 'another',
      }),
    },
  ],
  'teams.list-user-apps': [
    {
      path: '/me/teamwork/installedApps/{installation-id}',
      ...untrue("users('x')/teamwork/installedApps/$entity", { id: 'a', teamsApp: { id: 'b' } }),
    },
    { path: '/me/teamwork/installedApps/{installation-id}', kind: 'missing-item' },
  ],
  'teams.plan-meeting': [
    { method: 'GET', path: '/me/onlineMeetings/{meeting-id}', kind: 'stale' },
    { method: 'GET', path: '/me/onlineMeetings/{meeting-id}', kind: 'missing-item' },
    { method: 'GET', path: '/me/onlineMeetings', kind: 'missing-item' },
  ],
  'teams.prefer-presence': [presence({ id: 'a', availability: 'Available' })],
  'teams.read-presence': [
    presence({ id: 'another', availability: 'Available' }),
    { path: '/me/presence', kind: 'missing-item' },
  ],
  'teams.set-status': [
    presence({ id: 'a', availability: 'Away', statusMessage: null }),
    { method: 'GET', path: '/me/presence', kind: 'missing-item' },
  ],
};
