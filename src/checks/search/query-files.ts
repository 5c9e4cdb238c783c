import * as z from 'zod';
import { ok } from '../assert';
import { call, defineCheck } from '../define';
import { queryCall, searchPages } from './query';

const calls = {
  drive: call({
    method: 'GET',
    path: '/me/drive',
    delegated: 'Files.Read',
    response: z.looseObject({ webUrl: z.url() }),
    page: 'https://learn.microsoft.com/graph/api/drive-get',
  }),
  query: queryCall('Files.Read.All', z.looseObject({ webUrl: z.url() })),
};

/** The site that a drive lies in: its own address is that of a library there. */
const siteOf = (driveUrl: string) => new URL('.', driveUrl).href.toLowerCase();

export const check = defineCheck({
  id: 'search.query-files',
  workload: 'search',
  kind: 'read',
  title: 'A search keeps to where it is asked to look',
  proves: 'A search for files in the user’s own drive finds none elsewhere, and none twice.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls,
  async run(context) {
    const { body: drive } = await context.send(calls.drive, { query: { $select: 'id,webUrl' } });
    const asked = { entityType: 'driveItem', queryString: `path:"${drive.webUrl}"` };
    await searchPages(context, calls.query, asked, ({ webUrl }) => {
      const inSite = webUrl.toLowerCase().startsWith(siteOf(drive.webUrl));
      ok('what is found lies where it was looked for', inSite);
    });
  },
});
