import type { Language } from '../domain/language';
import type { FieldError } from '../refusal';

/** Problems in Simplified Chinese, by code: what programs go by is what people are told by. */
const details: Readonly<Record<string, string>> = {
  'body-missing': '需要 JSON 正文。',
  'body-too-large': '正文太大。',
  busy: '账户正忙，请稍后再试。',
  'changed-meanwhile': '期间已被更改，请重新读取后再试。',
  damaged: '账户在存储中的数据无法读取，只能删除它。',
  forbidden: '此密钥的角色不能这样做。',
  invalid: '请求无效。',
  'key-not-taken': 'Microsoft 还不接受新密钥，账户继续使用旧密钥：请把证书加入应用注册，然后再试。',
  'last-operator': '这是最后一位操作员，请先添加另一位。',
  'link-spent': '此链接已用过或已过期，请向给你链接的人要新的。',
  'malformed-json': '正文不是 UTF-8 编码的 JSON。',
  'method-not-allowed': '此路径不接受这种方法。',
  'name-taken': '已有人使用此名称。',
  'needs-credential': '账户需要新的凭据；每十五分钟可手动试一次。',
  'needs-sign-in': '需要所有者登录；每十五分钟可手动试一次。',
  'no-such-route': '此路径下没有内容。',
  'not-configured': '缺少设置，/api/health 会说明是哪些。',
  'not-found': '没有这个对象，或者它不是你的。',
  'operator-only': '只有操作员可以这样做。',
  paused: '账户已暂停，请先恢复。',
  'quota-exhausted': '账户数量已达到配额。',
  'rate-limited': '请求太多，请稍后再试。',
  'storage-unavailable': '存储没有应答。',
  unauthenticated: '需要有效的 API 密钥。',
  unexpected: '这里出了问题，已记入日志。',
  unprocessable: '格式正确，但无法执行。',
  'unsupported-media-type': '正文必须是未压缩的 UTF-8 JSON（application/json）。',
  'vault-unavailable': '保管库没有应答，没有更改任何内容。',
};

/** What is wrong with a field, by code; `#` is the bound. */
const messages: Readonly<Record<NonNullable<FieldError['code']>, string>> = {
  required: '必填',
  type: '类型不正确',
  choice: '不在可选值之中',
  pattern: '格式不正确',
  'too-short': '至少 # 个字符',
  'too-long': '最多 # 个字符',
  'too-few': '至少 # 项',
  'too-many': '最多 # 项',
  'too-small': '不能小于 #',
  'too-big': '不能大于 #',
  unknown: '不认识此字段',
  twice: '给出了两次',
  'not-available': '在此不可用',
  invalid: '不符合要求',
};

/** A problem's sentence. A code without a text of its own is told in English. */
export const detailIn = (language: Language, code: string, english: string): string =>
  language === 'en' ? english : (details[code] ?? english);

/** A field's complaint, as the answer has it. */
export function fieldErrorIn(language: Language, { field, message, limit, ...rest }: FieldError) {
  const { code = 'invalid' } = rest;
  if (language === 'en') return { field, code, message };
  return { field, code, message: messages[code].replace('#', String(limit ?? '')) };
}

/** Every code that a complaint about a field may have. */
export const fieldErrorCodes = Object.keys(messages) as [keyof typeof messages];
