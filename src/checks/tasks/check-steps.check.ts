import { defineCheck, expect, words } from '@perennial/checks';
import * as z from 'zod';
import { list, patch, post } from '../graph';
import { addTask, id, taskList, WHOLE } from './calls';

const STEPS = '/me/todo/lists/{list}/tasks/{task}/checklistItems';

const addStep = post(STEPS, id, { body: ['displayName'] });
const tick = patch(`${STEPS}/{step}`, undefined, {
  body: ['isChecked'],
  docs: 'checklistitem-update',
});
const listSteps = list(
  STEPS,
  { ...id, displayName: z.string(), isChecked: z.boolean() },
  { ...WHOLE, docs: 'todotask-list-checklistitems' },
);

export default defineCheck({
  title: 'Of a task’s steps, one is done',
  proves: 'A task keeps the steps it is given, and just the one that was ticked off is done.',
  calls: [addTask, addStep, tick, listSteps],
  creates: [taskList],
  async run({ graph, random, eventually }) {
    const made = await graph.create(taskList);
    const title = words(random, 3);
    const task = await graph.send(addTask, { at: { list: made.id }, body: { title } });
    const at = { list: made.id, task: task.id };
    const names = ['first', 'second', 'third'].map((which) => `${which} ${words(random, 2)}`);
    const added: string[] = [];
    for (const displayName of names) {
      added.push((await graph.send(addStep, { at, body: { displayName } })).id);
    }
    const ticked = random.pick(added);
    await graph.send(tick, { at: { ...at, step: ticked }, body: { isChecked: true } });
    const steps = await eventually(
      'the step that was ticked off is done',
      () => graph.all(listSteps, { at, limit: 20 }),
      (items) => items.some((step) => step.id === ticked && step.isChecked),
    );
    const called = steps.map(({ displayName }) => displayName);
    const done = steps.filter(({ isChecked }) => isChecked);
    expect.equal('the task has as many steps as it was given', steps.length, names.length);
    expect.sameSet('they are called what they were called', called, names);
    expect.equal('one step is done', done.length, 1);
  },
});
