import { DAY_MS, defineCheck, expect, pagesAddUp } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';

const listChanges = list('/auditLogs/directoryAudits', {
  id: z.string(),
  activityDateTime: z.string(),
});

export default defineCheck({
  title: 'Changes in the directory are logged',
  proves:
    'The directory’s audit log of one week is the same page by page and at once, newest first.',
  needs: ['when signed in, a directory role that may read audit logs (Reports Reader, for one)'],
  calls: [listChanges],
  async run({ graph, now }) {
    const since = new Date(now() - 7 * DAY_MS).toISOString();
    const query = {
      $filter: `activityDateTime ge ${since}`,
      $orderby: 'activityDateTime desc',
    };
    const { value } = await graph.send(listChanges, { query: { ...query, $top: '5' } });
    const times = value.map(({ activityDateTime }) => activityDateTime);
    const older = times.filter((time) => Date.parse(time) < Date.parse(since)).length;
    expect.equal('no change is older than asked for', older, 0);
    expect.newestFirst('they come newest first', times);
    await pagesAddUp(graph, listChanges, { size: 5, query });
  },
});
