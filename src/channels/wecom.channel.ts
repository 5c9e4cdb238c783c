import * as z from 'zod';
import { deliveryOf, memberOf, sentence } from './answer';
import { part } from './define';
import type { ChannelKind } from './define';
import { secretUrl } from './fields';

const input = z.strictObject({
  url: secretUrl
    .optional()
    .describe(
      'The robot’s webhook address, key and all, as WeCom shows it. Goes into the vault and never comes out. Absent: the one that was given before',
    ),
});

/** The most bytes of a text: https://developer.work.weixin.qq.com/document/path/91770 */
const MOST_BYTES = 2048;
/** Busy, and too often (20 a minute): https://developer.work.weixin.qq.com/document/path/90313 */
const PASSING = new Set([-1, 45009]);

/** A group robot of WeCom (企业微信): https://developer.work.weixin.qq.com/document/path/91770 */
export const wecom: ChannelKind = {
  kind: 'wecom',
  input,
  secrets: ['/url'],
  required: () => ['/url'],
  destination: () => '',
  target: (_facts, given) => given['/url'] && new URL(given['/url']).host,
  addresses: (_facts, given) => (given['/url'] === undefined ? [] : [['/url', given['/url']]]),
  async send(outside, { parts }, { subject, text }) {
    const content = cutToBytes(`${subject}\n\n${text}`, MOST_BYTES);
    const body = JSON.stringify({ msgtype: 'text', text: { content } });
    const answer = await outside.post({ url: part(parts, '/url'), body });
    const code = memberOf(answer.bytes, 'errcode');
    if (answer.status !== 200 || code === 0) return deliveryOf(answer, outside.clock);
    const passing = PASSING.has(Number(code));
    return {
      delivered: false,
      permanent: !passing,
      code: passing ? 'channel-unreachable' : 'channel-refused',
      status: answer.status,
      error: sentence(`${String(code)} ${String(memberOf(answer.bytes, 'errmsg'))}`),
    };
  },
};

/** Whole characters, at most so many bytes of UTF-8. */
function cutToBytes(text: string, most: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= most) return text;
  const cut = new TextDecoder().decode(bytes.subarray(0, most - 3), { stream: true });
  return `${cut}…`;
}
