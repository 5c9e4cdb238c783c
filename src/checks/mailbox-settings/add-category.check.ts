import { defineCheck, eventuallyFound, expect } from '@perennial/checks';
import * as z from 'zod';
import { get, patch } from '../graph';
import { category } from './calls';

const update = patch('/me/outlook/masterCategories/{id}', undefined, { body: ['color'] });
const read = get(
  '/me/outlook/masterCategories/{id}',
  { displayName: z.string(), color: z.string() },
  { select: false },
);

export default defineCheck({
  title: 'A category keeps its new colour',
  proves: 'A category that was added is listed under its name, and keeps a change of its colour.',
  calls: [update, read],
  creates: [category],
  async run(context) {
    const { graph, marker, random } = context;
    const { id } = await graph.create(category, { body: { color: 'none' } });
    const color = random.pick(['preset0', 'preset7', 'preset24']);
    await graph.send(update, { at: { id }, body: { color } });
    const kept = await graph.send(read, { at: { id } });
    expect.equal('the category has its name', kept.displayName, marker);
    expect.equal('it has its new colour', kept.color, color);
    await eventuallyFound(context, 'the category is listed under its name', category, id);
  },
});
