import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const item = z.looseObject({ id: z.string(), skuId: z.string(), capabilityStatus: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/subscribedSkus',
    delegated: 'LicenseAssignment.Read.All',
    application: 'LicenseAssignment.Read.All',
    response: pageOf(item),
    page: 'https://learn.microsoft.com/graph/api/subscribedsku-list',
  }),
  get: call({
    method: 'GET',
    path: '/subscribedSkus/{id}',
    delegated: 'LicenseAssignment.Read.All',
    application: 'LicenseAssignment.Read.All',
    response: item,
    page: 'https://learn.microsoft.com/graph/api/subscribedsku-get',
  }),
};

export const check = defineCheck({
  id: 'licences.list-skus',
  workload: 'licences',
  kind: 'read',
  title: 'A licence of the tenant opens by id',
  proves:
    'A licence that the tenant lists can be read by its id, for the same product and in the same state.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['a licence of any product'],
  async run(context) {
    await readsAlike('a licence is the same by its id', {
      random: context.random,
      list: async () =>
        (await context.send(calls.list, { query: { $select: 'id,skuId,capabilityStatus' } })).body
          .value,
      read: async (id) =>
        (
          await context.send(calls.get, {
            params: { id },
            query: { $select: 'id,skuId,capabilityStatus' },
          })
        ).body,
      properties: ['skuId', 'capabilityStatus'],
    });
  },
});
