import { defineCheck, expect, words } from '@perennial/checks';
import { patch } from '../graph';
import { bucket, listBuckets } from './calls';
import { fixturePlan, planNeeds } from './plan';
import { ifMatch } from './version';

const rename = patch('/planner/buckets/{id}', undefined, { body: ['name'] });

export default defineCheck({
  title: 'A bucket of a plan takes another name',
  proves: 'A bucket put in a plan is listed there, under the name that it was given last.',
  needs: planNeeds,
  calls: [rename],
  creates: [bucket],
  async run(context) {
    const { graph, marker, random, eventually } = context;
    const plan = await fixturePlan(context);
    const made = await graph.create(bucket, { body: { planId: plan.id, orderHint: ' !' } });
    const name = `${marker} ${words(random, 2)}`;
    await graph.send(rename, { at: { id: made.id }, headers: ifMatch(made), body: { name } });
    const listed = await eventually(
      'the plan lists the bucket under its new name',
      async () => {
        const buckets = await graph.all(listBuckets, { at: { plan: plan.id } });
        return buckets.find(({ id }) => id === made.id);
      },
      (found) => found?.name === name,
    );
    expect.equal('the bucket names its plan', listed?.planId, plan.id);
  },
});
