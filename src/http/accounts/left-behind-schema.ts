import * as z from 'zod';
import type { LeftBehind } from '../../accounts/clear-tenant';
import type { Language } from '../../domain/language';
import { failureView, iso } from '../failure-view';
import { failure, time } from '../schemas/common';

/** What a deletion could not remove from the tenant. */
export const leftBehind = z
  .object({
    left: z.array(
      z.object({
        check: z.string(),
        kind: z.string().describe('What the check makes'),
        marker: z.string().describe('Text that the item carries, by which it is found'),
        ids: z.array(z.string()).describe('As far as Microsoft has told them'),
        user: z
          .string()
          .optional()
          .describe('In whose mailbox or drive, where the account named one'),
        madeAt: time.describe('When the run began that made it'),
        failure: failure
          .optional()
          .describe('Why it is still there; absent where it may turn up late'),
      }),
    ),
  })
  .meta({
    id: 'LeftBehind',
    examples: [
      {
        left: [
          {
            check: 'contacts.add-contact',
            kind: 'contacts.contact',
            marker: 'perennial-0f3a5c7e9b1d2f4a6c8e0b2d4f6a8c0e',
            ids: ['AAMkAGI2'],
            user: 'adele@contoso.example',
            madeAt: '2026-11-21T11:54:00.000Z',
          },
        ],
      },
    ],
  });

export const leftBehindView = (
  left: readonly LeftBehind[],
  language: Language,
): z.output<typeof leftBehind> => ({
  left: left.map(({ entry, failure: why }) => ({
    check: entry.check,
    kind: entry.creation,
    marker: entry.marker,
    ids: entry.made.map(({ id }) => id),
    user: entry.user,
    madeAt: iso(entry.createdAt),
    failure: why && failureView(why, language),
  })),
});
