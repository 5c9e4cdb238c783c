import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import { newestFirst } from '../order';
import { pageOf } from '../paging';
import { literal } from '../path';
import { nothingToCheck } from '../reread';
import { selfCall, selfId } from '../self';

const calls = {
  self: selfCall,
  list: call({
    method: 'GET',
    path: '/auditLogs/signIns',
    delegated: 'AuditLog.Read.All',
    application: 'AuditLog.Read.All',
    response: pageOf(
      z.looseObject({ id: z.string(), userId: z.string(), createdDateTime: z.string() }),
    ),
    page: 'https://learn.microsoft.com/graph/api/signin-list',
  }),
};

export const check = defineCheck({
  id: 'audit.list-sign-ins',
  workload: 'audit',
  kind: 'read',
  title: 'The user’s sign-ins are in the log',
  proves: 'The sign-in log gives the user’s own sign-ins, and only those, newest first.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: [
    'a licence for Microsoft Entra ID P1',
    'when signed in, a directory role that may read sign-ins (Reports Reader, for one)',
  ],
  async run(context) {
    const self = await selfId(context);
    // Only the user's own: when others sign in is nobody's business here.
    const { body } = await context.send(calls.list, {
      query: { $filter: `userId eq ${literal(self)}`, $top: '5' },
    });
    const signIns = body.value;
    if (signIns.length === 0) nothingToCheck();
    const others = signIns.filter(({ userId }) => userId !== self).length;
    equal('all sign-ins are the user’s', others, 0);
    equal('none is listed twice', new Set(signIns.map(({ id }) => id)).size, signIns.length);
    newestFirst(
      'they come newest first',
      signIns.map(({ createdDateTime }) => createdDateTime),
    );
  },
});
