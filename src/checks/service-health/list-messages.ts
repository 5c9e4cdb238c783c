import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const message = z.looseObject({ id: z.string(), startDateTime: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/admin/serviceAnnouncement/messages',
    delegated: 'ServiceMessage.Read.All',
    application: 'ServiceMessage.Read.All',
    response: pageOf(message),
    page: 'https://learn.microsoft.com/graph/api/serviceannouncement-list-messages',
  }),
  one: call({
    method: 'GET',
    path: '/admin/serviceAnnouncement/messages/{id}',
    delegated: 'ServiceMessage.Read.All',
    application: 'ServiceMessage.Read.All',
    response: message,
    page: 'https://learn.microsoft.com/graph/api/serviceupdatemessage-get',
  }),
};

export const check = defineCheck({
  id: 'service-health.list-messages',
  workload: 'service-health',
  kind: 'read',
  title: 'A message to administrators can be opened',
  proves: 'A message of the message centre can be read by its id, and began at the same time.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: [
    'when signed in, a directory role that may read the message centre (Message Center Reader, for one)',
  ],
  async run(context) {
    await readsAlike('a message is the same by its id', {
      random: context.random,
      list: async () =>
        (await context.send(calls.list, { query: { $select: 'id,startDateTime' } })).body.value,
      read: async (id) =>
        (await context.send(calls.one, { params: { id }, query: { $select: 'id,startDateTime' } }))
          .body,
      properties: ['startDateTime'],
    });
  },
});
