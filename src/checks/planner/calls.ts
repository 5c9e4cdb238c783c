import { defineCreation } from '@perennial/checks';
import * as z from 'zod';
import { FIXTURES } from '../fixture';
import { del, get, list, post } from '../graph';
import { markedInPlan } from './plan';
import { id, removeVersion, versioned } from './version';

/** Microsoft’s pages do not say which query options Planner takes: it is asked for whole things. */
export const WHOLE = { select: false } as const;

const removal = 'deleted; Planner keeps nothing that could be restored';

export const readTask = get(
  '/planner/tasks/{id}',
  {
    ...versioned,
    planId: z.string().nullish(),
    title: z.string(),
    percentComplete: z.number().nullish(),
    dueDateTime: z.string().nullish(),
  },
  WHOLE,
);
const listTitles = list('/planner/plans/{plan}/tasks', { ...id, title: z.string() }, WHOLE);

export const task = defineCreation({
  name: 'planner.task',
  what: `an unassigned task in the plan “${FIXTURES}”`,
  removal,
  make: post('/planner/tasks', versioned, { body: ['planId', 'title'] }),
  marker: 'title',
  find: markedInPlan(listTitles, ({ title }) => title),
  remove: removeVersion(readTask, del('/planner/tasks/{id}')),
});

export const listBuckets = list(
  '/planner/plans/{plan}/buckets',
  { ...id, name: z.string(), planId: z.string() },
  WHOLE,
);

export const bucket = defineCreation({
  name: 'planner.bucket',
  what: `an empty bucket in the plan “${FIXTURES}”`,
  removal,
  make: post('/planner/buckets', versioned, { body: ['name', 'planId', 'orderHint'] }),
  marker: 'name',
  find: markedInPlan(listBuckets, ({ name }) => name),
  remove: removeVersion(
    get('/planner/buckets/{id}', versioned, WHOLE),
    del('/planner/buckets/{id}'),
  ),
});
