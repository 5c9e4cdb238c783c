import type * as z from 'zod';
import type { ChannelStatus } from '../../domain/channel-status';
import type { InstallationSettings, StoredChannel } from '../../domain/settings';
import { iso } from '../failure-view';
import type { ApiResponse } from '../request';
import type { Core } from '../services';
import type { ChannelInput } from '../../settings/replace';
import type { settings } from './settings-schema';

/** The settings with how their channels are doing; their revision is the ETag. */
export async function settingsResponse(
  core: Core,
  value: InstallationSettings,
): Promise<ApiResponse> {
  const statuses = await core.channelStatus.all();
  return {
    status: 200,
    headers: { ETag: `"${value.revision}"` },
    body: settingsView(value, statuses, core.mailProvider),
  };
}

/** As operators see them. What lies in the vault, and under which names, is not in it. */
function settingsView(
  value: InstallationSettings,
  statuses: ReadonlyMap<string, ChannelStatus>,
  mailProvider: string,
): z.output<typeof settings> {
  const { revision: _revision, channels, deadMan, allowedDomains, ...rest } = value;
  const views = Object.entries(channels).map(([kind, channel]): [string, ChannelInput] => {
    const provider = kind === 'mail' && !channel.facts['smtp'] ? mailProvider : undefined;
    return [kind, { ...channelView(channel), provider, ...statusView(statuses.get(kind)) }];
  });
  return {
    ...rest,
    allowedDomains: [...allowedDomains],
    deadMan: deadMan && { host: deadMan.host },
    channels: Object.fromEntries(views),
  };
}

function channelView({ facts, secrets, ...common }: StoredChannel) {
  const given = Object.keys(secrets).map((pointer) => pointer.slice(1));
  return { ...facts, ...common, secrets: given.length > 0 ? given : undefined };
}

function statusView({ lastDeliveryAt, lastError }: Partial<ChannelStatus> = {}) {
  return {
    lastDelivery: lastDeliveryAt === undefined ? undefined : iso(lastDeliveryAt),
    lastError: lastError && { ...lastError, at: iso(lastError.at) },
  };
}
