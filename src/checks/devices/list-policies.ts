import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const policy = z.looseObject({ id: z.string(), version: z.number() });

const calls = {
  list: call({
    method: 'GET',
    path: '/deviceManagement/deviceCompliancePolicies',
    delegated: 'DeviceManagementConfiguration.Read.All',
    application: 'DeviceManagementConfiguration.Read.All',
    response: pageOf(policy),
    page: 'https://learn.microsoft.com/graph/api/intune-deviceconfig-devicecompliancepolicy-list',
  }),
  one: call({
    method: 'GET',
    path: '/deviceManagement/deviceCompliancePolicies/{id}',
    delegated: 'DeviceManagementConfiguration.Read.All',
    application: 'DeviceManagementConfiguration.Read.All',
    response: policy,
    page: 'https://learn.microsoft.com/graph/api/intune-deviceconfig-devicecompliancepolicy-get',
  }),
};

export const check = defineCheck({
  id: 'devices.list-policies',
  workload: 'devices',
  kind: 'read',
  title: 'A compliance policy can be opened',
  proves: 'A compliance policy of Intune can be read by its id, in the same version.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: [
    'a licence for Intune',
    'a compliance policy',
    'when signed in, a role in Intune that may read policies',
  ],
  async run(context) {
    await readsAlike('a policy is the same by its id', {
      random: context.random,
      list: async () =>
        (await context.send(calls.list, { query: { $select: 'id,version', $top: '20' } })).body
          .value,
      read: async (id) =>
        (await context.send(calls.one, { params: { id }, query: { $select: 'id,version' } })).body,
      properties: ['version'],
    });
  },
});
