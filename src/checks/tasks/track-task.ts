import * as z from 'zod';
import { equal, ok } from '../assert';
import { changesOf, latest } from '../changes';
import { call, defineCheck } from '../define';
import { words } from '../text';
import { listCalls, makeList, taskList } from './list';

const calls = {
  ...listCalls,
  changes: call({
    method: 'GET',
    path: '/me/todo/lists/{list}/tasks/delta',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.Read.All',
    response: changesOf(z.looseObject({ id: z.string(), title: z.string().optional() })),
    page: 'https://learn.microsoft.com/graph/api/todotask-delta',
  }),
};

export const check = defineCheck({
  id: 'tasks.track-task',
  workload: 'tasks',
  kind: 'write',
  title: 'A new task is reported as a change',
  proves: 'Whoever follows the changes of a new task list learns of the task that is put in it.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { list: taskList },
  async run(context) {
    const title = words(context.random, 4);
    const params = { list: await makeList(context) };
    const { body: first } = await context.send(calls.changes, { params });
    const before = await latest(context, calls.changes, first);
    equal('a new list has no tasks', before.items.length, 0);
    const { body: added } = await context.send(calls.createTask, { params, body: { title } });
    let { link } = before;
    const reported = await context.poll(
      async () => {
        const { body: next } = await context.follow(calls.changes, link);
        const changes = await latest(context, calls.changes, next);
        ({ link } = changes);
        return changes.items.find(({ id }) => id === added.id);
      },
      (change) => change !== undefined,
      { everyMs: 1000, forMs: 30_000 },
    );
    ok('the new task is among the changes', reported !== undefined);
    equal('it is reported with its title', reported.title, title);
  },
});
