import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const control = z.looseObject({ id: z.string(), maxScore: z.number() });

const calls = {
  list: call({
    method: 'GET',
    path: '/security/secureScoreControlProfiles',
    delegated: 'SecurityEvents.Read.All',
    application: 'SecurityEvents.Read.All',
    response: pageOf(control),
    page: 'https://learn.microsoft.com/graph/api/security-list-securescorecontrolprofiles',
  }),
  one: call({
    method: 'GET',
    path: '/security/secureScoreControlProfiles/{id}',
    delegated: 'SecurityEvents.Read.All',
    application: 'SecurityEvents.Read.All',
    response: control,
    page: 'https://learn.microsoft.com/graph/api/securescorecontrolprofile-get',
  }),
};

export const check = defineCheck({
  id: 'security.list-controls',
  workload: 'security',
  kind: 'read',
  title: 'A control of the secure score can be opened',
  proves:
    'A control that the secure score is made of can be read by its id, and is worth the same.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: [
    'when signed in, a directory role that may read security data (Security Reader, for one)',
  ],
  async run(context) {
    await readsAlike('a control is the same by its id', {
      random: context.random,
      list: async () => (await context.send(calls.list, { query: { $top: '20' } })).body.value,
      read: async (id) => (await context.send(calls.one, { params: { id } })).body,
      properties: ['maxScore'],
    });
  },
});
