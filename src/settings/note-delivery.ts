import { afterDelivery, afterError, UNUSED } from '../domain/channel-status';
import type { ChannelError, ChannelStatus } from '../domain/channel-status';
import type { Delivery } from '../ports';
import type { Services } from '../services';

/** Writes into a channel's status what a try came to; answers how the channel is doing now. */
export async function noteDelivery(
  { channelStatus, clock }: Pick<Services, 'channelStatus' | 'clock'>,
  channel: string,
  delivery: Delivery,
): Promise<ChannelStatus> {
  const before = (await channelStatus.all()).get(channel) ?? UNUSED;
  const after = delivery.delivered
    ? afterDelivery(before, clock())
    : afterError(before, errorOf(delivery, clock()), delivery.permanent);
  await channelStatus.write(channel, after);
  return after;
}

const errorOf = (
  { code, status, error }: Extract<Delivery, { delivered: false }>,
  at: number,
): ChannelError => ({ at, code, status, error });
