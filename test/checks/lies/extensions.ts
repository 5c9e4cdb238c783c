import { untrue } from './untrue';

const read = (path: string): readonly object[] => [
  { method: 'GET', path, kind: 'stale' },
  { method: 'GET', path, kind: 'missing-item' },
  // Says that it was removed, and has not removed it.
  { method: 'DELETE', path, status: 204 },
];

/** What may be answered about extensions that must not pass. */
export const extensionLies: Readonly<Record<string, readonly object[]>> = {
  'extensions.list-own': [
    { path: '/me/extensions/{extension}', kind: 'missing-item' },
    {
      path: '/me/extensions/{extension}',
      ...untrue('extensions/$entity', { id: 'another', extensionName: 'another' }),
    },
  ],
  'extensions.list-schemas': [
    { path: '/schemaExtensions/{schema}', kind: 'missing-item' },
    {
      path: '/schemaExtensions',
      ...untrue('schemaExtensions', {
        value: [{ id: 'a', status: 'Deprecated', owner: 'another' }],
      }),
    },
  ],
  'extensions.mark-draft': read('/me/messages/{message}/extensions/{extension}'),
  'extensions.mark-event': read('/me/events/{event}/extensions/{extension}'),
  'extensions.mark-user': read('/me/extensions/{extension}').slice(0, 2),
};
