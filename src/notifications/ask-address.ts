import type { ClaimedLink } from '../addresses/claim-link';
import { claimLink } from '../addresses/claim-link';
import type { Language } from '../domain/language';
import type { Message } from '../ports';
import type { Services } from '../services';
import { readSettings } from '../settings/read';
import { asHtml, asText } from './layout';
import { sendBy } from './send';
import type { SendDeps } from './send';
import { shown } from './words';

type Deps = SendDeps & Pick<Services, 'members' | 'settings' | 'retentionDays'>;

/**
 * Mails a link to an address that is to be asked whether it wants mail. Once: where it is refused or lost, the
 * account goes on saying that the address is not confirmed, and its owner may name it again.
 */
export async function askAddress(
  deps: Deps,
  { memberId, addressId }: { readonly memberId: string; readonly addressId: string },
): Promise<void> {
  const { publicOrigin } = deps;
  if (publicOrigin === undefined) return;
  const settings = await readSettings(deps);
  const claimed = await claimLink(deps, memberId, addressId);
  if (!claimed) return;
  const language = settings.channels['mail']?.language ?? settings.language;
  const message = confirmationMessage(deps, publicOrigin, claimed, language);
  const recipient = { channel: 'mail', to: claimed.email };
  const delivery = await sendBy(deps, settings, recipient, message);
  if (delivery.delivered) deps.log.info('address.asked', { memberId, addressId });
  else deps.log.warn('address.not-asked', { memberId, addressId, code: delivery.code });
}

/** In fixed words: nothing that a member has written is in it but the name that an operator gave. */
const words = {
  en: {
    subject: '[Perennial] Do you want these mails?',
    headline: (member: string, origin: string) =>
      `${member}, who uses Perennial at ${origin}, has named this address for news of Microsoft 365 accounts: that one has stopped working, or works again.`,
    confirm: 'If you want them, open this page and press its button',
    until: 'It confirms until',
    otherwise: 'If you do not',
    nothing:
      'Do nothing, and none is sent. The page also has a button with which nobody asks you again.',
    stop: 'To stop them later',
    keep: 'Keep this mail: the same link stops them at any time.',
    footer: 'Sent by Perennial, three times a day at most for one person. Nobody reads replies.',
  },
  'zh-CN': {
    subject: '[Perennial] 是否接收这些邮件？',
    headline: (member: string, origin: string) =>
      `${member} 在 ${origin} 使用 Perennial，并填写了此地址，用于接收 Microsoft 365 账户的消息：例如某账户停止工作或恢复正常。`,
    confirm: '如果愿意接收，请打开此页面并按下按钮',
    until: '确认有效至',
    otherwise: '如果不愿意',
    nothing: '无需操作，不会发送任何邮件。页面上另有一个按钮，按下后不会再有人询问你。',
    stop: '以后要停止',
    keep: '请保留此邮件：同一链接可随时停止发送。',
    footer: '由 Perennial 发送，每人每天最多三次。回复无人阅读。',
  },
} as const;

function confirmationMessage(
  { clock, entropy }: Pick<Services, 'clock' | 'entropy'>,
  origin: string,
  { member, token, expiresAt }: ClaimedLink,
  language: Language,
): Message {
  const say = words[language];
  const letter = {
    headline: say.headline(member, origin),
    parts: [
      // In the fragment, so that no server's log holds it and no scanner of mail presses it.
      { label: say.confirm, value: `${origin}/confirm#${token}`, link: true as const },
      { label: say.until, value: shown(expiresAt) },
      { label: say.otherwise, value: say.nothing },
      { label: say.stop, value: say.keep },
    ],
    footer: say.footer,
  };
  return {
    id: entropy.hex(16),
    type: 'address.confirm',
    at: clock(),
    severity: 'info',
    subject: say.subject,
    text: asText(letter),
    html: asHtml(letter, language),
    data: {},
  };
}
