import { defineCheck, expect, plain, words } from '@perennial/checks';
import type { Random } from '@perennial/checks';
import * as z from 'zod';
import { get, patch } from '../graph';
import { task, WHOLE } from './calls';
import { fixturePlan, planNeeds } from './plan';
import { ifMatch, versioned } from './version';

const DETAILS = '/planner/tasks/{id}/details';

const item = z.looseObject({ title: z.string(), isChecked: z.boolean() });
const readDetails = get(
  DETAILS,
  {
    ...versioned,
    description: z.string().nullish(),
    checklist: z.record(z.string(), item).nullish(),
  },
  WHOLE,
);
const describe = patch(DETAILS, undefined, { body: ['description', 'checklist'] });

/** A checklist is kept under keys that the client makes: GUIDs. */
const guid = (random: Random): string =>
  Buffer.from(random.bytes(16))
    .toString('hex')
    .replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');

export default defineCheck({
  title: 'A task of a plan keeps its details',
  proves: 'The text and the checklist that a task of a plan is given are what is read afterwards.',
  needs: planNeeds,
  calls: [readDetails, describe],
  creates: [task],
  async run(context) {
    const { graph, random, eventually } = context;
    const { id: planId } = await fixturePlan(context);
    const at = { id: (await graph.create(task, { body: { planId } })).id };
    const [description, title, key] = [words(random, 12), words(random, 3), guid(random)];
    const entry = { '@odata.type': 'microsoft.graph.plannerChecklistItem', title, isChecked: true };
    await graph.send(describe, {
      at,
      headers: ifMatch(await graph.send(readDetails, { at })),
      body: { description, checklist: { [key]: entry } },
    });
    const { checklist } = await eventually(
      'the task has its text',
      () => graph.send(readDetails, { at }),
      (details) => plain(details.description ?? '') === description,
    );
    const kept = expect.present('the checklist has what was put on it', checklist?.[key]);
    expect.equal('it is called what it was called', kept.title, title);
    expect.holds('it is ticked off', kept.isChecked);
  },
});
