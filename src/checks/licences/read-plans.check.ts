import { defineCheck, nothingToCheck, settles } from '@perennial/checks';
import type { Shaped } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { limit } from './calls';

const licence = {
  skuId: z.string(),
  servicePlans: z.array(z.looseObject({ servicePlanId: z.string() })),
};
const listAssigned = list('/me/licenseDetails', licence);
const listSubscribed = list('/subscribedSkus', licence);

const keys = (licences: readonly Shaped<typeof licence>[]) =>
  licences.flatMap(({ skuId, servicePlans }) =>
    servicePlans.map(({ servicePlanId }) => `${skuId} ${servicePlanId}`.toLowerCase()),
  );

export default defineCheck({
  title: 'The user’s service plans are the licences’',
  proves: 'Every service plan that a licence of the user has is one that the tenant’s licence has.',
  needs: ['a licence that the user has'],
  calls: [listAssigned, listSubscribed],
  async run({ graph }) {
    await settles('every service plan of the user is the licence’s', async () => {
      const assigned = await graph.all(listAssigned, { limit });
      if (assigned.length === 0) nothingToCheck();
      const known = new Set(keys(await graph.all(listSubscribed, { limit })));
      const plans = keys(assigned);
      const unknown = plans.filter((key) => !known.has(key)).length;
      return unknown === 0 ? undefined : { plans: plans.length, unknown };
    });
  },
});
