import { nothingToCheck } from '@perennial/checks';
import type { CheckContext } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';

export const id = { id: z.string() };

/** What no token shows, of every check that looks into a team. */
export const teamNeeds: readonly string[] = ['a team that the user is in'];

/** The teams the user is in. Microsoft’s page takes no query options. */
export const listJoined = list(
  '/me/joinedTeams',
  { ...id, displayName: z.string() },
  { select: false },
);

/** The id of one of the user’s teams; where there is none, the check does not apply. */
export async function someTeam({
  graph,
  random,
}: Pick<CheckContext, 'graph' | 'random'>): Promise<string> {
  const teams = await graph.all(listJoined);
  if (teams.length === 0) nothingToCheck();
  return random.pick(teams).id;
}
