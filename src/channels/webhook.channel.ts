import { createHmac } from 'node:crypto';
import * as z from 'zod';
import type { Message } from '../ports';
import { deliveryOf } from './answer';
import { part } from './define';
import type { ChannelKind } from './define';
import { secretText, secretUrl } from './fields';

const input = z.strictObject({
  url: secretUrl
    .optional()
    .describe(
      'Where to. Goes into the vault and never comes out. Absent: the one that was given before',
    ),
  secret: secretText(
    /^whsec_[0-9A-Za-z+/]{32,88}={0,2}$/,
    'must be whsec_ and 24 to 64 bytes in base64',
  )
    .optional()
    .describe(
      'What requests are signed with, as Standard Webhooks has it (whsec_…). Absent: the one that was given before',
    ),
});

/** JSON to an address of one’s own, signed as Standard Webhooks asks (https://www.standardwebhooks.com). */
export const webhook: ChannelKind = {
  kind: 'webhook',
  input,
  secrets: ['/url', '/secret'],
  required: () => ['/url', '/secret'],
  destination: () => '',
  target: (_facts, given) => given['/url'] && new URL(given['/url']).host,
  addresses: (_facts, given) => (given['/url'] === undefined ? [] : [['/url', given['/url']]]),
  async send(outside, { parts }, message) {
    const body = JSON.stringify(payloadOf(message));
    const seconds = String(Math.floor(outside.clock() / 1000));
    const headers = {
      'webhook-id': message.id,
      'webhook-timestamp': seconds,
      'webhook-signature': signatureOf(part(parts, '/secret'), [message.id, seconds, body]),
    };
    const answer = await outside.post({ url: part(parts, '/url'), headers, body });
    return deliveryOf(answer, outside.clock);
  },
};

/** The documented body: docs/channels.md. */
const payloadOf = ({ type, at, severity, subject, text, data }: Message) => ({
  type,
  timestamp: new Date(at).toISOString(),
  data: { severity, subject, text, ...data },
});

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme */
function signatureOf(secret: string, signed: readonly string[]): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(signed.join('.'), 'utf8').digest('base64')}`;
}
