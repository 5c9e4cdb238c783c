import * as z from 'zod';
import { deliveryOf, memberOf } from './answer';
import { part } from './define';
import type { ChannelKind } from './define';
import { secretText } from './fields';

/** Of a message, after parsing: https://core.telegram.org/bots/api#sendmessage */
const MOST_CHARACTERS = 4096;
const ORIGIN = 'https://api.telegram.org';

const input = z.strictObject({
  botToken: secretText(/^\d{5,20}:[0-9A-Za-z_-]{20,100}$/, 'must be a token as BotFather gives it')
    .optional()
    .describe('Goes into the vault and never comes out. Absent: the one that was given before'),
  chatId: z
    .string()
    .trim()
    .regex(/^(?:-?\d{1,20}|@[A-Za-z]\w{3,60})$/, 'must be a chat’s number or @name')
    .describe('Whom to: a number, or a channel’s @name'),
  origin: z
    .url({ protocol: /^https?$/, error: 'must be a URL' })
    .refine((url) => !URL.canParse(url) || new URL(url).origin === url, 'must be an origin')
    .optional()
    .describe(`A Bot API server of one’s own, instead of ${ORIGIN}`),
});
type Telegram = z.output<typeof input>;

const originOf = (facts: object): string => (facts as Telegram).origin ?? ORIGIN;

/** A bot of Telegram: https://core.telegram.org/bots/api#sendmessage */
export const telegram: ChannelKind = {
  kind: 'telegram',
  input,
  secrets: ['/botToken'],
  required: () => ['/botToken'],
  destination: originOf,
  target: (facts) => `chat ${masked((facts as Telegram).chatId)}`,
  addresses: (facts) => [['/origin', originOf(facts)]],
  async send(outside, { facts, parts }, { subject, text }) {
    const whole = `${subject}\n\n${text}`;
    const answer = await outside.post({
      url: `${originOf(facts)}/bot${part(parts, '/botToken')}/sendMessage`,
      body: JSON.stringify({
        chat_id: (facts as Telegram).chatId,
        text: whole.length > MOST_CHARACTERS ? `${whole.slice(0, MOST_CHARACTERS - 1)}…` : whole,
        link_preview_options: { is_disabled: true },
      }),
    });
    const description = memberOf(answer.bytes, 'description');
    const wait = memberOf(answer.bytes, 'parameters', 'retry_after');
    const said = typeof description === 'string' ? description : undefined;
    const delivery = deliveryOf(answer, outside.clock, said);
    if (delivery.delivered || typeof wait !== 'number') return delivery;
    return { ...delivery, notBefore: outside.clock() + wait * 1000 };
  },
};

const masked = (text: string): string =>
  text.length > 6 ? `${text.slice(0, 2)}…${text.slice(-2)}` : text;
