/**
 * What Graph reports of a tenant's subscription: when it ends, and that it was renewed. Not the programme's
 * decision, which no API tells. Pure. Times in milliseconds since the epoch.
 */
import { DAY_MS } from '../durations';
import { isNearer, markWithin } from './countdown';

/** How often it is read, with a run's token. */
const SUBSCRIPTION_READ_EVERY_MS = DAY_MS;

/** Days before the end at which people are told. */
const MARKS = [30, 15, 5, 1];
/** More changes than this are not kept. */
const MOST_CHANGES = 20;
/** What an answer may differ by without being another date: a day. */
const SAME_MS = DAY_MS;

/** One answer. */
export interface SubscriptionReading {
  readonly sku: string;
  /** Enabled, Warning, Suspended, LockedOut, Deleted. */
  readonly status: string;
  /** Its next lifecycle date, where it has one. */
  readonly endsAt?: number | undefined;
  /** When it was read, where another account of the tenant has. */
  readonly readAt?: number | undefined;
}

/** What an account of a tenant has read, for all of them. */
export type KnownSubscription = SubscriptionReading & { readonly readAt: number };

export interface Subscription extends SubscriptionReading {
  readonly readAt: number;
  /** What it was read as first, and each time that it was something else, newest last. */
  readonly history: readonly (Pick<SubscriptionReading, 'status' | 'endsAt'> & {
    readonly at: number;
  })[];
  /** The nearest mark that was told, in days; 0: that it has ended. */
  readonly told?: number | undefined;
}

/** What may not be read, and the permission that is missing for it. */
export interface SubscriptionUnread {
  readonly missing: string;
  readonly readAt: number;
}

export interface SubscriptionNews {
  readonly change: 'subscription-ends' | 'subscription-ended' | 'subscription-renewed';
  /** The date that it is about. */
  readonly until: number;
  /** The mark that it came within, in days. */
  readonly days?: number | undefined;
}

/** Whether a run is to ask for it. `askedAt`: when one has asked last, with or without an answer. */
export const wantsSubscription = (askedAt: number | undefined, now: number): boolean =>
  askedAt === undefined || now - askedAt >= SUBSCRIPTION_READ_EVERY_MS;

/** How long what another account has read stands in for what this one may not read: two missed days. */
const STANDS_IN_MS = 3 * SUBSCRIPTION_READ_EVERY_MS;

/** What holds for an account: what it has read, else, where it may not, what another of the tenant has. */
export function subscriptionForAccount<
  T extends SubscriptionReading | { readonly missing: string },
>(
  read: T | undefined,
  known: KnownSubscription | undefined,
  now: number,
): T | KnownSubscription | undefined {
  if (read && 'sku' in read) return read;
  return known && now - known.readAt < STANDS_IN_MS ? known : read;
}

/** What is known after a reading. */
export function subscriptionAfter(
  before: Subscription | SubscriptionUnread | undefined,
  reading: SubscriptionReading | Pick<SubscriptionUnread, 'missing'>,
  now: number,
): Subscription | SubscriptionUnread {
  if ('missing' in reading) return { missing: reading.missing, readAt: now };
  const known = before && 'sku' in before && before.sku === reading.sku ? before : undefined;
  const { endsAt, status, readAt = now } = reading;
  const last = known?.history.at(-1);
  const same = last?.status === status && isSameDate(last.endsAt, endsAt);
  const history = known?.history ?? [];
  return {
    ...reading,
    readAt,
    history: same ? history : [...history, { at: readAt, endsAt, status }].slice(-MOST_CHANGES),
    told: known?.told,
  };
}

const isSameDate = (one: number | undefined, other: number | undefined): boolean =>
  Math.abs((one ?? 0) - (other ?? 0)) < SAME_MS;

/** What has to be told of a subscription, and what is known with it told. `before`: as it was known before. */
export function subscriptionNews(
  before: Subscription | SubscriptionUnread | undefined,
  known: Subscription,
  now: number,
): { readonly known: Subscription; readonly news?: SubscriptionNews | undefined } {
  const { endsAt: until, told } = known;
  if (until === undefined) return { known };
  const mark = markWithin(until, now, MARKS);
  if (wasRenewed(before, known)) {
    return { known: { ...known, told: mark }, news: { change: 'subscription-renewed', until } };
  }
  if (!isNearer(mark, told)) return { known };
  const change = mark === 0 ? 'subscription-ended' : 'subscription-ends';
  return { known: { ...known, told: mark }, news: { change, until, days: mark } };
}

/** There are more days left than at the last reading: a date that only moves with the calendar is no renewal. */
function wasRenewed(
  before: Subscription | SubscriptionUnread | undefined,
  { sku, endsAt, readAt }: Subscription,
): boolean {
  if (!before || !('sku' in before) || before.sku !== sku) return false;
  if (before.endsAt === undefined || endsAt === undefined) return false;
  return endsAt - readAt - (before.endsAt - before.readAt) >= SAME_MS;
}

/** A renewal is news for three days. */
const NEWS_MS = 3 * DAY_MS;

/** Whether a renewal is still news. */
export const isRecentRenewal = (renewedAt: number | undefined, now: number): boolean =>
  renewedAt !== undefined && now - renewedAt < NEWS_MS;

/** When the newest change was found, where it was a later end than the one before; undefined where it was none. */
export function renewedAt({ history }: Pick<Subscription, 'history'>): number | undefined {
  const [last, before] = history.toReversed();
  if (last?.endsAt === undefined || before?.endsAt === undefined) return undefined;
  return last.endsAt > before.endsAt ? last.at : undefined;
}
