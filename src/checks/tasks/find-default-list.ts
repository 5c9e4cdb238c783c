import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';

const list = z.looseObject({ id: z.string(), wellknownListName: z.string() });

const calls = {
  lists: call({
    method: 'GET',
    path: '/me/todo/lists',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(list),
    page: 'https://learn.microsoft.com/graph/api/todo-list-lists',
  }),
  byId: call({
    method: 'GET',
    path: '/me/todo/lists/{id}',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: list,
    page: 'https://learn.microsoft.com/graph/api/todotasklist-get',
  }),
};

/** More lists than people keep. */
const LIMIT = 1000;

export const check = defineCheck({
  id: 'tasks.find-default-list',
  workload: 'tasks',
  kind: 'read',
  title: 'There is one default task list',
  proves: 'The user’s task lists hold exactly one default list, and it is the same read by itself.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const { items } = await collect(context, calls.lists, {}, LIMIT);
    const defaults = items.filter(({ wellknownListName }) => wellknownListName === 'defaultList');
    equal('one list is the default list', defaults.length, 1);
    const id = defaults[0]?.id ?? fail('one list is the default list');
    const { body: byId } = await context.send(calls.byId, { params: { id } });
    equal('the list read by id is that list', byId.id, id);
    equal('it is the default list by itself too', byId.wellknownListName, 'defaultList');
  },
});
