import * as z from 'zod';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';
import { ifThere } from '../removal';
import { nothingToCheck } from '../reread';
import { selfCall, selfId } from '../self';

const calls = {
  self: selfCall,
  memberOf: call({
    method: 'GET',
    path: '/me/memberOf',
    delegated: 'User.Read',
    application: 'Directory.Read.All',
    response: pageOf(
      z.looseObject({
        '@odata.type': z.string().optional(),
        id: z.string(),
        visibility: z.string().nullish(),
      }),
    ),
    page: 'https://learn.microsoft.com/graph/api/user-list-memberof',
  }),
  members: call({
    method: 'GET',
    path: '/groups/{group}/members',
    delegated: 'GroupMember.Read.All',
    application: 'GroupMember.Read.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/group-list-members',
  }),
};

/** Members of a group that are looked through; a group that has more says nothing. */
const LIMIT = 2000;

export const check = defineCheck({
  id: 'groups.find-membership',
  workload: 'groups',
  kind: 'read',
  title: 'A group that I am in has me for a member',
  proves: 'What the directory says of a user’s groups is what it says of those groups’ members.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['a group that the user is a member of'],
  async run(context) {
    const self = await selfId(context);
    const mine = { query: { $select: 'id,visibility' } };
    await settles('a group that I am in has me for a member', async () => {
      const { items } = await collect(context, calls.memberOf, mine, 500);
      // Roles and administrative units are listed too, and hidden members are shown to few.
      const groups = items.filter(
        (item) =>
          item['@odata.type'] === '#microsoft.graph.group' &&
          item.visibility !== 'HiddenMembership',
      );
      if (groups.length === 0) nothingToCheck();
      const params = { group: context.random.pick(groups).id };
      const query = { $select: 'id', $top: '999' };
      const members = await ifThere(() =>
        collect(context, calls.members, { params, query }, LIMIT),
      );
      if (!members) return { groups: groups.length, missing: 1 };
      const known = members.items.some(({ id }) => id === self);
      return known || !members.whole ? undefined : { members: members.items.length };
    });
  },
});
