import type { LeasedAccount } from '../domain/account';
import type { Findings } from '../domain/completion';
import { isAskedByHand } from '../domain/run';
import { subscriptionForAccount, wantsSubscription } from '../domain/subscription';
import { readSubscription } from '../engine/read-subscription';
import type { Tenant } from '../engine/tenant';
import type { Services } from '../services';

/**
 * What is known of the tenant's subscription, once a day for an account: from whichever of the tenant's accounts
 * has read it within the day, else read with the token at hand and left for the others. A run that somebody asks
 * for reads it anew: they may have seen a renewal. Nothing with a token that does not say what it may do.
 */
export async function watchSubscription(
  { subscriptions, clock }: Pick<Services, 'subscriptions' | 'clock'>,
  account: LeasedAccount,
  tenant: Tenant,
): Promise<Pick<Findings, 'subscription' | 'subscriptionAskedAt'>> {
  const now = clock();
  const byHand = isAskedByHand(account);
  const isTime = byHand || wantsSubscription(account.subscriptionAskedAt, now);
  if (!isTime || !tenant.granted) return {};
  const { tid } = account;
  const known = tid === undefined ? undefined : await subscriptions.read(tid);
  if (known && !byHand && !wantsSubscription(known.readAt, now))
    return { subscription: known, subscriptionAskedAt: now };
  const read = await readSubscription(tenant);
  if (tid !== undefined && read && 'sku' in read)
    await subscriptions.write(tid, { ...read, readAt: now });
  return { subscription: subscriptionForAccount(read, known, now), subscriptionAskedAt: now };
}
