import * as z from 'zod';
import { demo } from '../accounts/account-schema';
import { day, EXAMPLE_ACCOUNT, mode, time } from '../schemas/common';

const count = z.int().min(0);
const rate = count
  .max(100)
  .optional()
  .describe('Passed of what ran, in whole percent, rounded down; absent where nothing ran');
const counts = {
  passed: count,
  failed: count,
  skipped: count,
  notApplicable: count,
  undoFailed: count.describe('What it had made could not be removed'),
};

export const reportQuery = z.strictObject({
  from: day.optional().describe('The first day (UTC). Default: 27 days before the last'),
  to: day.optional().describe('The last day (UTC). Default: today'),
});

export const report = z
  .object({
    statement: z.string().describe('What this is, and what it is not'),
    at: time,
    version: z.string().describe('Of Perennial'),
    from: day,
    to: day,
    account: z.object({ id: z.string(), name: z.string(), tenantId: z.string(), mode }),
    runs: z.object({ passed: count, degraded: count, failed: count, abandoned: count }),
    passRate: rate,
    workloads: z.array(z.object({ workload: z.string(), ...counts, passRate: rate })),
    checks: z.array(
      z.object({
        check: z.string(),
        title: z.string(),
        workload: z.string(),
        ...counts,
        broken: z
          .array(z.object({ from: day, mended: day.optional() }))
          .describe('When it was found broken, and when it was mended'),
      }),
    ),
    permissions: z.object({ granted: z.array(z.string()) }).describe('As the last token said'),
    items: z.object({ made: count, removed: count }).describe('Of all time'),
    demo: demo.optional(),
  })
  .meta({
    id: 'Report',
    examples: [
      {
        statement: 'A record of automated tests of Microsoft Graph.',
        at: '2026-11-21T12:00:00.000Z',
        version: '0.1.0',
        from: '2026-10-25',
        to: '2026-11-21',
        account: {
          id: EXAMPLE_ACCOUNT,
          name: 'Contoso',
          tenantId: 'contoso.example',
          mode: 'application',
        },
        runs: { passed: 1200, degraded: 2, failed: 0, abandoned: 0 },
        passRate: 99,
        workloads: [
          {
            workload: 'mail',
            passed: 2100,
            failed: 2,
            skipped: 0,
            notApplicable: 0,
            undoFailed: 0,
            passRate: 99,
          },
        ],
        checks: [
          {
            check: 'mail.page-inbox',
            title: 'The inbox’s pages add up',
            workload: 'mail',
            passed: 1200,
            failed: 2,
            skipped: 0,
            notApplicable: 0,
            undoFailed: 0,
            broken: [{ from: '2026-11-02', mended: '2026-11-03' }],
          },
        ],
        permissions: { granted: ['Mail.ReadWrite'] },
        items: { made: 1204, removed: 1204 },
      },
    ],
  });
