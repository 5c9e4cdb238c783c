import { auditEntry, named } from '../audit';
import type { Account } from '../domain/account';
import { pause } from '../domain/lifecycle';
import type { Principal } from '../domain/member';
import type { Services } from '../services';
import { updateAccount } from './update';

/** Nothing runs until the account is resumed. Pausing a paused account changes nothing. */
export async function pauseAccount(
  services: Pick<Services, 'accounts' | 'clock' | 'entropy'>,
  principal: Principal,
  id: string,
  reason: string | undefined,
): Promise<Account> {
  const { after } = await updateAccount(
    services,
    id,
    (account, now) => pause(account, principal.name, reason, now),
    (change) =>
      auditEntry(services, principal, 'account.paused', { account: named(change.after), reason }),
  );
  return after;
}
