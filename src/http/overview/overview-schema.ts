import * as z from 'zod';
import { needKinds } from '../../domain/needs';
import { accountState } from '../accounts/account-schema';
import { accountSummary } from '../accounts/summary-schema';
import { health } from '../installation/health-schema';
import { me } from '../members/member-schema';
import { EXAMPLE_ACCOUNT, time } from '../schemas/common';

export const overviewQuery = z.strictObject({
  account: z.string().max(64).optional().describe('Only this account'),
});

const need = z
  .object({
    account: z.string().optional().describe('Its id; absent where it concerns the installation'),
    kind: z.enum(needKinds),
    tone: z.enum(['fail', 'warn']),
    since: time.optional(),
    until: time.optional().describe('When something ends'),
    code: z
      .string()
      .optional()
      .describe('A failure’s or a silence’s code, a permission’s or a setting’s name'),
    title: z.string(),
    step: z
      .object({ label: z.string(), path: z.string() })
      .describe('What to do about it, and the page of the dashboard where that is done'),
    check: z.string().optional().describe('One of the checks it is about'),
    count: z.int().optional().describe('How many runs, checks, items or days it is about'),
  })
  .describe('Most urgent first');

const count = z.int().min(0);

const row = accountSummary.omit({ clientId: true }).extend({
  resultsAt: z
    .array(z.int())
    .describe(
      'When the newest of the results ended, in seconds since 1970 (UTC); then the gap to each older one, in seconds; to the minute',
    ),
  week: z
    .tuple([count, count, count, count])
    .describe(
      'Runs of the last seven days (UTC, today among them): passed, degraded, failed, lost',
    ),
});

export const overview = z
  .object({
    at: time.describe('When this was read: relative times count from here'),
    me,
    health: health.pick({
      status: true,
      lastTick: true,
      alerts: true,
      configuration: true,
      simulator: true,
    }),
    notice: z.string().optional().describe('What the operator has to say, as plain text'),
    needs: z.array(need),
    totals: z.object({
      accounts: count,
      states: z.record(accountState, count),
      need: count.describe('Accounts that need a person'),
      leftovers: count.describe('Items that checks may have left behind'),
      nextRunAt: time.optional().describe('When the next of them runs'),
    }),
    accounts: z
      .array(row)
      .describe('By name, as the answer’s language sorts; numbers in names by their value'),
  })
  .meta({
    id: 'Overview',
    examples: [
      {
        at: '2026-11-21T11:55:00.000Z',
        me: { id: 'operator', name: 'operator', role: 'operator' },
        health: { status: 'ok', lastTick: { at: '2026-11-21T11:50:00.000Z', ageSeconds: 300 } },
        needs: [
          {
            account: EXAMPLE_ACCOUNT,
            kind: 'failing',
            tone: 'fail',
            since: '2026-11-20T09:12:00.000Z',
            code: 'AADSTS7000222',
            title: 'The client secret has expired',
            step: {
              label: 'Replace the secret',
              path: `/accounts/${EXAMPLE_ACCOUNT}/edit#credential`,
            },
            count: 30,
          },
        ],
        totals: {
          accounts: 1,
          states: {
            active: 0,
            degraded: 0,
            failing: 1,
            paused: 0,
            'needs-sign-in': 0,
            'needs-credential': 0,
          },
          need: 1,
          leftovers: 0,
          nextRunAt: '2026-11-21T12:18:30.000Z',
        },
        accounts: [
          {
            id: EXAMPLE_ACCOUNT,
            name: 'Contoso',
            tenantId: 'contoso.example',
            user: 'adele@contoso.example',
            mode: 'application',
            owner: 'operator',
            credential: { kind: 'clientSecret', expiresAt: '2026-11-20T00:00:00.000Z' },
            state: 'failing',
            stateSince: '2026-11-20T09:12:00.000Z',
            reason: {
              code: 'AADSTS7000222',
              kind: 'auth',
              title: 'The client secret has expired',
            },
            subscription: { endsAt: '2026-12-14T00:00:00.000Z', daysLeft: 23 },
            nextRunAt: '2026-11-21T12:18:30.000Z',
            results: 'ffp',
            resultsAt: [1795262040, 1500, 1320],
            week: [310, 2, 41, 0],
            leftovers: { open: 0, parked: 0, capped: false },
            revision: 3,
          },
        ],
      },
    ],
  });
