/** What is said of a date that comes near: a subscription's end, or a credential's. */
import { daysUntil } from '../domain/countdown';
import type { Notice } from '../domain/incident';
import type { DatedChange } from '../domain/notice-kinds';
import type { Language } from '../domain/language';
import type { Part } from './layout';
import { shownDay } from './words';

interface DateWords {
  /** The end of a subject after the account's name. */
  readonly subjects: Readonly<Record<DatedChange, (date: string, left: number) => string>>;
  readonly date: string;
  readonly left: string;
  readonly source: readonly [string, string];
  readonly programme: string;
  readonly toDo: string;
  readonly beforeTheEnd: string;
  readonly newCredential: string;
  readonly newKey: string;
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

const words: Readonly<Record<Language, DateWords>> = {
  en: {
    subjects: {
      'subscription-ends': (date, left) =>
        `has ${days(left)} left: its subscription ends on ${date}`,
      'subscription-ended': (date) => `has a subscription that ended on ${date}`,
      'subscription-renewed': (date) => `is renewed until ${date}`,
      'credential-lapses': (date, left) =>
        `has a credential that lapses in ${days(left)}, on ${date}`,
    },
    date: 'The date',
    left: 'Days left',
    source: [
      'How this is known',
      'Microsoft Graph reports this date. The developer programme decides, and tells its decision on its own page only.',
    ],
    programme: 'The programme',
    toDo: 'What to do',
    beforeTheEnd:
      'Save what you need: after the end there are 30 days to export data. Renewal usually happens within the last 30 days, if at all.',
    newCredential:
      'Make a new secret or certificate in the Entra admin center, or sign in again, and give it to the account before the date. Runs fail from then on.',
    newKey:
      'Perennial made this key and makes the next one: “Make a new key” on the account’s page, or npm run setup-tenant once more. The account keeps the old key until Microsoft takes the new one. Without it runs fail from the date on.',
  },
  'zh-CN': {
    subjects: {
      'subscription-ends': (date, left) => `剩余 ${left} 天：订阅于 ${date} 到期`,
      'subscription-ended': (date) => `的订阅已于 ${date} 到期`,
      'subscription-renewed': (date) => `已续期至 ${date}`,
      'credential-lapses': (date, left) => `的凭据将在 ${left} 天后（${date}）失效`,
    },
    date: '日期',
    left: '剩余天数',
    source: [
      '数据来源',
      '此日期来自 Microsoft Graph。以开发者计划的决定为准，该决定只在其网页上公布。',
    ],
    programme: '开发者计划',
    toDo: '怎么处理',
    beforeTheEnd:
      '请保存你需要的数据：到期后有 30 天可以导出。续期通常发生在最后 30 天内，但并无保证。',
    newCredential:
      '在到期之前，在 Microsoft Entra 管理中心新建客户端密码或证书，或重新登录，然后交给该账户。否则之后的运行会失败。',
    newKey:
      '此密钥由 Perennial 创建，下一个也可由它创建：在账户页面选择“新建密钥”，或再次运行 npm run setup-tenant。在 Microsoft 接受新密钥之前，账户继续使用旧密钥。否则到期后的运行会失败。',
  },
};

const PROGRAMME = 'https://developer.microsoft.com/microsoft-365/profile';

/** Undefined for what is about no date. */
export const subjectOfDate = (
  { change, until, at }: Notice,
  language: Language,
): string | undefined =>
  until === undefined
    ? undefined
    : words[language].subjects[change as DatedChange](shownDay(until), daysUntil(until, at));

/** `madeHere`: Perennial made the key that it is about. */
export function dateParts(
  { change, at, until }: Pick<Notice, 'change' | 'at'> & { readonly until: number },
  language: Language,
  madeHere: boolean,
): Part[] {
  const say = words[language];
  const date = { label: say.date, value: shownDay(until) };
  const left = { label: say.left, value: String(Math.max(0, daysUntil(until, at))) };
  if (change === 'credential-lapses')
    return [date, left, { label: say.toDo, value: madeHere ? say.newKey : say.newCredential }];
  const [label, value] = say.source;
  const known: Part[] = [
    date,
    { label, value },
    { label: say.programme, value: PROGRAMME, link: true },
  ];
  if (change === 'subscription-renewed') return known;
  return [...known, left, { label: say.toDo, value: say.beforeTheEnd }];
}
