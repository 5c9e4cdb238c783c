import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import { newestFirst } from '../order';
import { pageOf, settles } from '../paging';
import { nothingToCheck } from '../reread';

const calls = {
  list: call({
    method: 'GET',
    path: '/security/secureScores',
    delegated: 'SecurityEvents.Read.All',
    application: 'SecurityEvents.Read.All',
    response: pageOf(
      z.looseObject({
        id: z.string(),
        azureTenantId: z.string(),
        createdDateTime: z.string(),
        currentScore: z.number(),
        maxScore: z.number(),
      }),
    ),
    page: 'https://learn.microsoft.com/graph/api/security-list-securescores',
  }),
};

export const check = defineCheck({
  id: 'security.read-score',
  workload: 'security',
  kind: 'read',
  title: 'The secure score adds up',
  proves: 'The tenant’s secure scores are listed newest first, and none exceeds its maximum.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: [
    'when signed in, a directory role that may read security data (Security Reader, for one)',
  ],
  async run(context) {
    const scores = async (query: Readonly<Record<string, string>>) =>
      (await context.send(calls.list, { query })).body.value;
    const first = await scores({ $top: '3' });
    if (first.length === 0) nothingToCheck();
    newestFirst(
      'the scores come newest first',
      first.map(({ createdDateTime }) => createdDateTime),
    );
    for (const { currentScore, maxScore } of first)
      if (currentScore > maxScore) fail('no score exceeds its maximum', { currentScore, maxScore });
    equal(
      'all are of one tenant',
      new Set(first.map(({ azureTenantId }) => azureTenantId)).size,
      1,
    );
    await settles('the second score follows the first', async () => {
      const [, second] = await scores({ $top: '2' });
      const [next] = await scores({ $top: '1', $skip: '1' });
      return second?.id === next?.id ? undefined : { same: false };
    });
  },
});
