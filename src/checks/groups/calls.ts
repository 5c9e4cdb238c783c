import { by, byFilter, defineCreation, HOUR_MS } from '@perennial/checks';
import * as z from 'zod';
import { del, list, post } from '../graph';

export const id = { id: z.string() };

/** One permission for groups and their members, which Microsoft names beside the least of each. */
export const READ = { permission: 'GroupMember.Read.All' } as const;

/** The same for one group by its id. */
export const READ_ONE = {
  ...READ,
  wider:
    'Group-NestingSupport.ReadWrite.All is for one property, and may write; GroupMember.Read.All reads any group.',
} as const;

export const listGroups = list('/groups', id, READ);

export const group = defineCreation({
  name: 'groups.group',
  what: 'a security group without members',
  removal: 'deleted; the directory restores no security group',
  make: post('/groups', id, {
    body: ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled'],
  }),
  marker: 'displayName',
  find: byFilter(
    list('/groups', { ...id, displayName: z.string().nullish() }, READ),
    'displayName',
  ),
  remove: by(del('/groups/{id}')),
  // The directory's lists may take this long to know of what was made.
  lateByMs: HOUR_MS,
});
