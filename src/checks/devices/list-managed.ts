import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const device = z.looseObject({ id: z.string(), enrolledDateTime: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/deviceManagement/managedDevices',
    delegated: 'DeviceManagementManagedDevices.Read.All',
    application: 'DeviceManagementManagedDevices.Read.All',
    response: pageOf(device),
    page: 'https://learn.microsoft.com/graph/api/intune-devices-manageddevice-list',
  }),
  one: call({
    method: 'GET',
    path: '/deviceManagement/managedDevices/{id}',
    delegated: 'DeviceManagementManagedDevices.Read.All',
    application: 'DeviceManagementManagedDevices.Read.All',
    response: device,
    page: 'https://learn.microsoft.com/graph/api/intune-devices-manageddevice-get',
  }),
};

export const check = defineCheck({
  id: 'devices.list-managed',
  workload: 'devices',
  kind: 'read',
  title: 'A managed device can be opened',
  proves: 'A device that Intune manages can be read by its id, and was enrolled at the same time.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: [
    'a licence for Intune',
    'a device that Intune manages',
    'when signed in, a role in Intune that may read devices',
  ],
  async run(context) {
    await readsAlike('a managed device is the same by its id', {
      random: context.random,
      list: async () =>
        (await context.send(calls.list, { query: { $select: 'id,enrolledDateTime', $top: '20' } }))
          .body.value,
      read: async (id) =>
        (
          await context.send(calls.one, {
            params: { id },
            query: { $select: 'id,enrolledDateTime' },
          })
        ).body,
      properties: ['enrolledDateTime'],
    });
  },
});
