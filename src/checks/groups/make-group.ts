import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation } from '../define';
import { collect, pageOf } from '../paging';
import { literal } from '../path';
import { ifThere } from '../removal';
import { words } from '../text';
import { groupCall, groupsCall } from './group';

const calls = {
  create: call({
    method: 'POST',
    path: '/groups',
    delegated: 'Group.ReadWrite.All',
    application: 'Group.Create',
    bodyProperties: ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/group-post-groups',
  }),
  describe: call({
    method: 'PATCH',
    path: '/groups/{id}',
    delegated: 'Group.ReadWrite.All',
    application: 'Group.ReadWrite.All',
    bodyProperties: ['description'],
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/group-update',
  }),
  read: groupCall(
    z.looseObject({
      displayName: z.string(),
      description: z.string().nullish(),
      mailEnabled: z.boolean(),
      securityEnabled: z.boolean(),
    }),
  ),
  byName: groupsCall(pageOf(z.looseObject({ id: z.string(), displayName: z.string().nullish() }))),
  remove: call({
    method: 'DELETE',
    path: '/groups/{id}',
    delegated: 'Group.ReadWrite.All',
    application: 'Group.ReadWrite.All',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/group-delete',
  }),
};

const group: Creation = {
  what: 'a security group without members',
  removal: 'deleted; the directory restores no security group',
  async find(context, marker) {
    const query = { $filter: `displayName eq ${literal(marker)}`, $select: 'id,displayName' };
    const { items } = await collect(context, calls.byName, { query }, 50);
    return items.filter(({ displayName }) => displayName === marker).map(({ id }) => id);
  },
  async remove(context, id) {
    await context.send(calls.remove, { params: { id } });
  },
  // The directory's lists may take this long to know of what was made.
  lateByMs: 60 * 60_000,
};

export const check = defineCheck({
  id: 'groups.make-group',
  workload: 'groups',
  kind: 'write',
  title: 'A security group can be made and described',
  proves:
    'A new security group is read back under its name, with the text that it was given later.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  needs: ['signed in: that users may make security groups, or a role that may'],
  creates: { group },
  async run(context) {
    const { marker } = context;
    const { body: made } = await context.send(calls.create, {
      body: {
        displayName: marker,
        mailEnabled: false,
        mailNickname: marker,
        securityEnabled: true,
      },
    });
    context.created('group', made.id);
    const params = { id: made.id };
    const query = { $select: 'id,displayName,description,mailEnabled,securityEnabled' };
    // A copy of the directory that has not heard of it yet says that there is none.
    const read = async () =>
      (await ifThere(() => context.send(calls.read, { params, query })))?.body;
    const bound = { everyMs: 2000, forMs: 60_000 };
    const there = await context.poll(read, (found) => found !== undefined, bound);
    if (!there) fail('the group can be read within a minute');
    const description = words(context.random, 6);
    await context.send(calls.describe, { params, body: { description } });
    const described = await context.poll(
      read,
      (found) => found?.description === description,
      bound,
    );
    if (!described) fail('the group has its text within a minute');
    equal('it has its name', described.displayName, marker);
    equal('it is a security group', described.securityEnabled, true);
    equal('it takes no mail', described.mailEnabled, false);
  },
});
