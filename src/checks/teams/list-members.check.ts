import { defineCheck, expect, fail, literal } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { readOwnId } from '../self';
import { id, listJoined, someTeam, teamNeeds } from './calls';

const MEMBERS = '/teams/{team}/members';

const member = { ...id, userId: z.string() };
const listMembers = list(MEMBERS, member, { select: false });
const readMember = get(`${MEMBERS}/{id}`, member, { select: false });

export default defineCheck({
  title: 'The user is a member of a joined team',
  proves: 'A team that the user has joined has the user among its members, exactly once.',
  needs: teamNeeds,
  calls: [readOwnId, listJoined, listMembers, readMember],
  async run(context) {
    const { graph } = context;
    const self = await graph.send(readOwnId);
    const team = await someTeam(context);
    // Only the user's own membership is asked for: the other members are nobody's business here.
    const $filter = `(microsoft.graph.aadUserConversationMember/userId eq ${literal(self.id)})`;
    const memberships = await graph.all(listMembers, { at: { team }, query: { $filter } });
    const [own] = memberships;
    if (!own || memberships.length > 1) {
      fail('the user is a member once', { memberships: memberships.length });
    }
    expect.equal('the membership is the user’s', own.userId, self.id);
    const again = await graph.send(readMember, { at: { team, id: own.id } });
    expect.equal('the membership is the same by its id', again.id, own.id);
    expect.equal('it is the user’s there too', again.userId, self.id);
  },
});
