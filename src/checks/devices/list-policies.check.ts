import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';

const policies = '/deviceManagement/deviceCompliancePolicies';
const policy = { id: z.string(), version: z.number() };

export default opensById({
  title: 'A compliance policy can be opened',
  proves: 'A compliance policy of Intune can be read by its id, in the same version.',
  thing: 'a policy',
  list: list(policies, policy, {
    query: { $top: '20' },
    docs: 'intune-deviceconfig-devicecompliancepolicy-list',
  }),
  get: get(`${policies}/{id}`, policy, {
    docs: 'intune-deviceconfig-devicecompliancepolicy-get',
  }),
  same: ['version'],
  needs: [
    'a licence for Intune',
    'a compliance policy',
    'when signed in, a role in Intune that may read policies',
  ],
});
