import type { Language } from '../domain/language';
import type { Delivery, Message } from '../ports';
import type { Services } from '../services';
import { asHtml, asText } from './layout';
import { shown } from './words';

interface Broken {
  readonly broken: string;
  readonly failed: Extract<Delivery, { delivered: false }>;
  readonly lastDeliveryAt: number | undefined;
  readonly language: Language;
}

const words = {
  en: {
    subject: (channel: string) => `[Perennial] The channel ${channel} is broken`,
    headline: (channel: string) =>
      `Nothing gets through by the channel ${channel}. What is owed is tried again for three days.`,
    why: 'Why',
    last: 'Last delivered',
    never: 'never',
    where: 'Notifications',
    footer: 'Sent by Perennial to the operator by the other channels, at most daily.',
  },
  'zh-CN': {
    subject: (channel: string) => `[Perennial] 渠道 ${channel} 已失效`,
    headline: (channel: string) =>
      `通过渠道 ${channel} 无法送达任何消息。未送达的消息会在三天内重试。`,
    why: '原因',
    last: '上次送达',
    never: '从未',
    where: '通知设置',
    footer: '由 Perennial 通过其他渠道发给运维者，每天最多一次。',
  },
} as const;

/** That a channel is broken, for the others to say. */
export function brokenMessage(
  { clock, entropy, publicOrigin }: Pick<Services, 'clock' | 'entropy' | 'publicOrigin'>,
  { broken, failed, lastDeliveryAt, language }: Broken,
): Message {
  const say = words[language];
  const { code, status, error } = failed;
  const why = [error ?? code, status].filter((part) => part !== undefined).join(' · ');
  const link = publicOrigin === undefined ? undefined : `${publicOrigin}/notifications`;
  const letter = {
    headline: say.headline(broken),
    parts: [
      { label: say.why, value: why },
      { label: say.last, value: lastDeliveryAt === undefined ? say.never : shown(lastDeliveryAt) },
      ...(link === undefined ? [] : [{ label: say.where, value: link, link: true as const }]),
    ],
    footer: say.footer,
  };
  return {
    id: entropy.hex(16),
    type: 'channel.broken',
    at: clock(),
    severity: 'warning',
    subject: say.subject(broken),
    text: asText(letter),
    html: asHtml(letter, language),
    data: { channel: broken, code, link },
  };
}
