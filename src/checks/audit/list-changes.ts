import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import { newestFirst } from '../order';
import { pageOf, pagesAddUp } from '../paging';

const calls = {
  list: call({
    method: 'GET',
    path: '/auditLogs/directoryAudits',
    delegated: 'AuditLog.Read.All',
    application: 'AuditLog.Read.All',
    response: pageOf(z.looseObject({ id: z.string(), activityDateTime: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/directoryaudit-list',
  }),
};

const DAY_MS = 24 * 60 * 60_000;

export const check = defineCheck({
  id: 'audit.list-changes',
  workload: 'audit',
  kind: 'read',
  title: 'Changes in the directory are logged',
  proves:
    'The directory’s audit log of one week is the same page by page and at once, newest first.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['when signed in, a directory role that may read audit logs (Reports Reader, for one)'],
  async run(context) {
    const since = new Date(context.now() - 7 * DAY_MS).toISOString();
    const query = {
      $select: 'id,activityDateTime',
      $filter: `activityDateTime ge ${since}`,
      $orderby: 'activityDateTime desc',
    };
    const { body } = await context.send(calls.list, { query: { ...query, $top: '5' } });
    const times = body.value.map(({ activityDateTime }) => activityDateTime);
    const older = times.filter((time) => Date.parse(time) < Date.parse(since)).length;
    equal('no change is older than asked for', older, 0);
    newestFirst('they come newest first', times);
    await pagesAddUp(context, calls.list, { size: 5, query });
  },
});
