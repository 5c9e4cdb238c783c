import { auditEntry, named } from '../audit';
import type { Account } from '../domain/account';
import { resume } from '../domain/lifecycle';
import type { Principal } from '../domain/member';
import { dispatch } from './dispatch';
import type { Services } from '../services';
import { updateAccount } from './update';

/** Active again and due at once. Resuming an account that is not paused changes nothing. */
export async function resumeAccount(
  services: Pick<Services, 'accounts' | 'clock' | 'entropy' | 'runQueue' | 'lookAheadMs'>,
  principal: Principal,
  id: string,
): Promise<Account> {
  const { before, after } = await updateAccount(services, id, resume, (change) =>
    auditEntry(services, principal, 'account.resumed', { account: named(change.after) }),
  );
  if (after !== before) await dispatch(services, after);
  return after;
}
