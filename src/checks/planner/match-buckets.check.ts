import { defineCheck, expect, settles } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { listBuckets, WHOLE } from './calls';
import { fixturePlan, planCalls, planNeeds } from './plan';
import { id } from './version';

const readPlan = get(
  '/planner/plans/{plan}',
  { ...id, container: z.looseObject({ containerId: z.string() }) },
  WHOLE,
);
const listTasks = list(
  '/planner/plans/{plan}/tasks',
  { planId: z.string(), bucketId: z.string().nullish() },
  WHOLE,
);

/** More than the plan ever holds: checks remove what they put in it. */
const limit = 500;

export default defineCheck({
  title: 'A plan’s tasks lie in its buckets',
  proves: 'A plan is read as that of its group, and its tasks lie in it and in buckets of its own.',
  needs: planNeeds,
  calls: [...planCalls, readPlan, listBuckets, listTasks],
  async run(context) {
    const { graph } = context;
    const { id: plan, group } = await fixturePlan(context);
    const at = { plan };
    const read = await graph.send(readPlan, { at });
    expect.equal('the plan is read by its id', read.id, plan);
    expect.equal('it is that of its group', read.container.containerId, group);
    await settles('the tasks of a plan lie in buckets of its own', async () => {
      const tasks = await graph.all(listTasks, { at, limit });
      const buckets = await graph.all(listBuckets, { at, limit });
      const own = new Set(buckets.map((bucket) => bucket.id));
      const elsewhere = tasks.filter(({ planId }) => planId !== plan).length;
      const astray = tasks.filter(({ bucketId }) => bucketId != null && !own.has(bucketId)).length;
      return elsewhere + astray === 0 ? undefined : { tasks: tasks.length, elsewhere, astray };
    });
  },
});
