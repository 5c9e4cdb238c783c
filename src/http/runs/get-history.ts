import * as z from 'zod';
import { startOfDay } from '../../domain/day';
import { readHistory } from '../../runs/history';
import { accountOf } from '../accounts/account';
import { iso } from '../failure-view';
import { operation, READ } from '../operation';
import { day } from '../schemas/common';

const query = z.strictObject({
  days: z.int().min(1).max(90).default(28).describe('How many days back, today among them'),
});

const count = z.int().min(0);

export const history = z
  .object({
    from: day.describe('The first day (UTC); the last is today'),
    days: z
      .array(z.object({ runs: z.tuple([count, count, count, count]) }))
      .describe('Runs of each day: passed, degraded, failed, abandoned'),
    checks: z
      .record(z.string(), z.array(z.string()))
      .describe(
        'Check → how often it came to what on each of the days, as letters and counts: p passed, f failed, s skipped, n not applicable, u could not be removed; empty where it was not drawn',
      ),
  })
  .meta({
    id: 'History',
    examples: [
      {
        from: '2026-11-20',
        days: [{ runs: [40, 0, 1, 0] }, { runs: [21, 2, 0, 0] }],
        checks: { 'mail.page-inbox': ['p12f1', 'p7'], 'files.share-link': ['', 'f2'] },
      },
    ],
  });

export const getHistory = operation({
  id: 'getHistory',
  method: 'GET',
  path: '/api/accounts/{accountId}/history',
  tag: 'runs',
  summary: 'What an account’s runs and checks came to, day by day',
  roles: READ,
  query,
  answers: { 200: { description: 'Earliest first', schema: history } },
  problems: [404],
  async handle(call) {
    const account = await accountOf(call);
    const { from, runs, checks } = await readHistory(call.core, account, call.query.days);
    const body: z.output<typeof history> = {
      from: iso(startOfDay(from)).slice(0, 10),
      days: runs.map((counts) => ({ runs: [...counts] })),
      checks: Object.fromEntries([...checks].map(([name, texts]) => [name, [...texts]])),
    };
    return { status: 200, body };
  },
});
