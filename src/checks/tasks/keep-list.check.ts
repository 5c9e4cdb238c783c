import { defineCheck, eventuallyFound, expect, words } from '@perennial/checks';
import * as z from 'zod';
import { list, patch } from '../graph';
import { addTask, id, taskList, WHOLE } from './calls';

const update = patch('/me/todo/lists/{list}/tasks/{task}', undefined, { body: ['status'] });
const listTasks = list(
  '/me/todo/lists/{list}/tasks',
  { ...id, title: z.string(), status: z.string() },
  WHOLE,
);

export default defineCheck({
  title: 'A task in a list can be done',
  proves: 'A new list holds the task that was put in it, as completed after it was completed.',
  calls: [addTask, update, listTasks],
  creates: [taskList],
  async run(context) {
    const { graph, random, eventually } = context;
    const title = words(random, 4);
    const made = await graph.create(taskList);
    const at = { list: made.id };
    const added = await graph.send(addTask, { at, body: { title } });
    await graph.send(update, { at: { ...at, task: added.id }, body: { status: 'completed' } });
    const tasks = await eventually(
      'the list shows its task as completed',
      () => graph.all(listTasks, { at }),
      ([first]) => first?.status === 'completed',
    );
    expect.equal('the list has one task', tasks.length, 1);
    expect.equal('it is the task that was added', tasks[0]?.id, added.id);
    expect.equal('it has its title', tasks[0]?.title, title);
    await eventuallyFound(context, 'the list is listed under its name', taskList, made.id);
  },
});
