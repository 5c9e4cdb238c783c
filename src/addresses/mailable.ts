import type { Account, Notify } from '../domain/account';
import { confirmationOf } from '../domain/mail-address';
import type { ConfirmationState } from '../domain/mail-address';
import { FIRST_OPERATOR } from '../domain/member';
import type { InstallationSettings } from '../domain/settings';
import type { Member } from '../ports';
import { readSettings } from '../settings/read';
import type { Services } from '../services';
import { readMember } from './change-addresses';

type Named = Pick<Account, 'owner' | 'notify'>;

/** What an account says about who is told, without an address to which nothing may be mailed. */
export async function mailableNotify(
  deps: Pick<Services, 'members' | 'clock'>,
  settings: InstallationSettings,
  account: Named,
): Promise<Notify> {
  if (!needsConfirmation(account)) return account.notify;
  const owner = (await readMember(deps, account.owner))?.value;
  const { email: _, ...others } = account.notify;
  return stateFor(deps, settings, account, owner) === undefined ? account.notify : others;
}

/**
 * Why nothing is mailed to the address that an account names; undefined where it names none, or one to
 * which mail may go. Reads only for accounts of members.
 */
export async function confirmationFor(
  deps: Pick<Services, 'members' | 'settings' | 'clock' | 'retentionDays'>,
  account: Named,
): Promise<ConfirmationState | undefined> {
  if (!needsConfirmation(account)) return undefined;
  const [settings, owner] = await Promise.all([
    readSettings(deps),
    readMember(deps, account.owner),
  ]);
  return stateFor(deps, settings, account, owner?.value);
}

/** Operators name whom they like. */
const needsConfirmation = ({ owner, notify }: Named): boolean =>
  notify.email !== undefined && owner !== FIRST_OPERATOR;

function stateFor(
  { clock }: Pick<Services, 'clock'>,
  { allowedDomains }: Pick<InstallationSettings, 'allowedDomains'>,
  { notify: { email = '' } }: Named,
  owner: Member | undefined,
): ConfirmationState | undefined {
  if (owner?.role === 'operator') return undefined;
  return confirmationOf(owner?.addresses ?? [], email, { allowedDomains, now: clock() });
}
