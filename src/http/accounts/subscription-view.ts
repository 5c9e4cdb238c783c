import type * as z from 'zod';
import type { Account } from '../../domain/account';
import { daysUntil } from '../../domain/countdown';
import { iso } from '../failure-view';
import type { subscription } from './subscription-schema';

/** What is known of a tenant's subscription, with the days that are left now. */
export function subscriptionView(
  known: NonNullable<Account['subscription']>,
  now: number,
): z.output<typeof subscription> {
  if ('missing' in known) return { missing: known.missing };
  const { sku, status, endsAt, readAt, history } = known;
  return {
    sku,
    status,
    ...endingIn(endsAt, now),
    readAt: iso(readAt),
    history: history
      .map(({ at, ...one }) => ({ at: iso(at), status: one.status, ...ending(one.endsAt) }))
      .reverse(),
  };
}

/** When it ends, and how many days are left; neither where that is not known. */
export const endingIn = (endsAt: number | undefined, now: number) => ({
  ...ending(endsAt),
  daysLeft: endsAt === undefined ? undefined : daysUntil(endsAt, now),
});

const ending = (endsAt: number | undefined) => ({
  endsAt: endsAt === undefined ? undefined : iso(endsAt),
});
