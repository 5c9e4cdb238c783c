import * as z from 'zod';
import { time } from '../schemas/common';

const lifecycle = {
  status: z
    .string()
    .describe('As Graph reports it: Enabled, Warning, Suspended, LockedOut, Deleted'),
  endsAt: time.optional().describe('As Graph reports it; the programme decides'),
};

export const subscription = z
  .union([
    z.object({
      sku: z.string(),
      ...lifecycle,
      daysLeft: z.int().optional().describe('Begun ones counted; negative when the end has passed'),
      readAt: time,
      history: z
        .array(z.object({ at: time, ...lifecycle }))
        .describe(
          'What it was read as first, and each time that it was something else, newest first',
        ),
    }),
    z.object({ missing: z.string().describe('The permission that is needed to read it') }),
  ])
  .meta({ id: 'Subscription' });
