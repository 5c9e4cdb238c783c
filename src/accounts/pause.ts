import { auditEntry, named } from '../audit';
import type { Account, Paused } from '../domain/account';
import { pause } from '../domain/lifecycle';
import type { Principal } from '../domain/member';
import { DAY_MS } from '../durations';
import { unprocessable } from '../refusal';
import type { Services } from '../services';
import { updateAccount } from './update';

/** More than this ahead is no pause any more, in milliseconds. */
const LONGEST_PAUSE_MS = 366 * DAY_MS;

/**
 * Nothing runs until the account is resumed, or until a time that is said (milliseconds since the epoch).
 * Pausing a paused account changes nothing. Throws `Refusal`.
 */
export async function pauseAccount(
  services: Pick<Services, 'accounts' | 'clock' | 'entropy'>,
  principal: Principal,
  id: string,
  { reason, until }: Pick<Paused, 'reason' | 'until'>,
): Promise<Account> {
  const { after } = await updateAccount(
    services,
    id,
    (account, now) => {
      if (until !== undefined && (until <= now || until > now + LONGEST_PAUSE_MS)) {
        throw unprocessable([{ field: '/until', message: 'must lie within the next year' }]);
      }
      return pause(account, { by: principal.name, reason, until }, now);
    },
    (change) =>
      auditEntry(services, principal, 'account.paused', { account: named(change.after), reason }),
  );
  return after;
}
