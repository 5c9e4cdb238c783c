import type { Language } from '../domain/language';
import type { ApiRequest } from './request';

/** The language of a page, by the browser's first wish that is one of ours (RFC 9110, 12.5.4); English else. */
export function languageOf({ headers }: Pick<ApiRequest, 'headers'>): Language {
  const wishes = (headers.get('accept-language') ?? '').split(',').map((wish) => {
    const [tag = '', ...parameters] = wish
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
  });
  const ours = wishes.filter(({ tag, weight }) => weight > 0 && /^(zh|en)(-|$)/.test(tag));
  const [first] = ours.toSorted((a, b) => b.weight - a.weight);
  return first?.tag.startsWith('zh') ? 'zh-CN' : 'en';
}
