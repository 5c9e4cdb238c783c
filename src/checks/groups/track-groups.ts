import * as z from 'zod';
import { fail } from '../assert';
import { changesOf, latest } from '../changes';
import { call, defineCheck } from '../define';
import type { CheckContext } from '../define';
import { collect, pageOf } from '../paging';
import { ifThere } from '../removal';
import { groupCall, groupsCall } from './group';

const group = z.looseObject({ id: z.string(), createdDateTime: z.string().nullish() });

const calls = {
  groups: groupsCall(pageOf(group)),
  changes: call({
    method: 'GET',
    path: '/groups/delta',
    delegated: 'GroupMember.Read.All',
    application: 'GroupMember.Read.All',
    response: changesOf(z.looseObject({ id: z.string(), '@removed': z.unknown().optional() })),
    page: 'https://learn.microsoft.com/graph/api/group-delta',
  }),
  byId: groupCall(group),
};

/** Groups of a tenant that are compared; of a larger one nothing is said. */
const LIMIT = 2000;
/** The directory’s copies agree by then. */
const SETTLED_MS = 60 * 60_000;

/** Whether a group is there, and has been for a while: then every copy of the directory knows of it. */
async function isSettled(context: CheckContext, id: string): Promise<boolean> {
  const query = { $select: 'id,createdDateTime' };
  const found = await ifThere(() => context.send(calls.byId, { params: { id }, query }));
  const created = Date.parse(found?.body.createdDateTime ?? '');
  return created < context.now() - SETTLED_MS;
}

export const check = defineCheck({
  id: 'groups.track-groups',
  workload: 'groups',
  kind: 'read',
  title: 'The first round of changes tells of every group',
  proves: 'Following the changes of the groups begins with just the groups that are listed.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const args = { query: { $select: 'id', $top: '999' } };
    const { items: groups, whole } = await collect(context, calls.groups, args, LIMIT);
    if (!whole) return;
    const { body: first } = await context.send(calls.changes, { query: { $select: 'id' } });
    const { items: changes } = await latest(context, calls.changes, first);
    const listed = new Set(groups.map(({ id }) => id));
    const told = new Set(
      changes.filter((change) => change['@removed'] === undefined).map(({ id }) => id),
    );
    const differing = [
      ...[...listed].filter((id) => !told.has(id)),
      ...[...told].filter((id) => !listed.has(id)),
    ];
    // The tenant is in use: only a group that nobody has just made or deleted counts.
    for (const id of differing) {
      if (await isSettled(context, id)) {
        const facts = { listed: listed.size, told: told.size };
        fail('the first round of changes tells of every group', facts);
      }
    }
  },
});
