import * as z from 'zod';
import { call } from '../define';
import type { Creation, RunContext } from '../define';
import { collect, pageOf } from '../paging';
import { ifMatch, markedInPlan, planCalls, versioned } from './plan';

/** To make a task in the plan, and to find and remove it. */
export const taskCalls = {
  ...planCalls,
  create: call({
    method: 'POST',
    path: '/planner/tasks',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    bodyProperties: ['planId', 'title'],
    response: versioned,
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/planner-post-tasks',
  }),
  read: call({
    method: 'GET',
    path: '/planner/tasks/{id}',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: z.looseObject({
      ...versioned.shape,
      planId: z.string().nullish(),
      title: z.string(),
      percentComplete: z.number().nullish(),
      dueDateTime: z.string().nullish(),
    }),
    page: 'https://learn.microsoft.com/graph/api/plannertask-get',
  }),
  tasks: call({
    method: 'GET',
    path: '/planner/plans/{plan}/tasks',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(z.looseObject({ id: z.string(), title: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/plannerplan-list-tasks',
  }),
  remove: call({
    method: 'DELETE',
    path: '/planner/tasks/{id}',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/plannertask-delete',
  }),
};

export const planTask: Creation = {
  what: 'an unassigned task in the plan “Perennial fixtures”',
  removal: 'deleted; Planner keeps nothing that could be restored',
  find: (context, marker) =>
    markedInPlan(context, marker, async (plan) => {
      const { items } = await collect(context, taskCalls.tasks, { params: { plan } }, 1000);
      return items.map(({ id, title }) => ({ id, text: title }));
    }),
  async remove(context, id) {
    const { body: task } = await context.send(taskCalls.read, { params: { id } });
    await context.send(taskCalls.remove, { params: { id }, headers: ifMatch(task) });
  },
};

/** Makes a task that has the marker for its title; the ledger knows it by then as of kind `task`. */
export async function makeTask(
  context: RunContext,
  planId: string,
): Promise<z.output<typeof versioned>> {
  const { body: made } = await context.send(taskCalls.create, {
    body: { planId, title: context.marker },
  });
  context.created('task', made.id);
  return made;
}
