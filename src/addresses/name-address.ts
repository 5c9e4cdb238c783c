import type { Account } from '../domain/account';
import { confirmationOf, findAddress, withConfirmed, withOwed } from '../domain/mail-address';
import { FIRST_OPERATOR } from '../domain/member';
import type { Principal } from '../domain/member';
import { readSettings } from '../settings/read';
import type { Services } from '../services';
import { addressIdOf } from './address-id';
import { changeAddresses } from './change-addresses';
import { errorName } from '../one-by-one';

type Deps = Pick<
  Services,
  'members' | 'settings' | 'notificationQueue' | 'clock' | 'log' | 'publicOrigin' | 'retentionDays'
>;

/**
 * Somebody has named an address for an account of a member. An operator's word confirms it. A member's own
 * does not: whoever reads there is asked by a mail, as often as `mail-address` lets it be. The account is
 * written by then, and lives without: where this fails it says that its address is not confirmed.
 */
export async function nameAddress(
  deps: Deps,
  principal: Pick<Principal, 'role'>,
  account: Pick<Account, 'owner' | 'notify'>,
): Promise<void> {
  try {
    await settle(deps, principal, account);
  } catch (thrown) {
    const error = errorName(thrown);
    deps.log.warn('address.not-named', { memberId: account.owner, error });
  }
}

async function settle(
  deps: Deps,
  { role }: Pick<Principal, 'role'>,
  { owner, notify: { email } }: Pick<Account, 'owner' | 'notify'>,
): Promise<void> {
  if (email === undefined || owner === FIRST_OPERATOR) return;
  if (role === 'operator') {
    await changeAddresses(deps, owner, (addresses) =>
      withConfirmed(addresses, email, deps.clock()),
    );
  } else await ask(deps, owner, email);
}

async function ask(deps: Deps, memberId: string, email: string): Promise<void> {
  // Without an address of ours there is no link to mail.
  if (deps.publicOrigin === undefined) {
    deps.log.warn('address.no-origin', { memberId });
    return;
  }
  const now = deps.clock();
  const { allowedDomains } = await readSettings(deps);
  const changed = await changeAddresses(deps, memberId, (addresses) =>
    confirmationOf(addresses, email, { allowedDomains, now }) === undefined
      ? addresses
      : withOwed(addresses, email, now),
  );
  if (!changed || changed.after === changed.before) return;
  const address = findAddress(changed.after.addresses ?? [], email);
  if (address?.owedSince === undefined) return;
  await deps.notificationQueue.send({ memberId, addressId: addressIdOf(address.email) });
}
