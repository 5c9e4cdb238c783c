import { defineCheck, expect, settles } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { change, id, inDrive } from './calls';

const readRoot = get('/me/drive/root', inDrive);
const listItems = list(
  '/me/drive/root/children',
  { ...id, createdDateTime: z.iso.datetime() },
  { docs: 'driveitem-list-children' },
);
const listChanges = list('/me/drive/root/delta', {
  ...change,
  parentReference: z.looseObject({ driveId: z.string().optional() }).optional(),
});

/** What has just been made may not be among the changes yet. */
const SETTLED_MS = 15 * 60_000;

export default defineCheck({
  title: 'Changes tell of all there is',
  proves: 'The list of changes from the beginning holds the drive’s root folder and what it lists.',
  calls: [readRoot, listItems, listChanges],
  async run({ graph, now }) {
    const root = await graph.send(readRoot);
    const drive = root.parentReference.driveId;
    await settles('the changes hold what the root folder lists', async () => {
      const items = await graph.all(listItems, { limit: 50 });
      const { items: changes, whole } = await graph.collect(listChanges);
      for (const { parentReference } of changes) {
        expect.equal('a change is one in the drive', parentReference?.driveId ?? drive, drive);
      }
      // More than are looked at: what is missing may be further on.
      if (!whole) return undefined;
      const told = new Set(changes.flatMap((item) => (item.deleted ? [] : [item.id])));
      const settled = items.filter(
        ({ createdDateTime }) => Date.parse(createdDateTime) < now() - SETTLED_MS,
      );
      const missing = [root, ...settled].filter((item) => !told.has(item.id)).length;
      const invented = items.length === 0 ? told.size - 1 : 0;
      return missing + invented === 0 ? undefined : { missing, invented };
    });
  },
});
