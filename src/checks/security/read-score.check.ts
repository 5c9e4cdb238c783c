import { defineCheck, expect, nothingToCheck, settles } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { needs } from './calls';

const listScores = list(
  '/security/secureScores',
  {
    id: z.string(),
    azureTenantId: z.string(),
    createdDateTime: z.string(),
    currentScore: z.number(),
    maxScore: z.number(),
  },
  { select: false },
);

export default defineCheck({
  title: 'The secure score adds up',
  proves: 'The tenant’s secure scores are listed newest first, and none exceeds its maximum.',
  needs,
  calls: [listScores],
  async run({ graph }) {
    const scores = async (query: Readonly<Record<string, string>>) =>
      (await graph.send(listScores, { query })).value;
    const first = await scores({ $top: '3' });
    if (first.length === 0) nothingToCheck();
    expect.newestFirst(
      'the scores come newest first',
      first.map(({ createdDateTime }) => createdDateTime),
    );
    for (const { currentScore, maxScore } of first)
      expect.atMost('no score exceeds its maximum', currentScore, maxScore);
    const tenants = new Set(first.map(({ azureTenantId }) => azureTenantId));
    expect.equal('all are of one tenant', tenants.size, 1);
    await settles('the second score follows the first', async () => {
      const [, second] = await scores({ $top: '2' });
      const [next] = await scores({ $top: '1', $skip: '1' });
      return second?.id === next?.id ? undefined : { same: false };
    });
  },
});
