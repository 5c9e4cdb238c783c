import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import type { Random } from '../../domain/random';
import { plain, words } from '../text';
import { fixturePlan, ifMatch, planNeeds, versioned } from './plan';
import { makeTask, planTask, taskCalls } from './task';

const item = z.looseObject({ title: z.string(), isChecked: z.boolean() });

const calls = {
  ...taskCalls,
  details: call({
    method: 'GET',
    path: '/planner/tasks/{id}/details',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: z.looseObject({
      ...versioned.shape,
      description: z.string().nullish(),
      checklist: z.record(z.string(), z.unknown()).nullish(),
    }),
    page: 'https://learn.microsoft.com/graph/api/plannertaskdetails-get',
  }),
  describe: call({
    method: 'PATCH',
    path: '/planner/tasks/{id}/details',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    bodyProperties: ['description', 'checklist'],
    status: [200, 204],
    page: 'https://learn.microsoft.com/graph/api/plannertaskdetails-update',
  }),
};

/** A checklist is kept under keys that the client makes: GUIDs. */
function guid(random: Random): string {
  const hex = Buffer.from(random.bytes(16)).toString('hex');
  return [8, 4, 4, 4, 12]
    .map((length, index, lengths) => {
      const from = lengths.slice(0, index).reduce((sum, each) => sum + each, 0);
      return hex.slice(from, from + length);
    })
    .join('-');
}

export const check = defineCheck({
  id: 'planner.describe-task',
  workload: 'planner',
  kind: 'write',
  title: 'A task of a plan keeps its details',
  proves: 'The text and the checklist that a task of a plan is given are what is read afterwards.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  needs: planNeeds,
  creates: { task: planTask },
  async run(context) {
    const { random } = context;
    const plan = await fixturePlan(context);
    const { id } = await makeTask(context, plan.id);
    const params = { id };
    const read = async () => (await context.send(calls.details, { params })).body;
    const [description, title, key] = [words(random, 12), words(random, 3), guid(random)];
    const entry = { '@odata.type': 'microsoft.graph.plannerChecklistItem', title, isChecked: true };
    await context.send(calls.describe, {
      params,
      headers: ifMatch(await read()),
      body: { description, checklist: { [key]: entry } },
    });
    const details = await context.poll(
      read,
      ({ description: kept }) => plain(kept ?? '') === description,
      { everyMs: 1000, forMs: 15_000 },
    );
    if (!details) fail('the task has its text');
    const kept = item.safeParse(details.checklist?.[key]);
    if (!kept.success) fail('the checklist has what was put on it');
    equal('it is called what it was called', kept.data.title, title);
    equal('it is ticked off', kept.data.isChecked, true);
  },
});
