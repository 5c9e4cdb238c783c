import { defineCheck, fail, nothingToCheck, settles } from '@perennial/checks';
import { limit, listAssigned, listSubscribed, unknownAmong } from './calls';

export default defineCheck({
  title: 'The user’s licences are the tenant’s',
  proves: 'Every licence the user has belongs to a subscription of the tenant.',
  needs: ['a licence that the user has'],
  calls: [listAssigned, listSubscribed],
  async run({ graph }) {
    await settles('every licence of the user is the tenant’s', async () => {
      const assigned = await graph.all(listAssigned, { limit });
      if (assigned.length === 0) nothingToCheck();
      const subscribed = await graph.all(listSubscribed, { limit });
      if (subscribed.length === 0) fail('the tenant has subscriptions');
      const unknown = unknownAmong(assigned, subscribed);
      return unknown === 0 ? undefined : { assigned: assigned.length, unknown };
    });
  },
});
