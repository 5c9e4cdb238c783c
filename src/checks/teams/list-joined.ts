import * as z from 'zod';
import { call, defineCheck } from '../define';
import { readsAlike } from '../reread';
import { joinedTeams, teamsOf } from './team';

const calls = {
  joined: joinedTeams,
  team: call({
    method: 'GET',
    path: '/teams/{id}',
    delegated: 'Team.ReadBasic.All',
    application: 'TeamSettings.Read.All',
    response: z.looseObject({ id: z.string(), displayName: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/team-get',
  }),
};

export const check = defineCheck({
  id: 'teams.list-joined',
  workload: 'teams',
  kind: 'read',
  title: 'A joined team can be opened',
  proves: 'A team that the user has joined can be read by its id, under the same name.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['a team that the user is in'],
  async run(context) {
    await readsAlike('a joined team is the same by its id', {
      random: context.random,
      list: () => teamsOf(context),
      read: async (id) => (await context.send(calls.team, { params: { id } })).body,
      properties: ['displayName'],
    });
  },
});
