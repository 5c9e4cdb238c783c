import { defineCheck, eventuallyFound, expect } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';
import { rule } from './calls';

const read = get(
  '/me/mailFolders/inbox/messageRules/{id}',
  {
    displayName: z.string(),
    isEnabled: z.boolean(),
    conditions: z.looseObject({ subjectContains: z.array(z.string()) }),
  },
  { select: false },
);

export default defineCheck({
  title: 'A rule of the inbox is kept as made',
  proves: 'A rule that was made, switched off, is listed and read back with its condition.',
  calls: [read],
  creates: [rule],
  async run(context) {
    const { graph, marker } = context;
    const { id } = await graph.create(rule, {
      body: {
        sequence: 1,
        isEnabled: false,
        conditions: { subjectContains: [marker] },
        actions: { stopProcessingRules: true },
      },
    });
    const kept = await graph.send(read, { at: { id } });
    expect.equal('the rule has its name', kept.displayName, marker);
    expect.equal('it is switched off', kept.isEnabled, false);
    expect.among('it has its condition', marker, kept.conditions.subjectContains);
    await eventuallyFound(context, 'the rule is listed under its name', rule, id);
  },
});
