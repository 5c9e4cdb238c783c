import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const installed = z.looseObject({ id: z.string(), teamsApp: z.looseObject({ id: z.string() }) });

const calls = {
  list: call({
    method: 'GET',
    path: '/me/teamwork/installedApps',
    delegated: 'TeamsAppInstallation.ReadForUser',
    application: 'TeamsAppInstallation.ReadForUser.All',
    response: pageOf(installed),
    page: 'https://learn.microsoft.com/graph/api/userteamwork-list-installedapps',
  }),
  one: call({
    method: 'GET',
    path: '/me/teamwork/installedApps/{id}',
    delegated: 'TeamsAppInstallation.ReadForUser',
    application: 'TeamsAppInstallation.ReadForUser.All',
    response: installed,
    page: 'https://learn.microsoft.com/graph/api/userteamwork-get-installedapps',
  }),
};

const query = { $expand: 'teamsApp' };
const flat = ({ id, teamsApp }: z.output<typeof installed>) => ({ id, app: teamsApp.id });

export const check = defineCheck({
  id: 'teams.list-user-apps',
  workload: 'teams',
  kind: 'read',
  title: 'An installed app can be opened',
  proves: 'An app that is installed for the user can be read by its id, and is the same app.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    await readsAlike('an installed app is the same by its id', {
      random: context.random,
      list: async () => (await context.send(calls.list, { query })).body.value.map(flat),
      read: async (id) => flat((await context.send(calls.one, { params: { id }, query })).body),
      properties: ['app'],
    });
  },
});
