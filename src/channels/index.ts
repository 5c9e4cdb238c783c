import type { ChannelKind } from './define';
import { mail } from './mail.channel';
import { telegram } from './telegram.channel';
import { webhook } from './webhook.channel';
import { wecom } from './wecom.channel';

/** Every way to tell people, one line each. Settings, tests and the OpenAPI document take them from here. */
export const channelKinds: readonly ChannelKind[] = [mail, wecom, telegram, webhook];

export const channelKind = (name: string): ChannelKind | undefined =>
  channelKinds.find(({ kind }) => kind === name);
