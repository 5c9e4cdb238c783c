import * as z from 'zod';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';
import { nothingToCheck } from '../reread';

const calls = {
  subscriptions: call({
    method: 'GET',
    path: '/directory/subscriptions',
    delegated: 'LicenseAssignment.Read.All',
    application: 'LicenseAssignment.Read.All',
    response: pageOf(z.looseObject({ skuId: z.string(), status: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/directory-list-subscriptions',
  }),
  skus: call({
    method: 'GET',
    path: '/subscribedSkus',
    delegated: 'LicenseAssignment.Read.All',
    application: 'LicenseAssignment.Read.All',
    response: pageOf(z.looseObject({ skuId: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/subscribedsku-list',
  }),
};

/** More than any tenant has subscriptions. */
const LIMIT = 500;

export const check = defineCheck({
  id: 'licences.match-skus',
  workload: 'licences',
  kind: 'read',
  title: 'Each subscription gives licences',
  proves: 'Every subscription that is in force is for a product whose licences the tenant has.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['a commercial subscription'],
  async run(context) {
    await settles('every subscription’s product has licences', async () => {
      const { items } = await collect(context, calls.subscriptions, {}, LIMIT);
      const enabled = items.filter(({ status }) => status === 'Enabled');
      if (enabled.length === 0) nothingToCheck();
      const query = { $select: 'skuId' };
      const { items: skus } = await collect(context, calls.skus, { query }, LIMIT);
      const known = new Set(skus.map(({ skuId }) => skuId.toLowerCase()));
      const unknown = enabled.filter(({ skuId }) => !known.has(skuId.toLowerCase())).length;
      return unknown === 0 ? undefined : { subscriptions: enabled.length, unknown };
    });
  },
});
