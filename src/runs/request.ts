import { isLeased } from '../domain/account';
import type { Account } from '../domain/account';
import { requestRun as requested } from '../domain/lifecycle';
import type { Principal } from '../domain/member';
import { runIdOf } from '../domain/run-id';
import { dispatch } from '../accounts/dispatch';
import { nobodySignedIn, Refusal } from '../refusal';
import type { Services } from '../services';
import { updateAccount } from '../accounts/update';

/**
 * Runs an account at once and answers the run's id; while one is running or waiting, that one's.
 * Throws `Refusal` for an account that cannot run until somebody has done something about it.
 */
export async function requestRun(
  services: Pick<Services, 'accounts' | 'clock' | 'runQueue' | 'lookAheadMs'>,
  { name }: Pick<Principal, 'name'>,
  id: string,
): Promise<string> {
  const { after } = await updateAccount(services, id, (account, now) => {
    refuseIdle(account, now);
    return requested(account, name, now).account;
  });
  if (!isLeased(after, services.clock())) await dispatch(services, after);
  return runIdOf(after.id, after.slot);
}

/** How often an account that only a person can help is tried by hand, in milliseconds. */
const TRIED_BY_HAND_EVERY_MS = 900_000;

function refuseIdle({ state, stateSince, credential, recentResults }: Account, now: number): void {
  if (state === 'paused') throw new Refusal('paused', 'The account is paused: resume it first.');
  if (credential.awaitsSignIn) throw nobodySignedIn();
  const last = Math.max(stateSince, recentResults.at(-1)?.at ?? 0);
  const retryAfterMs = last + TRIED_BY_HAND_EVERY_MS - now;
  if (retryAfterMs <= 0) return;
  if (state === 'needs-credential') {
    const message = 'The account needs a new credential; it is tried once in a quarter of an hour.';
    throw new Refusal('needs-credential', message, { retryAfterMs });
  }
  if (state === 'needs-sign-in') {
    const message = 'Its owner has to sign in; it is tried once in a quarter of an hour.';
    throw new Refusal('needs-sign-in', message, { retryAfterMs });
  }
}
