import * as z from 'zod';
import { fail } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';
import { readsAlike } from '../reread';

const template = z.looseObject({ id: z.string(), displayName: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/groupSettingTemplates',
    delegated: 'GroupSettings.Read.All',
    application: 'GroupSettings.Read.All',
    response: pageOf(template),
    page: 'https://learn.microsoft.com/graph/api/groupsettingtemplate-list',
  }),
  get: call({
    method: 'GET',
    path: '/groupSettingTemplates/{id}',
    delegated: 'GroupSettings.Read.All',
    application: 'GroupSettings.Read.All',
    response: template,
    page: 'https://learn.microsoft.com/graph/api/groupsettingtemplate-get',
  }),
};

/** Every tenant has it: https://learn.microsoft.com/graph/group-directory-settings */
const UNIFIED = 'Group.Unified';

export const check = defineCheck({
  id: 'directory.list-setting-templates',
  workload: 'directory',
  kind: 'read',
  title: 'A template of group settings opens by id',
  proves:
    'The templates of group settings hold the one for Microsoft 365 groups, and each is the same by its id.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: [
    'when signed in, a directory role that may read group settings (Directory Readers, for one)',
  ],
  async run(context) {
    await readsAlike('a template is the same by its id', {
      random: context.random,
      list: async () => {
        const { items } = await collect(context, calls.list, {}, 100);
        const named = items.filter(({ displayName }) => displayName === UNIFIED).length;
        return named === 1 ? items : fail('there is one template for groups', { named });
      },
      read: async (id) => (await context.send(calls.get, { params: { id } })).body,
      properties: ['displayName'],
    });
  },
});
