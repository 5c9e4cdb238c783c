import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';
import { literal } from '../path';

const calls = {
  apps: call({
    method: 'GET',
    path: '/appCatalogs/teamsApps',
    delegated: 'AppCatalog.Submit',
    application: 'AppCatalog.Read.All',
    response: pageOf(z.looseObject({ id: z.string(), distributionMethod: z.string().nullish() })),
    page: 'https://learn.microsoft.com/graph/api/appcatalogs-list-teamsapps',
  }),
};

const $select = 'id,distributionMethod';

export const check = defineCheck({
  id: 'teams.browse-catalog',
  workload: 'teams',
  kind: 'read',
  title: 'The app catalogue can be searched',
  proves: 'The catalogue holds apps of the Teams store, and finds one of them by its id.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const { items } = await collect(
      context,
      calls.apps,
      { query: { $select, $filter: "distributionMethod eq 'store'" } },
      100,
    );
    ok('the catalogue has apps of the store', items.length > 0);
    const others = items.filter(({ distributionMethod }) => distributionMethod !== 'store').length;
    equal('the filter gives no other apps', others, 0);
    const { id } = context.random.pick(items);
    const { body: found } = await context.send(calls.apps, {
      query: { $select, $filter: `id eq ${literal(id)}` },
    });
    equal('one app has the id', found.value.length, 1);
    equal('it is the one that was looked for', found.value[0]?.id, id);
  },
});
