import { defineCheck, nothingToCheck, settles } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { limit, listSubscribed, unknownAmong } from './calls';

const listSubscriptions = list(
  '/directory/subscriptions',
  { skuId: z.string(), status: z.string() },
  { select: false, permission: 'LicenseAssignment.Read.All', docs: 'directory-list-subscriptions' },
);

export default defineCheck({
  title: 'Each subscription gives licences',
  proves: 'Every subscription that is in force is for a product whose licences the tenant has.',
  needs: ['a commercial subscription'],
  calls: [listSubscriptions, listSubscribed],
  async run({ graph }) {
    await settles('every subscription’s product has licences', async () => {
      const subscriptions = await graph.all(listSubscriptions, { limit });
      const enabled = subscriptions.filter(({ status }) => status === 'Enabled');
      if (enabled.length === 0) nothingToCheck();
      const unknown = unknownAmong(enabled, await graph.all(listSubscribed, { limit }));
      return unknown === 0 ? undefined : { subscriptions: enabled.length, unknown };
    });
  },
});
