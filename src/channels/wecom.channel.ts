import * as z from 'zod';
import type { ChannelKind } from './define';
import { secretUrl } from './fields';

const input = z.strictObject({
  url: secretUrl
    .optional()
    .describe(
      'The robot’s webhook address, key and all, as WeCom shows it. Goes into the vault and never comes out. Absent: the one that was given before',
    ),
});

/** A group robot of WeCom (企业微信): https://developer.work.weixin.qq.com/document/path/91770 */
export const wecom: ChannelKind = {
  kind: 'wecom',
  input,
  secrets: ['/url'],
  required: () => ['/url'],
  destination: () => '',
  target: (_facts, given) => given['/url'] && new URL(given['/url']).host,
  addresses: (_facts, given) => (given['/url'] === undefined ? [] : [['/url', given['/url']]]),
};
