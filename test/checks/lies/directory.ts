import { untrue } from './untrue';

const SOMEBODY = '00000000-0000-4000-8000-000000000000';

/** One thing read by its id: it is not there, or it is another. */
const another = (path: string, body: object = {}): readonly object[] => [
  { method: 'GET', path, kind: 'missing-item' },
  { method: 'GET', path, ...untrue('directory/$entity', { id: SOMEBODY, ...body }) },
];
const list = (path: string, value: readonly object[], more: object = {}) => ({
  path,
  ...untrue(path.slice(1), { ...more, value }),
});

/** What the directory and the tenant's licences may answer that must not pass. */
export const directoryLies: Readonly<Record<string, readonly object[]>> = {
  'licences.list-skus': another('/subscribedSkus/{id}', {
    skuId: SOMEBODY,
    capabilityStatus: 'Enabled',
  }),
  'licences.match-skus': [
    list('/subscribedSkus', [{ id: 'a', skuId: SOMEBODY }]),
    list('/directory/subscriptions', [{ id: 'a', skuId: SOMEBODY, status: 'Enabled' }]),
  ],
  'licences.read-plans': [
    list('/subscribedSkus', [{ id: 'a', skuId: SOMEBODY, servicePlans: [] }]),
    list('/me/licenseDetails', [
      { id: 'a', skuId: SOMEBODY, servicePlans: [{ servicePlanId: SOMEBODY }] },
    ]),
  ],
};
