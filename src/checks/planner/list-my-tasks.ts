import * as z from 'zod';
import { fail } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';
import { nothingToCheck } from '../reread';
import { selfCall, selfId } from '../self';

const calls = {
  self: selfCall,
  tasks: call({
    method: 'GET',
    path: '/me/planner/tasks',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(
      z.looseObject({ id: z.string(), assignments: z.record(z.string(), z.unknown()).nullish() }),
    ),
    page: 'https://learn.microsoft.com/graph/api/planneruser-list-tasks',
  }),
};

export const check = defineCheck({
  id: 'planner.list-my-tasks',
  workload: 'planner',
  kind: 'read',
  title: 'My tasks are assigned to me',
  proves: 'Each task that Planner lists as the user’s is assigned to that user.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['a task of a plan that is assigned to the user'],
  async run(context) {
    const self = await selfId(context);
    const { items } = await collect(context, calls.tasks, {}, 200);
    if (items.length === 0) nothingToCheck();
    const others = items.filter(({ assignments }) => !(self in (assignments ?? {}))).length;
    if (others > 0) fail('my tasks are assigned to me', { tasks: items.length, others });
  },
});
