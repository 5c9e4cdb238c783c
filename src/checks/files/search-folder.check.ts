import {
  DAY_MS,
  defineCheck,
  expect,
  ifThere,
  needsFixture,
  nothingToCheck,
} from '@perennial/checks';
import * as z from 'zod';
import { FIXTURES } from '../fixture';
import { get, list } from '../graph';
import { id } from './calls';

const readFolder = get('/me/drive/root:/{name}', { ...id, createdDateTime: z.iso.datetime() });
const search = list("/me/drive/root/search(q='{text}')", id);

export default defineCheck({
  title: 'A search of the drive finds a folder by its name',
  proves: 'A folder that was made a day ago or earlier is found in the drive by its name.',
  needs: [`a folder named “${FIXTURES}” in the drive’s root folder, a day old`],
  planted: true,
  calls: [readFolder, search],
  async run({ graph, now }) {
    const folder = await ifThere(() => graph.send(readFolder, { at: { name: FIXTURES } }));
    if (!folder) needsFixture('a folder');
    // The index may not know it yet.
    if (Date.parse(folder.createdDateTime) > now() - DAY_MS) nothingToCheck();
    const hits = await graph.all(search, { at: { text: FIXTURES }, limit: 200 });
    const ids = hits.map((hit) => hit.id);
    expect.among('the folder is among what is found', folder.id, ids);
  },
});
