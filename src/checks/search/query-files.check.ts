import { defineCheck, expect } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';
import { search, searchPages } from './calls';

const readDrive = get(
  '/me/drive',
  { webUrl: z.url() },
  { permission: { delegated: 'Files.Read' }, select: 'id,webUrl' },
);
const searchFiles = search('Files.Read.All', z.looseObject({ webUrl: z.url() }));

/** The site that a drive lies in: its own address is that of a library there. */
const siteOf = (driveUrl: string) => new URL('.', driveUrl).href.toLowerCase();

export default defineCheck({
  title: 'A search keeps to where it is asked to look',
  proves: 'A search for files in the user’s own drive finds none elsewhere, and none twice.',
  calls: [readDrive, searchFiles],
  async run({ graph }) {
    const drive = await graph.send(readDrive);
    const query = { entityType: 'driveItem', queryString: `path:"${drive.webUrl}"` };
    await searchPages(graph, searchFiles, query, ({ webUrl }) => {
      const inSite = webUrl.toLowerCase().startsWith(siteOf(drive.webUrl));
      expect.holds('what is found lies where it was looked for', inSite);
    });
  },
});
