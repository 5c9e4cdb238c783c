import * as z from 'zod';
import { auditActions } from '../../domain/audit';
import { EXAMPLE_ACCOUNT, time } from '../schemas/common';

const someone = (description: string) =>
  z
    .object({ id: z.string(), name: z.string().describe('As it was called then') })
    .describe(description);

export const change = z
  .object({
    id: z.string(),
    at: time,
    by: someone('Who did it; `perennial` is the app itself'),
    action: z.enum(auditActions),
    account: someone('Which account').optional(),
    member: someone('Which member').optional(),
    fields: z
      .array(z.string())
      .optional()
      .describe('Which fields were given, by name. Values are never told'),
    reason: z.string().optional().describe('In the words of whoever did it'),
  })
  .meta({
    id: 'Change',
    examples: [
      {
        id: '4f0c2d7e9a1b4c3d8e5f60718293a4b5',
        at: '2026-11-21T14:05:00.000Z',
        by: { id: '0f6e2f7c1d3b4a59868d7a1e2c3b4d5e', name: 'Mia' },
        action: 'account.paused',
        account: { id: EXAMPLE_ACCOUNT, name: 'Contoso' },
        reason: 'moving house until Monday',
      },
    ],
  });
