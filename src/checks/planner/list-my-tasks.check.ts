import { defineCheck, expect, nothingToCheck } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { readOwnId } from '../self';
import { WHOLE } from './calls';
import { id } from './version';

const listMyTasks = list(
  '/me/planner/tasks',
  { ...id, assignments: z.record(z.string(), z.unknown()).nullish() },
  WHOLE,
);

export default defineCheck({
  title: 'My tasks are assigned to me',
  proves: 'Each task that Planner lists as the user’s is assigned to that user.',
  needs: ['a task of a plan that is assigned to the user'],
  calls: [readOwnId, listMyTasks],
  async run({ graph }) {
    const self = await graph.send(readOwnId);
    const tasks = await graph.all(listMyTasks, { limit: 200 });
    if (tasks.length === 0) nothingToCheck();
    const mine = tasks.filter(({ assignments }) => self.id in (assignments ?? {}));
    expect.equal('my tasks are assigned to me', mine.length, tasks.length);
  },
});
