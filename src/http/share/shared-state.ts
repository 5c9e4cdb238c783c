import { openShare } from '../../accounts/share';
import type { Account } from '../../domain/account';
import type { Language } from '../../domain/language';
import { HttpProblem, notConfigured } from '../problem';
import type { ApiRequest } from '../request';
import { matchTemplate } from '../router';
import type { ApiServices } from '../services';

/** State → its word. */
export const stateWords: Readonly<Record<Language, Readonly<Record<Account['state'], string>>>> = {
  en: {
    active: 'working',
    degraded: 'partly failing',
    failing: 'failing',
    paused: 'paused',
    'needs-sign-in': 'sign-in needed',
    'needs-credential': 'credential needed',
  },
  'zh-CN': {
    active: '正常',
    degraded: '部分失败',
    failing: '失败',
    paused: '已暂停',
    'needs-sign-in': '需要登录',
    'needs-credential': '需要凭据',
  },
};

/** What the token in a path opens. Throws `HttpProblem` with 404 where it opens nothing. */
export async function sharedState({ core }: ApiServices, template: string, { path }: ApiRequest) {
  if (!core) throw notConfigured();
  const found = await openShare(core, matchTemplate(template, path)?.['token'] ?? '');
  if (!found) throw new HttpProblem(404, 'not-found', 'This link opens nothing, or no more.');
  return { ...found, now: core.clock() };
}
