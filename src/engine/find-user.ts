import { satisfies } from '../checks/permissions';
import type { Account, Preflight } from '../domain/account';
import { FailureError } from '../domain/failure';
import type { Failure } from '../domain/failure';
import type { Tenant } from './tenant';

/** Any one of these reads a user: https://learn.microsoft.com/graph/api/user-get */
const SUFFICIENT = ['User.Read.All', 'User.ReadBasic.All'];

/** How long a user must have been out of sight before that is believed, in milliseconds: the directory is late with new ones. */
export const USER_LATE_MS = 30_000;

/** What is said of an account whose user is confirmed not to be there. */
export const USER_NOT_FOUND: Failure = {
  stage: 'request',
  kind: 'not-provisioned',
  code: 'user-not-found',
  status: 404,
};

/**
 * Since when Graph has said that the account's user is not there (milliseconds since the epoch); undefined
 * when it is there, and where nobody asks: a signed-in account is its user, and a token that may not read
 * users, or does not say, is not tried. Anything but a 404 says nothing.
 */
export async function userAbsentSince(
  {
    session,
    mode,
    user,
    granted,
    clock,
  }: Pick<Tenant, 'session' | 'mode' | 'user' | 'granted' | 'clock'>,
  before: Preflight | undefined,
): Promise<number | undefined> {
  if (mode !== 'application' || user === undefined || !granted) return undefined;
  if (!SUFFICIENT.some((permission) => satisfies(granted, permission))) return undefined;
  try {
    await session.request({ method: 'GET', path: `/users/${encodeURIComponent(user)}?$select=id` });
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    return thrown.failure.status === 404 ? (before?.userAbsentSince ?? clock()) : undefined;
  }
}

/** Whether a run is to ask again, because the user was not there at an earlier look, long enough ago. */
export const isUserInDoubt = ({ preflight }: Pick<Account, 'preflight'>, now: number): boolean =>
  preflight?.userAbsentSince !== undefined && now - preflight.userAbsentSince >= USER_LATE_MS;
