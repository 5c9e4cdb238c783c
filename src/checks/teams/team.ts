import * as z from 'zod';
import { call } from '../define';
import type { CheckContext } from '../define';
import type { Random } from '../../domain/random';
import { pageOf } from '../paging';
import { nothingToCheck } from '../reread';

export const joinedTeams = call({
  method: 'GET',
  path: '/me/joinedTeams',
  delegated: 'Team.ReadBasic.All',
  application: 'Team.ReadBasic.All',
  response: pageOf(z.looseObject({ id: z.string(), displayName: z.string() })),
  page: 'https://learn.microsoft.com/graph/api/user-list-joinedteams',
});

/** The teams the user is in. Microsoft's page takes no query options. */
export async function teamsOf(context: CheckContext) {
  const { body } = await context.send(joinedTeams);
  return body.value;
}

/** One of the user's teams; where there is none, the check does not apply. */
export async function oneTeam(context: CheckContext & { readonly random: Random }) {
  const teams = await teamsOf(context);
  if (teams.length === 0) nothingToCheck();
  return context.random.pick(teams);
}
