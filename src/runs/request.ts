import { isLeased } from '../domain/account';
import type { Account } from '../domain/account';
import { requestRun as requested } from '../domain/lifecycle';
import { runIdOf } from '../domain/run-id';
import { dispatch } from '../accounts/dispatch';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { updateAccount } from '../accounts/update';

/**
 * Runs an account at once and answers the run's id; while one is running or waiting, that one's.
 * Throws `Refusal` for an account that cannot run until somebody has done something about it.
 */
export async function requestRun(
  services: Pick<Services, 'accounts' | 'clock' | 'runQueue' | 'lookAheadMs'>,
  id: string,
): Promise<string> {
  const { after } = await updateAccount(services, id, (account, now) => {
    refuseIdle(account);
    return requested(account, now).account;
  });
  if (!isLeased(after, services.clock())) await dispatch(services, after, { asked: true });
  return runIdOf(after.id, after.slot);
}

function refuseIdle({ state }: Account): void {
  if (state === 'paused') throw new Refusal('paused', 'The account is paused: resume it first.');
  if (state === 'needs-credential') {
    throw new Refusal('needs-credential', 'The account needs a new credential first.');
  }
  if (state === 'needs-sign-in') {
    throw new Refusal('needs-sign-in', 'Its owner has to sign in first.');
  }
}
