import { replaceSettings } from '../../settings/replace';
import { revisionsIn } from '../if-match';
import { operation, OPERATOR } from '../operation';
import { settings } from './settings-schema';
import { settingsResponse } from './settings-view';

export const updateSettings = operation({
  id: 'updateSettings',
  method: 'PUT',
  path: '/api/settings',
  tag: 'settings',
  summary: 'Replaces the settings',
  description:
    'What is absent goes back to its default. Secrets go into the vault and never come out; one that is left out is the one that was given before.',
  roles: OPERATOR,
  headers: ['If-Match'],
  body: settings,
  answers: { 200: { description: 'The settings', schema: settings, headers: ['ETag'] } },
  problems: [412, 422],
  handle: async ({ core, principal, body, request }) =>
    settingsResponse(
      core,
      await replaceSettings(core, principal, body, revisionsIn(request.headers)),
    ),
});
