import { DAY_MS, defineCheck, expect, HOUR_MS } from '@perennial/checks';
import { patch } from '../graph';
import { readTask, task } from './calls';
import { fixturePlan, planNeeds } from './plan';
import { ifMatch } from './version';

const update = patch('/planner/tasks/{id}', undefined, {
  body: ['percentComplete', 'dueDateTime'],
});

/** Planner keeps half-done tasks as 50. */
const STARTED = 50;

export default defineCheck({
  title: 'A task of a plan gets under way',
  proves: 'A task put in a plan lies in it, and is read back as begun and due as it was changed.',
  needs: planNeeds,
  calls: [update],
  creates: [task],
  async run(context) {
    const { graph, marker, random, now, eventually } = context;
    const plan = await fixturePlan(context);
    const made = await graph.create(task, { body: { planId: plan.id } });
    const due = (Math.ceil(now() / DAY_MS) + random.int(1, 60)) * DAY_MS + 10 * HOUR_MS;
    const at = { id: made.id };
    await graph.send(update, {
      at,
      headers: ifMatch(made),
      body: { percentComplete: STARTED, dueDateTime: new Date(due).toISOString() },
    });
    const read = await eventually(
      'the task is under way',
      () => graph.send(readTask, { at }),
      ({ percentComplete }) => percentComplete === STARTED,
    );
    expect.equal('it has its title', read.title, marker);
    expect.equal('it lies in its plan', read.planId, plan.id);
    expect.equal('it is due when it should be', Date.parse(read.dueDateTime ?? ''), due);
  },
});
