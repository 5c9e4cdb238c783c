import type * as z from 'zod';
import type { Invited } from '../../members/invite';
import type { ListedMember } from '../../members/manage';
import { iso } from '../failure-view';
import type { ApiRequest, ApiResponse } from '../request';
import type { Core } from '../services';
import type { invited, member } from './member-schema';

/** A member without what its key and its link are known by. */
export function memberView(value: ListedMember): z.output<typeof member> {
  const { id, name, role, quota, language, accountIds, invitation, lastSeenAt, createdAt } = value;
  return {
    id,
    name,
    role,
    quota,
    language,
    accounts: role === 'member' ? accountIds.length : undefined,
    state: stateOf(value),
    invitation: invitation && { expiresAt: iso(invitation.expiresAt) },
    lastSeenAt: lastSeenAt === undefined ? undefined : iso(lastSeenAt),
    createdAt: iso(createdAt),
  };
}

function stateOf({ suspendedAt, keyHash }: ListedMember): z.output<typeof member>['state'] {
  if (suspendedAt !== undefined) return 'suspended';
  return keyHash === undefined ? 'invited' : 'active';
}

/**
 * A member with its link, at the address where people reach the app, or where the request went when that is
 * not known: only an operator is told it. The token is in the fragment, so that no server's log holds it.
 */
export function invitedView(
  { publicOrigin }: Pick<Core, 'publicOrigin'>,
  { origin }: ApiRequest,
  { member: value, token, expiresAt }: Invited,
): z.output<typeof invited> {
  const link = `${publicOrigin ?? origin}/join#${token}`;
  return { ...memberView(value), link, expiresAt: iso(expiresAt) };
}

export const memberResponse = (value: ListedMember): ApiResponse => ({
  status: 200,
  body: memberView(value),
});
