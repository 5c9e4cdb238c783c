import { defineCheck, ifThere, nothingToCheck, settles } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { readOwnId } from '../self';
import { id, READ } from './calls';

const listMemberships = list('/me/memberOf', {
  ...id,
  '@odata.type': z.string().optional(),
  visibility: z.string().nullish(),
});
const listMembers = list('/groups/{group}/members', id, { ...READ, query: { $top: '999' } });

/** Members of a group that are looked through; a group that has more says nothing. */
const limit = 2000;

export default defineCheck({
  title: 'A group that I am in has me for a member',
  proves: 'What the directory says of a user’s groups is what it says of those groups’ members.',
  needs: ['a group that the user is a member of'],
  calls: [readOwnId, listMemberships, listMembers],
  async run({ graph, random }) {
    const self = await graph.send(readOwnId);
    await settles('a group that I am in has me for a member', async () => {
      const memberships = await graph.all(listMemberships, { limit: 500 });
      // Roles and administrative units are listed too, and hidden members are shown to few.
      const groups = memberships.filter(
        ({ '@odata.type': type, visibility }) =>
          type === '#microsoft.graph.group' && visibility !== 'HiddenMembership',
      );
      if (groups.length === 0) nothingToCheck();
      const at = { group: random.pick(groups).id };
      const members = await ifThere(() => graph.collect(listMembers, { at, limit }));
      if (!members) return { groups: groups.length, missing: 1 };
      const known = members.items.some((member) => member.id === self.id);
      return known || !members.whole ? undefined : { members: members.items.length };
    });
  },
});
