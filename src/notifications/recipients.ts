import { mailableNotify } from '../addresses/mailable';
import type { Account, Notify } from '../domain/account';
import type { Recipient } from '../domain/incident';
import type { QuietHours } from '../domain/quiet-hours';
import type { InstallationSettings } from '../domain/settings';
import { reaches } from '../domain/severity';
import type { Severity } from '../domain/severity';
import type { Services } from '../services';
import { operatorAddress } from '../settings/operator-address';
import { sha256 } from '../sha256';

type Deps = Pick<Services, 'operatorEmail'>;

/** Who hears of an account now. An address that is not confirmed is as good as none. */
export const recipientsFor = async (
  deps: Deps & Pick<Services, 'members' | 'clock'>,
  settings: InstallationSettings,
  account: Account,
): Promise<readonly Recipient[]> =>
  recipientsOf(deps, settings, await mailableNotify(deps, settings, account));

/**
 * Who hears of it, by which channels: those that are chosen, and all where none is chosen or none that leads
 * anywhere. Mail goes to the address that is named, else to the operator. Nobody, where no channel leads anywhere.
 */
export function recipientsOf(
  deps: Deps,
  { channels }: InstallationSettings,
  notify: Notify,
): readonly Recipient[] {
  const all = Object.keys(channels).flatMap((kind) => {
    const operator = () => operatorAddress(deps.operatorEmail, channels[kind]);
    const to = kind === 'mail' ? (notify.email ?? operator()) : kind;
    return to === undefined ? [] : [{ channel: kind, to }];
  });
  const chosen = all.filter(({ channel }) => notify.channels?.includes(channel));
  return chosen.length > 0 ? chosen : all;
}

/** Whether a recipient's channel is told of what matters this much. */
export const isToldOf = (
  { channels }: InstallationSettings,
  { channel }: Recipient,
  severity: Severity,
): boolean => reaches(severity, channels[channel]?.least ?? 'info');

/** The quiet hours that hold for a recipient's channel. */
export const quietHoursOf = (
  { channels, quiet }: InstallationSettings,
  { channel }: Recipient,
): QuietHours | undefined => channels[channel]?.quiet ?? quiet;

/** The id of what a recipient is told of a cause: the same for everybody who asks. */
export const incidentIdOf = ({ channel, to }: Recipient, cause: string): string =>
  sha256(JSON.stringify([channel, to, cause])).slice(0, 40);

export const isSameRecipient = (one: Recipient, other: Recipient): boolean =>
  one.channel === other.channel && one.to === other.to;
