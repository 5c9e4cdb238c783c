import * as z from 'zod';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';
import { readsAlike } from '../reread';

const extension = z.looseObject({ id: z.string(), extensionName: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/me/extensions',
    delegated: 'User.Read',
    application: 'User.Read.All',
    response: pageOf(extension),
    page: 'https://learn.microsoft.com/graph/api/opentypeextension-get',
  }),
  get: call({
    method: 'GET',
    path: '/me/extensions/{id}',
    delegated: 'User.Read',
    application: 'User.Read.All',
    response: extension,
    page: 'https://learn.microsoft.com/graph/api/opentypeextension-get',
  }),
};

/** Those that a check makes come and go. */
const OURS = 'com.perennial.';

export const check = defineCheck({
  id: 'extensions.list-own',
  workload: 'extensions',
  kind: 'read',
  title: 'An extension of the user’s entry opens by name',
  proves:
    'An open extension that the user’s entry lists can be read by its id, under the same name.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['an open extension of the user’s entry, made by any app'],
  async run(context) {
    await readsAlike('an extension is the same by its id', {
      random: context.random,
      list: async () => {
        const { items } = await collect(context, calls.list, {}, 100);
        return items.filter(({ extensionName }) => !extensionName.startsWith(OURS));
      },
      read: async (id) => (await context.send(calls.get, { params: { id } })).body,
      properties: ['extensionName'],
    });
  },
});
