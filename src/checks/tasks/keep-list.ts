import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { words } from '../text';
import { listCalls, makeList, taskList } from './list';

const task = z.looseObject({ id: z.string(), title: z.string(), status: z.string() });

const calls = {
  ...listCalls,
  updateTask: call({
    method: 'PATCH',
    path: '/me/todo/lists/{list}/tasks/{id}',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    bodyProperties: ['status'],
    page: 'https://learn.microsoft.com/graph/api/todotask-update',
  }),
  tasks: call({
    method: 'GET',
    path: '/me/todo/lists/{list}/tasks',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(task),
    page: 'https://learn.microsoft.com/graph/api/todotasklist-list-tasks',
  }),
};

export const check = defineCheck({
  id: 'tasks.keep-list',
  workload: 'tasks',
  kind: 'write',
  title: 'A task in a list can be done',
  proves: 'A new list holds the task that was put in it, as completed after it was completed.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { list: taskList },
  async run(context) {
    const title = words(context.random, 4);
    const params = { list: await makeList(context) };
    const { body: added } = await context.send(calls.createTask, { params, body: { title } });
    await context.send(calls.updateTask, {
      params: { ...params, id: added.id },
      body: { status: 'completed' },
    });
    const tasks = async () => (await context.send(calls.tasks, { params })).body.value;
    const done = await context.poll(tasks, ([first]) => first?.status === 'completed', {
      everyMs: 1000,
      forMs: 15_000,
    });
    ok('the list shows its task as completed', done !== undefined);
    equal('the list has one task', done.length, 1);
    equal('it is the task that was added', done[0]?.id, added.id);
    equal('it has its title', done[0]?.title, title);
    equal('one list has the name', (await taskList.find(context, context.marker)).length, 1);
  },
});
