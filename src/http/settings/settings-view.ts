import type * as z from 'zod';
import { compact } from '../../compact';
import type { InstallationSettings, StoredChannel } from '../../domain/settings';
import type { settings } from './settings-schema';

/** The settings as operators see them. What lies in the vault, and under which names, is not in it. */
export function settingsView(value: InstallationSettings): z.output<typeof settings> {
  const { revision: _revision, channels, deadMan, allowedDomains, ...rest } = value;
  return compact({
    ...rest,
    allowedDomains: [...allowedDomains],
    deadMan: deadMan && { host: deadMan.host },
    channels: Object.fromEntries(
      Object.entries(channels).map(([kind, channel]) => [kind, channelView(channel)]),
    ),
  });
}

function channelView({ facts, secrets, ...common }: StoredChannel) {
  const given = Object.keys(secrets).map((pointer) => pointer.slice(1));
  return compact({ ...facts, ...common, secrets: given.length > 0 ? given : undefined });
}

/** The settings with their revision as the ETag. */
export const settingsResponse = (value: InstallationSettings) => ({
  status: 200,
  headers: { ETag: `"${value.revision}"` },
  body: settingsView(value),
});
