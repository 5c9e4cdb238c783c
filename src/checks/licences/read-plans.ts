import * as z from 'zod';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';
import { nothingToCheck } from '../reread';

const licence = z.looseObject({
  skuId: z.string(),
  servicePlans: z.array(z.looseObject({ servicePlanId: z.string() })),
});

const calls = {
  assigned: call({
    method: 'GET',
    path: '/me/licenseDetails',
    delegated: 'LicenseAssignment.Read.All',
    application: 'LicenseAssignment.Read.All',
    response: pageOf(licence),
    page: 'https://learn.microsoft.com/graph/api/user-list-licensedetails',
  }),
  subscribed: call({
    method: 'GET',
    path: '/subscribedSkus',
    delegated: 'LicenseAssignment.Read.All',
    application: 'LicenseAssignment.Read.All',
    response: pageOf(licence),
    page: 'https://learn.microsoft.com/graph/api/subscribedsku-list',
  }),
};

/** More than any tenant has subscriptions. */
const LIMIT = 500;

const keys = (licences: readonly z.output<typeof licence>[]) =>
  licences.flatMap(({ skuId, servicePlans }) =>
    servicePlans.map(({ servicePlanId }) => `${skuId} ${servicePlanId}`.toLowerCase()),
  );

export const check = defineCheck({
  id: 'licences.read-plans',
  workload: 'licences',
  kind: 'read',
  title: 'The user’s service plans are the licences’',
  proves: 'Every service plan that a licence of the user has is one that the tenant’s licence has.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['a licence that the user has'],
  async run(context) {
    const query = { $select: 'skuId,servicePlans' };
    await settles('every service plan of the user is the licence’s', async () => {
      const { items: assigned } = await collect(context, calls.assigned, { query }, LIMIT);
      if (assigned.length === 0) nothingToCheck();
      const { items: subscribed } = await collect(context, calls.subscribed, { query }, LIMIT);
      const known = new Set(keys(subscribed));
      const plans = keys(assigned);
      const unknown = plans.filter((key) => !known.has(key)).length;
      return unknown === 0 ? undefined : { plans: plans.length, unknown };
    });
  },
});
