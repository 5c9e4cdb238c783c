import * as z from 'zod';
import { defineCheck } from '../define';
import { collect, pageOf } from '../paging';
import { readsAlike } from '../reread';
import { groupCall, groupsCall } from './group';

const group = z.looseObject({
  id: z.string(),
  mailEnabled: z.boolean().nullable(),
  securityEnabled: z.boolean().nullable(),
});

const calls = {
  groups: groupsCall(pageOf(group)),
  byId: groupCall(group),
};

export const check = defineCheck({
  id: 'groups.list-groups',
  workload: 'groups',
  kind: 'read',
  title: 'A group in the list is the group by itself',
  proves: 'One of the groups that the directory lists is of the same sort when read by its id.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const query = { $select: 'id,mailEnabled,securityEnabled' };
    const args = { query: { ...query, $top: '50' } };
    await readsAlike('a group in the list is the group by itself', {
      random: context.random,
      list: async () => (await collect(context, calls.groups, args, 50)).items,
      read: async (id) => (await context.send(calls.byId, { params: { id }, query })).body,
      properties: ['mailEnabled', 'securityEnabled'],
    });
  },
});
