import { DAY_MS, defineCheck, expect, MINUTE_MS, plain, words } from '@perennial/checks';
import * as z from 'zod';
import { dateTimeTimeZone, instantOf, inZone, zones } from '../calendar/zones';
import { get, patch } from '../graph';
import { addTask, taskList, WHOLE } from './calls';

const TASK = '/me/todo/lists/{list}/tasks/{task}';

const update = patch(TASK, undefined, {
  body: ['importance', 'body', 'isReminderOn', 'reminderDateTime'],
});
const read = get(
  TASK,
  {
    title: z.string(),
    importance: z.string(),
    body: z.looseObject({ content: z.string() }).optional(),
    reminderDateTime: dateTimeTimeZone.nullish(),
  },
  WHOLE,
);

export default defineCheck({
  title: 'A task keeps its text and its reminder',
  proves: 'Text, importance and reminder that a task is given later are what is read afterwards.',
  calls: [addTask, update, read],
  creates: [taskList],
  async run({ graph, random, now, eventually }) {
    const title = words(random, 3);
    const made = await graph.create(taskList);
    const added = await graph.send(addTask, { at: { list: made.id }, body: { title } });
    const at = { list: made.id, task: added.id };
    const content = words(random, 12);
    const day = (Math.ceil(now() / DAY_MS) + random.int(30, 60)) * DAY_MS;
    const due = day + random.int(0, 95) * 15 * MINUTE_MS;
    await graph.send(update, {
      at,
      body: {
        importance: 'high',
        body: { content, contentType: 'text' },
        isReminderOn: true,
        reminderDateTime: inZone(due, random.pick(zones)),
      },
    });
    const kept = await eventually(
      'the task is as important as it was made',
      () => graph.send(read, { at }),
      ({ importance }) => importance === 'high',
    );
    const reminder = expect.present('the task has a reminder', kept.reminderDateTime);
    expect.equal('it has its title', kept.title, title);
    expect.equal('it has its text', plain(kept.body?.content ?? ''), content);
    expect.equal('the reminder is due when it should be', instantOf(reminder), due);
  },
});
