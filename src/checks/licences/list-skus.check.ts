import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';

const licence = { id: z.string(), skuId: z.string(), capabilityStatus: z.string() };

export default opensById({
  title: 'A licence of the tenant opens by id',
  proves:
    'A licence that the tenant lists can be read by its id, for the same product and in the same state.',
  thing: 'a licence',
  list: list('/subscribedSkus', licence),
  get: get('/subscribedSkus/{id}', licence),
  same: ['skuId', 'capabilityStatus'],
  needs: ['a licence of any product'],
});
