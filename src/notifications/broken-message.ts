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
    reasons: {
      'mail-key-refused':
        'The provider does not take the key or the identity: it was revoked, is wrong or may not send. Give a new one.',
      'mail-credits-spent':
        'The provider’s account may send no more: its credits or its limit are used up. See its plan.',
      'mail-sender-refused':
        'The provider does not let this sender send: verify the address or its domain there, or set MAIL_FROM to one that is.',
      'mail-refused': 'The provider refuses the mail.',
      'mail-not-configured': 'There is no sender, key or endpoint.',
    },
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
    reasons: {
      'mail-key-refused':
        '邮件服务商不接受密钥或身份：可能已被吊销、填写错误或无发送权限。请更换。',
      'mail-credits-spent': '邮件服务商的账户不能再发送：额度或限额已用完。请查看其套餐。',
      'mail-sender-refused':
        '邮件服务商不允许此发件人发送：请在那里验证该地址或域名，或把 MAIL_FROM 设为已验证的地址。',
      'mail-refused': '邮件服务商拒绝了邮件。',
      'mail-not-configured': '没有发件人、密钥或端点。',
    },
  },
} as const;

/** That a channel is broken, for the others to say. */
export function brokenMessage(
  { clock, entropy, publicOrigin }: Pick<Services, 'clock' | 'entropy' | 'publicOrigin'>,
  { broken, failed, lastDeliveryAt, language }: Broken,
): Message {
  const say = words[language];
  const { code, status, error } = failed;
  const reasons: Readonly<Record<string, string>> = say.reasons;
  const why = [error ?? reasons[code], code, status].filter((part) => part !== undefined);
  const link = publicOrigin === undefined ? undefined : `${publicOrigin}/notifications`;
  const letter = {
    headline: say.headline(broken),
    parts: [
      { label: say.why, value: why.join(' · ') },
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
