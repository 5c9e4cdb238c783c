import { defineCheck, nothingToCheck, settles } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';

const listIssues = list('/admin/serviceAnnouncement/issues', { id: z.string() });

const SIZE = 5;

export default defineCheck({
  title: 'The service issues’ pages add up',
  proves: 'The issues of Microsoft’s services are the same page by page and at once.',
  needs: [
    'when signed in, a directory role that may read service health (Service Support Administrator, for one)',
  ],
  calls: [listIssues],
  async run({ graph }) {
    // Pages are asked for as Microsoft's page says, which names no $top.
    const ids = async (size: number) => {
      const headers = { Prefer: `odata.maxpagesize=${size}` };
      return (await graph.all(listIssues, { headers, limit: 3 * SIZE })).map(({ id }) => id);
    };
    await settles('pages add up to the whole', async () => {
      const paged = await ids(SIZE);
      const atOnce = await ids(3 * SIZE);
      if (paged.length + atOnce.length === 0) nothingToCheck();
      const twice = new Set(paged).size !== paged.length;
      const same = paged.length === atOnce.length && paged.every((id) => atOnce.includes(id));
      return same && !twice ? undefined : { paged: paged.length, atOnce: atOnce.length, twice };
    });
  },
});
