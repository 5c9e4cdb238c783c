import type { Match } from './router';
import type { Caller } from './types';
import type { Tenant, User } from './tenant';
import { badRequest } from './errors';

/** Whom a call below `/me` is about, and whether the caller may make it. */
export function permit(match: Match, tenant: Tenant, caller: Caller): User | undefined {
  const { route, userId } = match;
  const ofUser = route.path === '/me' || route.path.startsWith('/me/');
  if (ofUser && userId === undefined && caller.mode === 'application')
    throw badRequest('/me request is only valid with delegated authentication flow.');
  const accepted = caller.mode === 'delegated' ? route.delegated : route.application;
  if (!accepted.some((permission) => caller.permissions.has(permission)))
    throw route.errors.denied();
  if (!ofUser) return undefined;
  const user = tenant.user(userId ?? caller.userId ?? '');
  if (!user) throw route.errors.unknownUser(userId ?? '');
  if (caller.mode === 'delegated' && user.id !== caller.userId && !mayReadOthers(match, caller))
    throw route.errors.denied();
  return user;
}

/** Signed in, only the directory shows other people; their mailbox and drive are theirs. */
function mayReadOthers({ route }: Match, { permissions }: Caller): boolean {
  return (
    route.method === 'GET' &&
    route.delegated.some(
      (name) => name.startsWith('User.') && name.endsWith('.All') && permissions.has(name),
    )
  );
}
