import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf, pagesAddUp } from '../paging';
import { nothingToCheck } from '../reread';

const calls = {
  lists: call({
    method: 'GET',
    path: '/sites/{site}/lists',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/list-list',
  }),
  items: call({
    method: 'GET',
    path: '/sites/{site}/lists/{list}/items',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/listitem-list',
  }),
};

export const check = defineCheck({
  id: 'sites.page-items',
  workload: 'sites',
  kind: 'read',
  title: 'A list’s pages add up',
  proves: 'The items of a list of the root site are the same page by page and at once.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const { body: lists } = await context.send(calls.lists, {
      params: { site: 'root' },
      query: { $select: 'id' },
    });
    if (lists.value.length === 0) nothingToCheck();
    const list = context.random.pick(lists.value).id;
    await pagesAddUp(context, calls.items, {
      params: { site: 'root', list },
      size: 4,
      query: { $select: 'id' },
    });
  },
});
