import * as z from 'zod';
import { failureKinds } from '../../domain/failure';
import { EXAMPLE_ACCOUNT, mode, time } from '../schemas/common';
import { accountState, demo, paused } from './account-schema';

const count = z.int().min(0);

/** An account as lists show it: what `getAccount` answers has the rest. */
export const accountSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    tenantId: z.string(),
    clientId: z.string(),
    user: z.string().optional(),
    mode,
    owner: z.string().describe('A member’s id, or `operator`'),
    credential: z.object({ kind: z.string(), expiresAt: time.optional() }),
    state: accountState,
    stateSince: time,
    reason: z
      .object({ code: z.string(), kind: z.enum(failureKinds), title: z.string() })
      .optional()
      .describe('Why the last run did not pass'),
    subscription: z
      .object({
        endsAt: time.optional(),
        daysLeft: z.int().optional().describe('Begun days counted; negative when it has passed'),
        renewedAt: time
          .optional()
          .describe('When it was found to end later than before; told for three days'),
        missing: z.string().optional().describe('The permission that is missing to know'),
      })
      .optional()
      .describe('As Graph tells; the programme decides'),
    paused: paused.optional(),
    nextRunAt: time.nullable().describe('null while paused'),
    running: z.object({ runId: z.string(), since: time }).optional(),
    results: z
      .string()
      .describe(
        'The last 30 runs at most, newest first: p passed, d degraded, f failed, a abandoned',
      ),
    leftovers: z.object({ open: count, parked: count, capped: z.boolean() }),
    demo: demo.optional(),
    revision: z.int(),
  })
  .meta({
    id: 'AccountSummary',
    examples: [
      {
        id: EXAMPLE_ACCOUNT,
        name: 'Contoso',
        tenantId: 'contoso.example',
        clientId: '11111111-1111-1111-1111-111111111111',
        user: 'adele@contoso.example',
        mode: 'application',
        owner: 'operator',
        credential: { kind: 'clientSecret', expiresAt: '2027-01-20T00:00:00.000Z' },
        state: 'active',
        stateSince: '2026-11-20T09:00:00.000Z',
        nextRunAt: '2026-11-21T12:18:30.000Z',
        results: 'ppp',
        leftovers: { open: 0, parked: 0, capped: false },
        revision: 3,
      },
    ],
  });
