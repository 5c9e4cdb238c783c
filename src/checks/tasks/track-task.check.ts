import { defineCheck, expect, words } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { addTask, id, taskList, WHOLE } from './calls';

const listChanges = list(
  '/me/todo/lists/{list}/tasks/delta',
  { ...id, title: z.string().optional() },
  WHOLE,
);

export default defineCheck({
  title: 'A new task is reported as a change',
  proves: 'Whoever follows the changes of a new task list learns of the task that is put in it.',
  calls: [addTask, listChanges],
  creates: [taskList],
  async run({ graph, random, eventually }) {
    const title = words(random, 4);
    const at = { list: (await graph.create(taskList)).id };
    const { items, link: begin } = await graph.changes(listChanges, { at });
    expect.equal('a new list has no tasks', items.length, 0);
    const added = await graph.send(addTask, { at, body: { title } });
    let link = begin;
    const reported = await eventually(
      'the new task is among the changes',
      async () => {
        const round = await graph.changes(listChanges, link);
        ({ link } = round);
        return round.items.find((change) => change.id === added.id);
      },
      (change) => change !== undefined,
      { forMs: 30_000 },
    );
    expect.equal('it is reported with its title', reported.title, title);
  },
});
