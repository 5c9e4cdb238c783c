import { defineCheck, settles } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { id, listJoined, someTeam, teamNeeds } from './calls';

const listApps = list(
  '/teams/{id}/installedApps',
  { ...id, teamsApp: z.looseObject({ distributionMethod: z.string().nullish() }) },
  { select: false, query: { $expand: 'teamsApp' } },
);

/** More apps than a team has. */
const limit = 500;

export default defineCheck({
  title: 'A team’s apps can be filtered',
  proves:
    'The filter for apps from the store gives those of a team’s apps that are from the store.',
  needs: teamNeeds,
  calls: [listJoined, listApps],
  async run(context) {
    const { graph } = context;
    const at = { id: await someTeam(context) };
    const query = { $filter: "teamsApp/distributionMethod eq 'store'" };
    await settles('the filter keeps what is from the store, and nothing else', async () => {
      const all = await graph.all(listApps, { at, limit });
      const kept = await graph.all(listApps, { at, query, limit });
      const wanted = all
        .filter(({ teamsApp }) => teamsApp.distributionMethod === 'store')
        .map((app) => app.id);
      const same = kept.length === wanted.length && kept.every((app) => wanted.includes(app.id));
      return same ? undefined : { expected: wanted.length, actual: kept.length };
    });
  },
});
