import { defineCheck, expect } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id, readDrive } from './calls';

const readRoot = get('/me/drive/root', id);
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
    for (const { parentReference } of items) {
      expect.equal('an item lies in the drive that lists it', parentReference.driveId, drive.id);
      expect.equal('an item lies in the folder that lists it', parentReference.id, root.id);
    }
    const ids = new Set(items.map((item) => item.id));
    expect.equal('no item is listed twice', ids.size, items.length);
  },
});
