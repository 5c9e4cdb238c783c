import { isBroken, UNUSED } from '../domain/channel-status';
import type { ChannelStatus } from '../domain/channel-status';
import type { StoredChannel } from '../domain/settings';
import { silenceOf } from '../domain/silence';
import type { Silence, Way } from '../domain/silence';
import type { Services } from '../services';
import { operatorAddress } from './operator-address';
import { readSettings } from './read';

type Deployment = Pick<Services, 'operatorEmail' | 'mailProvider'>;
type Deps = Deployment & Pick<Services, 'settings' | 'retentionDays' | 'channelStatus'>;

/** Why nobody can be told of anything, as the settings and the last tries of each channel say. */
export async function readSilence(deps: Deps): Promise<Silence | undefined> {
  const [{ channels }, statuses] = await Promise.all([
    readSettings(deps),
    deps.channelStatus.all(),
  ]);
  return silenceOf(Object.entries(channels).map((channel) => wayOf(deps, channel, statuses)));
}

const wayOf = (
  deployment: Deployment,
  [kind, channel]: [string, StoredChannel],
  statuses: ReadonlyMap<string, ChannelStatus>,
): Way => ({
  lacks: kind === 'mail' ? mailLacks(deployment, channel) : undefined,
  broken: isBroken(statuses.get(kind) ?? UNUSED),
});

function mailLacks({ mailProvider, operatorEmail }: Deployment, mail: StoredChannel): Way['lacks'] {
  if (mailProvider === 'none' && !mail.facts['smtp']) return 'no-sender';
  return operatorAddress(operatorEmail, mail) === undefined ? 'no-address' : undefined;
}
