import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';
import { fixturePlan, planCalls, planNeeds } from './plan';

const calls = {
  ...planCalls,
  plan: call({
    method: 'GET',
    path: '/planner/plans/{plan}',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: z.looseObject({
      id: z.string(),
      container: z.looseObject({ containerId: z.string() }),
    }),
    page: 'https://learn.microsoft.com/graph/api/plannerplan-get',
  }),
  buckets: call({
    method: 'GET',
    path: '/planner/plans/{plan}/buckets',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/plannerplan-list-buckets',
  }),
  tasks: call({
    method: 'GET',
    path: '/planner/plans/{plan}/tasks',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(z.looseObject({ planId: z.string(), bucketId: z.string().nullish() })),
    page: 'https://learn.microsoft.com/graph/api/plannerplan-list-tasks',
  }),
};

/** More than the plan ever holds: checks remove what they put in it. */
const LIMIT = 500;

export const check = defineCheck({
  id: 'planner.match-buckets',
  workload: 'planner',
  kind: 'read',
  title: 'A plan’s tasks lie in its buckets',
  proves: 'A plan is read as that of its group, and its tasks lie in it and in buckets of its own.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: planNeeds,
  async run(context) {
    const { id, group } = await fixturePlan(context);
    const params = { plan: id };
    const { body: plan } = await context.send(calls.plan, { params });
    equal('the plan is read by its id', plan.id, id);
    equal('it is that of its group', plan.container.containerId, group);
    await settles('the tasks of a plan lie in buckets of its own', async () => {
      const { items: tasks } = await collect(context, calls.tasks, { params }, LIMIT);
      const { items: buckets } = await collect(context, calls.buckets, { params }, LIMIT);
      const own = new Set(buckets.map((bucket) => bucket.id));
      const elsewhere = tasks.filter(({ planId }) => planId !== id).length;
      const astray = tasks.filter(({ bucketId }) => bucketId != null && !own.has(bucketId)).length;
      return elsewhere + astray === 0 ? undefined : { tasks: tasks.length, elsewhere, astray };
    });
  },
});
