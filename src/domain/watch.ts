/** What comes near by itself: the end of a subscription, and of a credential. Looked at after each run. Pure. */
import type { Account } from './account';
import { lapseNews } from './credential-watch';
import type { Notice } from './incident';
import type { Run } from './run';
import { subscriptionAfter, subscriptionNews } from './subscription';
import type { SubscriptionReading, SubscriptionUnread } from './subscription';

type DatedNotice = Pick<Notice, 'change' | 'runId' | 'at' | 'since' | 'until' | 'days'>;

export interface Watched {
  readonly account: Account;
  readonly notices: readonly DatedNotice[];
}

/** The account with what a run has read of its tenant's subscription, and what its owner is to be told of dates. */
export function watchDates(
  account: Account,
  reading: SubscriptionReading | Pick<SubscriptionUnread, 'missing'> | undefined,
  { id: runId }: Pick<Run, 'id'>,
  now: number,
): Watched {
  const before = account.subscription;
  const read = reading ? subscriptionAfter(before, reading, now) : before;
  const { known: subscription, news } =
    read && 'sku' in read ? subscriptionNews(before, read, now) : { known: read };
  const lapse = lapseNews(account.credential, now);
  const { credential } = account;
  return {
    account: {
      ...account,
      subscription,
      credential: lapse ? { ...credential, told: lapse.days } : credential,
    },
    notices: [news, lapse].flatMap((told) =>
      told ? [{ runId, at: now, since: now, ...told }] : [],
    ),
  };
}
