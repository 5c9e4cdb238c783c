import * as z from 'zod';
import { list } from '../graph';

/** More than any tenant has subscriptions. */
export const limit = 500;

const product = { skuId: z.string() };

/** The licences that the user has, and those that the tenant has, by their products. */
export const listAssigned = list('/me/licenseDetails', product);
export const listSubscribed = list('/subscribedSkus', product);

/** The products among `licences` that no licence of the tenant is for, each as often as it comes. */
export function unknownAmong(
  licences: readonly { readonly skuId: string }[],
  subscribed: readonly { readonly skuId: string }[],
): number {
  const known = new Set(subscribed.map(({ skuId }) => skuId.toLowerCase()));
  return licences.filter(({ skuId }) => !known.has(skuId.toLowerCase())).length;
}
