import { readSettings } from '../../settings/read';
import { operation, OPERATOR } from '../operation';
import { settings } from './settings-schema';
import { settingsResponse } from './settings-view';

export const getSettings = operation({
  id: 'getSettings',
  method: 'GET',
  path: '/api/settings',
  tag: 'settings',
  summary: 'What operators have decided for the whole installation',
  roles: OPERATOR,
  answers: { 200: { description: 'The settings', schema: settings, headers: ['ETag'] } },
  handle: async ({ core }) => settingsResponse(core, await readSettings(core)),
});
