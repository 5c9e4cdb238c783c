import { defineCheck, fail, ifThere } from '@perennial/checks';
import type { CheckContext } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id, listGroups, READ, READ_ONE } from './calls';

const listChanges = list('/groups/delta', { ...id, '@removed': z.unknown().optional() }, READ);
const readAge = get('/groups/{id}', { ...id, createdDateTime: z.string().nullish() }, READ_ONE);

/** Groups of a tenant that are compared; of a larger one nothing is said. */
const limit = 2000;
/** The directory’s copies agree by then. */
const SETTLED_MS = 60 * 60_000;

/** Whether a group is there, and has been for a while: then every copy of the directory knows of it. */
async function isSettled({ graph, now }: CheckContext, group: string): Promise<boolean> {
  const found = await ifThere(() => graph.send(readAge, { at: { id: group } }));
  return Date.parse(found?.createdDateTime ?? '') < now() - SETTLED_MS;
}

export default defineCheck({
  title: 'The first round of changes tells of every group',
  proves: 'Following the changes of the groups begins with just the groups that are listed.',
  calls: [listGroups, listChanges, readAge],
  async run(context) {
    const { graph } = context;
    const all = await graph.collect(listGroups, { query: { $top: '999' }, limit });
    if (!all.whole) return;
    const { items: changes } = await graph.changes(listChanges);
    const present = changes.filter((change) => change['@removed'] === undefined);
    const listed = new Set(all.items.map((group) => group.id));
    const told = new Set(present.map((group) => group.id));
    const differing = [...listed, ...told].filter((one) => !listed.has(one) || !told.has(one));
    // The tenant is in use: only a group that nobody has just made or deleted counts.
    for (const group of differing) {
      if (await isSettled(context, group)) {
        const facts = { listed: listed.size, told: told.size };
        fail('the first round of changes tells of every group', facts);
      }
    }
  },
});
