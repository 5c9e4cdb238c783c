import * as z from 'zod';
import { equal, fail, sameSet } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';
import { words } from '../text';
import { listCalls, makeList, taskList } from './list';

const step = z.looseObject({ id: z.string(), displayName: z.string(), isChecked: z.boolean() });

const calls = {
  ...listCalls,
  add: call({
    method: 'POST',
    path: '/me/todo/lists/{list}/tasks/{task}/checklistItems',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    bodyProperties: ['displayName'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/todotask-post-checklistitems',
  }),
  tick: call({
    method: 'PATCH',
    path: '/me/todo/lists/{list}/tasks/{task}/checklistItems/{step}',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    bodyProperties: ['isChecked'],
    page: 'https://learn.microsoft.com/graph/api/checklistitem-update',
  }),
  steps: call({
    method: 'GET',
    path: '/me/todo/lists/{list}/tasks/{task}/checklistItems',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(step),
    page: 'https://learn.microsoft.com/graph/api/todotask-list-checklistitems',
  }),
};

export const check = defineCheck({
  id: 'tasks.check-steps',
  workload: 'tasks',
  kind: 'write',
  title: 'Of a task’s steps, one is done',
  proves: 'A task keeps the steps it is given, and just the one that was ticked off is done.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { list: taskList },
  async run(context) {
    const { random } = context;
    const list = await makeList(context);
    const { body: task } = await context.send(calls.createTask, {
      params: { list },
      body: { title: words(random, 3) },
    });
    const params = { list, task: task.id };
    const titles = ['first', 'second', 'third'].map((which) => `${which} ${words(random, 2)}`);
    const added: string[] = [];
    for (const displayName of titles) {
      added.push((await context.send(calls.add, { params, body: { displayName } })).body.id);
    }
    const ticked = random.pick(added);
    await context.send(calls.tick, {
      params: { ...params, step: ticked },
      body: { isChecked: true },
    });
    const steps = await context.poll(
      async () => (await collect(context, calls.steps, { params }, 20)).items,
      (items) => items.some(({ id, isChecked }) => id === ticked && isChecked),
      { everyMs: 1000, forMs: 15_000 },
    );
    if (!steps) fail('the step that was ticked off is done');
    equal('the task has as many steps as it was given', steps.length, titles.length);
    sameSet(
      'they are called what they were called',
      steps.map(({ displayName }) => displayName),
      titles,
    );
    equal('one step is done', steps.filter(({ isChecked }) => isChecked).length, 1);
  },
});
