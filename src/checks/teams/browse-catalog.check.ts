import { defineCheck, expect, literal } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { id } from './calls';

const listApps = list('/appCatalogs/teamsApps', {
  ...id,
  distributionMethod: z.string().nullish(),
});

export default defineCheck({
  title: 'The app catalogue can be searched',
  proves: 'The catalogue holds apps of the Teams store, and finds one of them by its id.',
  calls: [listApps],
  async run({ graph, random }) {
    const ofStore = { $filter: "distributionMethod eq 'store'" };
    const apps = await graph.all(listApps, { query: ofStore, limit: 100 });
    expect.atLeast('the catalogue has apps of the store', apps.length, 1);
    const others = apps.filter(({ distributionMethod }) => distributionMethod !== 'store');
    expect.equal('the filter gives no other apps', others.length, 0);
    const app = random.pick(apps);
    const found = await graph.all(listApps, { query: { $filter: `id eq ${literal(app.id)}` } });
    expect.equal('one app has the id', found.length, 1);
    expect.equal('it is the one that was looked for', found[0]?.id, app.id);
  },
});
