import type { Quiet } from './quiet';

/** A channel as the settings tell of it: its kind's own fields, and what all channels have. */
export type Channel = Readonly<Record<string, unknown>> & {
  readonly least?: 'info' | 'warning' | 'critical';
  readonly language?: 'en' | 'zh-CN' | undefined;
  readonly quiet?: (Quiet & { readonly timeZone: string }) | undefined;
  readonly target?: string;
  readonly provider?: string;
  readonly lastDelivery?: string;
  readonly lastError?: { readonly at: string; readonly code: string; readonly error?: string };
  readonly secrets?: readonly string[];
};

/** In which messages may be. */
export const languages = [
  ['en', 'English'],
  ['zh-CN', '简体中文'],
] as const;

export const kinds = ['mail', 'wecom', 'telegram', 'webhook'] as const;
export type Kind = (typeof kinds)[number];

export interface Asked {
  /** Where it stands in the channel, as a JSON pointer. */
  readonly at: string;
  /** Goes into the vault, and never comes out. */
  readonly secret?: true;
  readonly number?: true;
  /** Whether it is one of a mail server of one's own. */
  readonly server?: true;
}

/** What each kind asks for. */
export const asked: Readonly<Record<Kind, readonly Asked[]>> = {
  mail: [
    { at: '/to' },
    { at: '/smtp/host', server: true },
    { at: '/smtp/port', server: true, number: true },
    { at: '/smtp/user', server: true },
    { at: '/smtp/password', server: true, secret: true },
    { at: '/smtp/from', server: true },
  ],
  wecom: [{ at: '/url', secret: true }],
  telegram: [{ at: '/botToken', secret: true }, { at: '/chatId' }],
  webhook: [
    { at: '/url', secret: true },
    { at: '/secret', secret: true },
  ],
};

/** The id of a field on the page. */
export const idOf = (at: string): string => `channel${at.replaceAll('/', '-')}`;

/** The value at a pointer, as text. */
export function textAt(channel: Channel, at: string): string {
  let value: unknown = channel;
  for (const name of at.slice(1).split('/'))
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What a kind asks for, as it is sent; what is empty is left out, and a secret is then the one from before. */
export function channelOf(kind: Kind, texts: Readonly<Record<string, string>>): object {
  const channel: Record<string, unknown> = {};
  const groups: Record<string, Record<string, unknown>> = {};
  for (const { at, number } of asked[kind]) {
    const text = texts[at]?.trim() ?? '';
    if (text === '') continue;
    const value = number ? Number(text) : text;
    const [group = '', name] = at.slice(1).split('/');
    if (name === undefined) channel[group] = value;
    else (groups[group] ??= {})[name] = value;
  }
  return { ...channel, ...groups };
}
