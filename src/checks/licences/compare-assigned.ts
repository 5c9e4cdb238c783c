import * as z from 'zod';
import { fail } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';

const licence = z.looseObject({ skuId: z.string() });

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

export const check = defineCheck({
  id: 'licences.compare-assigned',
  workload: 'licences',
  kind: 'read',
  title: 'The user’s licences are the tenant’s',
  proves: 'Every licence the user has belongs to a subscription of the tenant.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    await settles('every licence of the user is the tenant’s', async () => {
      const query = { $select: 'skuId' };
      const { items: assigned } = await collect(context, calls.assigned, { query }, LIMIT);
      const { items: subscribed } = await collect(context, calls.subscribed, { query }, LIMIT);
      if (subscribed.length === 0) fail('the tenant has subscriptions');
      const known = new Set(subscribed.map(({ skuId }) => skuId.toLowerCase()));
      const unknown = assigned.filter(({ skuId }) => !known.has(skuId.toLowerCase())).length;
      return unknown === 0 ? undefined : { assigned: assigned.length, unknown };
    });
  },
});
