import * as z from 'zod';
import type { Brief } from '../../domain/brief';
import { weekOf } from '../../domain/day';
import type { Language } from '../../domain/language';
import type { Share } from '../../domain/share';
import { plainPage } from '../plain-page';
import { languageOf } from '../language';
import { openOperation } from '../operation';
import { sharedState, stateWords } from './shared-state';

const PATH = '/s/{token}';

export const getShared = openOperation({
  id: 'getShared',
  method: 'GET',
  path: PATH,
  tag: 'accounts',
  summary: 'How a shared account does, as a page',
  answers: {
    200: {
      description: 'The page',
      schema: z.string().meta({ examples: ['<!doctype html>'] }),
      type: 'text/html',
    },
  },
  problems: [404],
  async handle(api, request) {
    const { brief, share, now } = await sharedState(api, PATH, request);
    const language = languageOf(request);
    const title = share.shows.includes('name') ? brief.name : words[language].title;
    const page = plainPage(language, title, rowsOf(brief, share, now, language));
    return { ...page, headers: { ...page.headers, 'X-Robots-Tag': 'noindex' } };
  },
});

const words = {
  en: {
    title: 'A Microsoft 365 developer tenant',
    state: 'State',
    since: 'Since',
    week: 'Runs of seven days',
    passed: (passed: number, all: number) => `${passed} of ${all} passed`,
    last: 'Last run',
    never: 'none yet',
    tenant: 'Tenant',
    user: 'User',
  },
  'zh-CN': {
    title: 'Microsoft 365 开发者租户',
    state: '状态',
    since: '自',
    week: '七天内的运行',
    passed: (passed: number, all: number) => `${all} 次中 ${passed} 次通过`,
    last: '最近一次运行',
    never: '还没有',
    tenant: '租户',
    user: '用户',
  },
} as const;

function rowsOf(
  brief: Brief,
  { shows }: Share,
  now: number,
  language: Language,
): readonly (readonly [string, string])[] {
  const say = words[language];
  const week = weekOf(brief.days, now);
  const all = week.reduce((sum, count) => sum + count, 0);
  const [last] = brief.resultsAt;
  const shown = (ms: number) => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return [
    [say.state, stateWords[language][brief.state]],
    [say.since, shown(brief.stateSince)],
    [say.week, say.passed(week[0], all)],
    [say.last, last === undefined ? say.never : shown(last * 1000)],
    ...(shows.includes('tenant') ? [[say.tenant, brief.tenantId] as const] : []),
    ...(shows.includes('user') && brief.user !== undefined
      ? [[say.user, brief.user] as const]
      : []),
  ];
}
