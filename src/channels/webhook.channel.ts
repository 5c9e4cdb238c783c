import * as z from 'zod';
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
};
