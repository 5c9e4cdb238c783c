import { untrue } from './untrue';

const list = (name: string, ...value: readonly object[]) => untrue(name, { value });
const changes = (name: string, ...value: readonly object[]) =>
  untrue(name, { value, '@odata.deltaLink': 'https://graph.microsoft.com/v1.0/me/messages' });

/** For each check of mail, contacts and mailbox settings, what the far side may answer that must not pass. */
export const outlookLies: Readonly<Record<string, readonly object[]>> = {
  'mail.copy-draft': [
    { method: 'GET', path: '/me/mailFolders/{id}/messages', kind: 'missing-item' },
    {
      method: 'GET',
      path: '/me/messages/{id}',
      ...untrue('messages/$entity', { id: 'another', parentFolderId: 'another' }),
    },
  ],
  'mail.edit-draft': [
    { method: 'GET', path: '/me/messages/{id}', kind: 'stale' },
    { method: 'GET', path: '/me/messages/{id}', kind: 'missing-item' },
    { method: 'PATCH', path: '/me/messages/{id}', status: 200 },
  ],
  'mail.move-draft': [
    { method: 'GET', path: '/me/mailFolders/{id}/messages', kind: 'missing-item' },
    {
      method: 'GET',
      path: '/me/mailFolders/{id}/messages',
      ...list('messages', { id: 'another' }),
    },
  ],
  'mail.sort-inbox': [
    {
      path: '/messages',
      ...list(
        'messages',
        { id: 'a', receivedDateTime: '2001-01-01T00:00:00Z' },
        { id: 'b', receivedDateTime: '2001-01-02T00:00:00Z' },
      ),
    },
  ],
  'mail.track-draft': [
    { path: '/messages/delta', kind: 'missing-item' },
    { path: '/messages/delta', kind: 'stale' },
    { path: '/messages/delta', times: 1, ...changes('messages', { id: 'another' }) },
  ],
  'mail.track-folders': [{ path: '/me/mailFolders/delta', ...changes('mailFolders') }],
  'mailbox-settings.add-category': [
    { method: 'GET', path: '/me/outlook/masterCategories/{id}', kind: 'missing-item' },
    {
      method: 'GET',
      path: '/me/outlook/masterCategories/{id}',
      ...untrue('masterCategories/$entity', { id: 'x', displayName: 'another', color: 'none' }),
    },
  ],
  'mailbox-settings.add-rule': [
    { method: 'GET', path: '/messageRules/', kind: 'missing-item' },
    {
      method: 'GET',
      path: '/me/mailFolders/inbox/messageRules/{id}',
      ...untrue('messageRules/$entity', {
        id: 'x',
        displayName: 'another',
        isEnabled: true,
        conditions: { subjectContains: [] },
      }),
    },
  ],
  'mailbox-settings.read-time-zone': [
    { path: '/supportedTimeZones', ...list('zones', { alias: 'Another Standard Time' }) },
    { path: '/me/mailboxSettings', ...untrue('mailboxSettings', { timeZone: 'Another Time' }) },
  ],
};
