import * as z from 'zod';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';
import { joinedTeams, oneTeam } from './team';

const calls = {
  joined: joinedTeams,
  apps: call({
    method: 'GET',
    path: '/teams/{id}/installedApps',
    delegated: 'TeamsAppInstallation.ReadForTeam',
    application: 'TeamsAppInstallation.ReadForTeam.All',
    response: pageOf(
      z.looseObject({
        id: z.string(),
        teamsApp: z.looseObject({ distributionMethod: z.string().nullish() }),
      }),
    ),
    page: 'https://learn.microsoft.com/graph/api/team-list-installedapps',
  }),
};

/** More apps than a team has. */
const LIMIT = 500;
const STORE = 'store';

export const check = defineCheck({
  id: 'teams.list-apps',
  workload: 'teams',
  kind: 'read',
  title: 'A team’s apps can be filtered',
  proves:
    'The filter for apps from the store gives those of a team’s apps that are from the store.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['a team that the user is in'],
  async run(context) {
    const { id } = await oneTeam(context);
    const params = { id };
    const $expand = 'teamsApp';
    const $filter = `teamsApp/distributionMethod eq '${STORE}'`;
    await settles('the filter keeps what is from the store, and nothing else', async () => {
      const all = await collect(context, calls.apps, { params, query: { $expand } }, LIMIT);
      const kept = await collect(
        context,
        calls.apps,
        { params, query: { $expand, $filter } },
        LIMIT,
      );
      const wanted = all.items.filter(({ teamsApp }) => teamsApp.distributionMethod === STORE);
      const known = new Set(wanted.map((each) => each.id));
      const same =
        kept.items.length === wanted.length && kept.items.every((each) => known.has(each.id));
      return same ? undefined : { expected: wanted.length, actual: kept.items.length };
    });
  },
});
