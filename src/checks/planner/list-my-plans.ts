import * as z from 'zod';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';
import { readsAlike } from '../reread';

const plan = z.looseObject({ id: z.string(), title: z.string() });

const calls = {
  plans: call({
    method: 'GET',
    path: '/me/planner/plans',
    delegated: 'Tasks.Read',
    response: pageOf(plan),
    page: 'https://learn.microsoft.com/graph/api/planneruser-list-plans',
  }),
  byId: call({
    method: 'GET',
    path: '/planner/plans/{id}',
    delegated: 'Tasks.Read',
    response: plan,
    page: 'https://learn.microsoft.com/graph/api/plannerplan-get',
  }),
};

export const check = defineCheck({
  id: 'planner.list-my-plans',
  workload: 'planner',
  kind: 'read',
  title: 'A plan in the list is the plan by itself',
  proves: 'One of the plans that Planner lists as the user’s has the same title read by its id.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls,
  needs: ['a plan that is shared with the user'],
  async run(context) {
    await readsAlike('a plan in the list is the plan by itself', {
      random: context.random,
      list: async () => (await collect(context, calls.plans, {}, 200)).items,
      read: async (id) => (await context.send(calls.byId, { params: { id } })).body,
      properties: ['title'],
    });
  },
});
