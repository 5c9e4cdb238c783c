import * as z from 'zod';
import { fail } from '../assert';
import { call, defineCheck } from '../define';
import { fixtureList, listItem, listItemCalls, makeListItem } from './fixture-list';

const calls = {
  ...listItemCalls,
  changes: call({
    method: 'GET',
    path: '/sites/{site}/lists/{list}/items/delta',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: z.looseObject({
      value: z.array(z.looseObject({ id: z.string() })),
      '@odata.nextLink': z.string().optional(),
      '@odata.deltaLink': z.string().optional(),
    }),
    page: 'https://learn.microsoft.com/graph/api/listitem-delta',
  }),
};

export const check = defineCheck({
  id: 'sites.track-item',
  workload: 'sites',
  kind: 'write',
  title: 'A list reports a new item',
  proves: 'The changes of a list since a moment hold an item that was added after it.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { item: listItem },
  needs: ['a list “Perennial fixtures” in the root site, made once'],
  async run(context) {
    const params = await fixtureList(context);
    const { body: latest } = await context.send(calls.changes, {
      params,
      query: { token: 'latest' },
    });
    const since = latest['@odata.deltaLink'] ?? fail('the list says from when on to ask');
    const id = await makeListItem(context, params);
    const reported = await context.poll(
      async () => (await context.follow(calls.changes, since)).body.value,
      (changed) => changed.some((item) => item.id === id),
      { everyMs: 1000, forMs: 60_000 },
    );
    if (!reported) fail('the new item is reported within a minute');
  },
});
