import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id } from './calls';

const INSTALLED = '/me/teamwork/installedApps';

/** An app as it is installed; of the app itself only its id is compared. */
const installed = { ...id, teamsApp: z.looseObject(id).transform((app) => app.id) };
const withApp = { select: false, query: { $expand: 'teamsApp' } } as const;

export default opensById({
  title: 'An installed app can be opened',
  proves: 'An app that is installed for the user can be read by its id, and is the same app.',
  thing: 'an installed app',
  list: list(INSTALLED, installed, withApp),
  get: get(`${INSTALLED}/{id}`, installed, withApp),
  same: ['teamsApp'],
});
