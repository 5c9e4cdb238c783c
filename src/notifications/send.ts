import { othersToBeTold } from '../domain/channel-status';
import type { ChannelStatus } from '../domain/channel-status';
import { FailureError } from '../domain/failure';
import type { Recipient } from '../domain/incident';
import type { InstallationSettings } from '../domain/settings';
import type { Delivery, Message } from '../ports';
import type { Services } from '../services';
import { noteDelivery } from '../settings/note-delivery';
import { openChannel } from '../settings/open-channel';
import { brokenMessage } from './broken-message';
import { operatorAddress } from '../settings/operator-address';

export type SendDeps = Pick<
  Services,
  | 'channels'
  | 'channelStatus'
  | 'vault'
  | 'clock'
  | 'entropy'
  | 'log'
  | 'operatorEmail'
  | 'publicOrigin'
>;

type Failed = Extract<Delivery, { delivered: false }>;

/**
 * One try to tell a recipient, noted in the status of the channel. A channel that is broken is told of on
 * the others, at most daily.
 */
export async function sendBy(
  deps: SendDeps,
  settings: InstallationSettings,
  recipient: Recipient,
  message: Message,
): Promise<Delivery> {
  const delivery = await send(deps, settings, recipient, message);
  // What is wrong with one recipient says nothing of the channel.
  const isChannels = delivery.delivered || delivery.code !== 'mail-recipient-refused';
  if (isChannels) await note(deps, settings, recipient, delivery);
  return delivery;
}

async function send(
  deps: SendDeps,
  { channels }: InstallationSettings,
  { channel, to }: Recipient,
  message: Message,
): Promise<Delivery> {
  const stored = channels[channel];
  if (!stored) return { delivered: false, permanent: true, code: 'channel-not-configured' };
  try {
    const opened = await openChannel(deps, channel, stored);
    return await deps.channels.send({ ...opened, to }, message);
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    const error = 'The vault does not give its secret.';
    return { delivered: false, permanent: false, code: 'channel-unreachable', error };
  }
}

async function note(
  deps: SendDeps,
  settings: InstallationSettings,
  { channel }: Recipient,
  delivery: Delivery,
): Promise<void> {
  const status = await noteDelivery(deps, channel, delivery);
  const now = deps.clock();
  if (delivery.delivered || !othersToBeTold(status, now)) return;
  await deps.channelStatus.write(channel, { ...status, othersToldAt: now });
  await tellOthers(deps, settings, channel, delivery, status);
}

/** Best effort: a channel that does not take it has its own status. */
async function tellOthers(
  deps: SendDeps,
  settings: InstallationSettings,
  broken: string,
  failed: Failed,
  { lastDeliveryAt }: ChannelStatus,
): Promise<void> {
  deps.log.error('channel.broken', { channel: broken, code: failed.code, status: failed.status });
  for (const [kind, channel] of Object.entries(settings.channels)) {
    if (kind === broken) continue;
    const to = kind === 'mail' ? operatorAddress(deps.operatorEmail, channel) : kind;
    if (to === undefined) continue;
    const language = channel.language ?? settings.language;
    const message = brokenMessage(deps, { broken, failed, lastDeliveryAt, language });
    await send(deps, settings, { channel: kind, to }, message);
  }
}
