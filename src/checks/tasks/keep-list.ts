import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation } from '../define';
import { collect, pageOf } from '../paging';
import { words } from '../text';

const list = z.looseObject({ id: z.string(), displayName: z.string() });
const task = z.looseObject({ id: z.string(), title: z.string(), status: z.string() });

const calls = {
  createList: call({
    method: 'POST',
    path: '/me/todo/lists',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    bodyProperties: ['displayName'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/todo-post-lists',
  }),
  createTask: call({
    method: 'POST',
    path: '/me/todo/lists/{list}/tasks',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    bodyProperties: ['title'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/todotasklist-post-tasks',
  }),
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
  lists: call({
    method: 'GET',
    path: '/me/todo/lists',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(list),
    page: 'https://learn.microsoft.com/graph/api/todo-list-lists',
  }),
  deleteList: call({
    method: 'DELETE',
    path: '/me/todo/lists/{id}',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/todotasklist-delete',
  }),
};

const taskList: Creation = {
  what: 'a task list with one task in it',
  removal: 'deleted with its task; To Do keeps nothing',
  async find(context, marker) {
    const { items } = await collect(context, calls.lists, {}, 1000);
    return items.filter(({ displayName }) => displayName === marker).map(({ id }) => id);
  },
  async remove(context, id) {
    await context.send(calls.deleteList, { params: { id } });
  },
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
    const { body: made } = await context.send(calls.createList, {
      body: { displayName: context.marker },
    });
    context.created('list', made.id);
    const params = { list: made.id };
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
