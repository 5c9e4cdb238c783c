import type { Language } from '../domain/language';
import { preferences } from './preferences';
import type { ApiRequest } from './request';

/** The language of a page, by the browser's first wish that is one of ours (RFC 9110, 12.5.4); English else. */
export function languageOf({ headers }: Pick<ApiRequest, 'headers'>): Language {
  const wishes = preferences(headers.get('accept-language'));
  const first = wishes.find((tag) => /^(zh|en)(-|$)/.test(tag));
  return first?.startsWith('zh') ? 'zh-CN' : 'en';
}
