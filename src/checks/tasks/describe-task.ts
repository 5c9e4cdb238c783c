import * as z from 'zod';
import { equal, fail } from '../assert';
import { dateTimeTimeZone, instantOf, inZone, zones } from '../calendar/zones';
import { call, defineCheck } from '../define';
import { plain, words } from '../text';
import { listCalls, makeList, taskList } from './list';

const calls = {
  ...listCalls,
  update: call({
    method: 'PATCH',
    path: '/me/todo/lists/{list}/tasks/{task}',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    bodyProperties: ['importance', 'body', 'isReminderOn', 'reminderDateTime'],
    page: 'https://learn.microsoft.com/graph/api/todotask-update',
  }),
  read: call({
    method: 'GET',
    path: '/me/todo/lists/{list}/tasks/{task}',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: z.looseObject({
      title: z.string(),
      importance: z.string(),
      body: z.looseObject({ content: z.string() }).optional(),
      reminderDateTime: dateTimeTimeZone.nullish(),
    }),
    page: 'https://learn.microsoft.com/graph/api/todotask-get',
  }),
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export const check = defineCheck({
  id: 'tasks.describe-task',
  workload: 'tasks',
  kind: 'write',
  title: 'A task keeps its text and its reminder',
  proves: 'Text, importance and reminder that a task is given later are what is read afterwards.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { list: taskList },
  async run(context) {
    const { random } = context;
    const title = words(random, 3);
    const list = await makeList(context);
    const { body: task } = await context.send(calls.createTask, {
      params: { list },
      body: { title },
    });
    const params = { list, task: task.id };
    const content = words(random, 12);
    const day = (Math.ceil(context.now() / DAY_MS) + random.int(30, 60)) * DAY_MS;
    const due = day + random.int(0, 95) * 15 * MINUTE_MS;
    await context.send(calls.update, {
      params,
      body: {
        importance: 'high',
        body: { content, contentType: 'text' },
        isReminderOn: true,
        reminderDateTime: inZone(due, random.pick(zones)),
      },
    });
    const read = await context.poll(
      async () => (await context.send(calls.read, { params })).body,
      ({ importance }) => importance === 'high',
      { everyMs: 1000, forMs: 15_000 },
    );
    if (!read) fail('the task is as important as it was made');
    equal('the task has its title', read.title, title);
    equal('it has its text', plain(read.body?.content ?? ''), content);
    const reminder = read.reminderDateTime ?? fail('the task has a reminder');
    equal('the reminder is due when it should be', instantOf(reminder), due);
  },
});
