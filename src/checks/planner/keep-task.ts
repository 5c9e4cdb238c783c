import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import { fixturePlan, ifMatch, planNeeds } from './plan';
import { makeTask, planTask, taskCalls } from './task';

const calls = {
  ...taskCalls,
  update: call({
    method: 'PATCH',
    path: '/planner/tasks/{id}',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    bodyProperties: ['percentComplete', 'dueDateTime'],
    status: [200, 204],
    page: 'https://learn.microsoft.com/graph/api/plannertask-update',
  }),
};

const DAY_MS = 24 * 60 * 60_000;
/** Planner keeps half-done tasks as 50. */
const STARTED = 50;

export const check = defineCheck({
  id: 'planner.keep-task',
  workload: 'planner',
  kind: 'write',
  title: 'A task of a plan gets under way',
  proves: 'A task put in a plan lies in it, and is read back as begun and due as it was changed.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  needs: planNeeds,
  creates: { task: planTask },
  async run(context) {
    const plan = await fixturePlan(context);
    const made = await makeTask(context, plan.id);
    const day = (Math.ceil(context.now() / DAY_MS) + context.random.int(1, 60)) * DAY_MS;
    const due = day + 10 * 60 * 60_000;
    const params = { id: made.id };
    await context.send(calls.update, {
      params,
      headers: ifMatch(made),
      body: { percentComplete: STARTED, dueDateTime: new Date(due).toISOString() },
    });
    const task = await context.poll(
      async () => (await context.send(calls.read, { params })).body,
      ({ percentComplete }) => percentComplete === STARTED,
      { everyMs: 1000, forMs: 15_000 },
    );
    if (!task) fail('the task is under way');
    equal('it has its title', task.title, context.marker);
    equal('it lies in its plan', task.planId, plan.id);
    equal('it is due when it should be', Date.parse(task.dueDateTime ?? ''), due);
  },
});
