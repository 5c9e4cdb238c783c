import { readMember } from '../addresses/change-addresses';
import type { Account } from '../domain/account';
import type { Recipient } from '../domain/incident';
import type { Language } from '../domain/language';
import { FIRST_OPERATOR } from '../domain/member';
import type { InstallationSettings } from '../domain/settings';
import type { Services } from '../services';

/**
 * What a recipient is told in: at the address that an account names, what the account says, else what its member
 * does; else the channel's, else the installation's.
 */
export async function languageFor(
  deps: Pick<Services, 'members'>,
  settings: InstallationSettings,
  { channel, to }: Recipient,
  account: Account | undefined,
): Promise<Language> {
  const own = account?.notify.email === to ? await ownLanguage(deps, account) : undefined;
  return own ?? settings.channels[channel]?.language ?? settings.language;
}

async function ownLanguage(
  deps: Pick<Services, 'members'>,
  { owner, notify }: Account,
): Promise<Language | undefined> {
  if (notify.language !== undefined || owner === FIRST_OPERATOR) return notify.language;
  return (await readMember(deps, owner))?.value.language;
}
