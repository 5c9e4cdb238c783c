import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { literal } from '../path';
import { selfCall, selfId } from '../self';
import { joinedTeams, oneTeam } from './team';

const member = z.looseObject({ id: z.string(), userId: z.string() });

const calls = {
  joined: joinedTeams,
  self: selfCall,
  members: call({
    method: 'GET',
    path: '/teams/{team}/members',
    delegated: 'TeamMember.Read.All',
    application: 'TeamMember.Read.All',
    response: pageOf(member),
    page: 'https://learn.microsoft.com/graph/api/team-list-members',
  }),
  member: call({
    method: 'GET',
    path: '/teams/{team}/members/{id}',
    delegated: 'TeamMember.Read.All',
    application: 'TeamMember.Read.All',
    response: member,
    page: 'https://learn.microsoft.com/graph/api/team-get-members',
  }),
};

export const check = defineCheck({
  id: 'teams.list-members',
  workload: 'teams',
  kind: 'read',
  title: 'The user is a member of a joined team',
  proves: 'A team that the user has joined has the user among its members, exactly once.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['a team that the user is in'],
  async run(context) {
    const self = await selfId(context);
    const { id: team } = await oneTeam(context);
    // Only the user's own membership is asked for: the other members are nobody's business here.
    const { body: found } = await context.send(calls.members, {
      params: { team },
      query: { $filter: `(microsoft.graph.aadUserConversationMember/userId eq ${literal(self)})` },
    });
    equal('the user is a member once', found.value.length, 1);
    const [own] = found.value;
    equal('the membership is the user’s', own?.userId, self);
    const { body: again } = await context.send(calls.member, {
      params: { team, id: own?.id ?? '' },
    });
    equal('the membership is the same by its id', again.id, own?.id);
    equal('it is the user’s there too', again.userId, self);
  },
});
