import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf, settles } from '../paging';

const calls = {
  list: call({
    method: 'GET',
    path: '/devices',
    delegated: 'Device.Read.All',
    application: 'Device.Read.All',
    response: pageOf(z.looseObject({ id: z.string() })).extend({ '@odata.count': z.number() }),
    page: 'https://learn.microsoft.com/graph/api/device-list',
  }),
  count: call({
    method: 'GET',
    path: '/devices/$count',
    delegated: 'Device.Read.All',
    application: 'Device.Read.All',
    page: 'https://learn.microsoft.com/graph/api/device-list',
  }),
};

/** Counting is an advanced query: https://learn.microsoft.com/graph/aad-advanced-queries */
const headers = { ConsistencyLevel: 'eventual' };
const SIZE = 5;

export const check = defineCheck({
  id: 'devices.list-devices',
  workload: 'devices',
  kind: 'read',
  title: 'The devices can be counted',
  proves: 'The directory lists its devices and counts them alike in two ways.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const query = { $select: 'id', $count: 'true', $top: String(SIZE) };
    await settles('the list’s count is the count of devices', async () => {
      const { body: list } = await context.send(calls.list, { query, headers });
      const { bytes } = await context.send(calls.count, { headers });
      const counted = Number(new TextDecoder().decode(bytes));
      const listed = list['@odata.count'];
      const shown = list.value.length;
      const fits = shown === Math.min(listed, SIZE);
      return counted === listed && fits ? undefined : { counted, listed, shown };
    });
  },
});
