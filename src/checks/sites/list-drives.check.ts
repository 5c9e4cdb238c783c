import { defineCheck, settles } from '@perennial/checks';
import { get, list } from '../graph';
import { id, root } from './calls';

const readDrive = get('/sites/{site}/drive', id, { docs: 'drive-get' });
const listDrives = list('/sites/{site}/drives', id, { docs: 'drive-list' });

/** More than a site has document libraries. */
const limit = 500;

export default defineCheck({
  title: 'The root site’s own drive is among its drives',
  proves:
    'The document library that the root site gives as its own is one of those it lists, once.',
  calls: [readDrive, listDrives],
  async run({ graph }) {
    await settles('the site’s own drive is listed once', async () => {
      const own = await graph.send(readDrive, { at: root });
      const drives = await graph.all(listDrives, { at: root, limit });
      const listed = drives.filter((drive) => drive.id === own.id).length;
      return listed === 1 ? undefined : { drives: drives.length, listed };
    });
  },
});
