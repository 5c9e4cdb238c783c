import type { Language } from '../domain/language';
import type { Message } from '../ports';
import type { Services } from '../services';

const texts: Readonly<Record<Language, { readonly subject: string; readonly text: string }>> = {
  en: {
    subject: '[Perennial] This is a test',
    text: 'This channel works. Nothing is wrong; somebody has tried it.',
  },
  'zh-CN': {
    subject: '[Perennial] 这是一条测试消息',
    text: '此渠道可用。没有任何问题，只是有人测试了它。',
  },
};

/** What a channel is tried with. */
export function testMessage(
  { clock, entropy, publicOrigin }: Pick<Services, 'clock' | 'entropy' | 'publicOrigin'>,
  language: Language,
): Message {
  const { subject, text } = texts[language];
  const link = publicOrigin === undefined ? {} : { link: `${publicOrigin}/notifications` };
  return {
    id: entropy.hex(16),
    type: 'test',
    at: clock(),
    severity: 'info',
    subject,
    text,
    html: `<!doctype html><html lang="${language}"><body><p>${text}</p></body></html>`,
    data: link,
  };
}
