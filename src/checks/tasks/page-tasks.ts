import * as z from 'zod';
import { fail } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf, pagesAddUp } from '../paging';

const calls = {
  lists: call({
    method: 'GET',
    path: '/me/todo/lists',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(z.looseObject({ id: z.string(), wellknownListName: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/todo-list-lists',
  }),
  tasks: call({
    method: 'GET',
    path: '/me/todo/lists/{list}/tasks',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/todotasklist-list-tasks',
  }),
};

export const check = defineCheck({
  id: 'tasks.page-tasks',
  workload: 'tasks',
  kind: 'read',
  title: 'Pages of tasks add up',
  proves: 'The default list’s first tasks, read in pages, are those that one request gives.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const { items: lists } = await collect(context, calls.lists, {}, 1000);
    const main = lists.find(({ wellknownListName }) => wellknownListName === 'defaultList');
    if (!main) fail('one list is the default list', { lists: lists.length });
    await pagesAddUp(context, calls.tasks, { size: 2, params: { list: main.id }, query: {} });
  },
});
