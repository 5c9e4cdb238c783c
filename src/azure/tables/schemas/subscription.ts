import * as z from 'zod';
import type {
  KnownSubscription,
  Subscription,
  SubscriptionUnread,
} from '../../../domain/subscription';
import type { Shape } from './shape';
import { count, time } from './shape';

const lifecycle = { status: z.string(), endsAt: time.optional() };

export const subscription = z.looseObject({
  sku: z.string(),
  ...lifecycle,
  readAt: time,
  history: z.array(z.looseObject({ at: time, ...lifecycle })),
  told: count.optional(),
} satisfies Shape<Subscription>);

export const knownSubscription: z.ZodType<KnownSubscription> = z.looseObject({
  sku: z.string(),
  status: z.string(),
  endsAt: time.optional(),
  readAt: time,
} satisfies Shape<KnownSubscription>);

export const subscriptionUnread = z.looseObject({
  missing: z.string(),
  readAt: time,
} satisfies Shape<SubscriptionUnread>);
