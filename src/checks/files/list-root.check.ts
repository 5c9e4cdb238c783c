import { defineCheck, expect, settles } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id, readDrive } from './calls';

const readRoot = get('/me/drive/root', {
  ...id,
  folder: z.looseObject({ childCount: z.number().nullish() }).nullish(),
});
const listItems = list(
  '/me/drive/root/children',
  { ...id, parentReference: z.looseObject({ driveId: z.string(), id: z.string() }) },
  { docs: 'driveitem-list-children', query: { $top: '10' } },
);

export default defineCheck({
  title: 'What the root folder lists lies in it',
  proves:
    'Each item that the drive’s root folder lists names that folder and that drive as its own.',
  calls: [readDrive, readRoot, listItems],
  async run({ graph }) {
    const drive = await graph.send(readDrive);
    const root = await graph.send(readRoot);
    const items = await graph.all(listItems, { limit: 30 });
    // How many it counts is not said to be exact; that it holds something is.
    if (items.length === 0 && (root.folder?.childCount ?? 0) > 0) {
      await settles('a folder that holds something lists it', async () => {
        const again = await graph.all(listItems, { limit: 30 });
        const counted = (await graph.send(readRoot)).folder?.childCount ?? 0;
        return again.length > 0 || counted === 0 ? undefined : { counted };
      });
    }
    for (const { parentReference } of items) {
      expect.equal('an item lies in the drive that lists it', parentReference.driveId, drive.id);
      expect.equal('an item lies in the folder that lists it', parentReference.id, root.id);
    }
    const ids = new Set(items.map((item) => item.id));
    expect.equal('no item is listed twice', ids.size, items.length);
  },
});
