/** The words of the design's section 13 with its own examples, as the page's words say them, in both languages. */
import type { NeedKind } from '../../src/domain/needs';
import { explain } from '../../src/failures/explain';
import { needStep } from '../../src/http/overview/need-step';
import * as accountEn from '../../dashboard/src/words/en/account';
import * as firstEn from '../../dashboard/src/words/en/first';
import * as formEn from '../../dashboard/src/words/en/form';
import * as keyEn from '../../dashboard/src/words/en/key';
import * as moreEn from '../../dashboard/src/words/en/more';
import * as noticesEn from '../../dashboard/src/words/en/notices';
import * as accountZh from '../../dashboard/src/words/zh-CN/account';
import * as firstZh from '../../dashboard/src/words/zh-CN/first';
import * as formZh from '../../dashboard/src/words/zh-CN/form';
import * as keyZh from '../../dashboard/src/words/zh-CN/key';
import * as moreZh from '../../dashboard/src/words/zh-CN/more';
import * as noticesZh from '../../dashboard/src/words/zh-CN/notices';

const spoken = {
  en: {
    account: accountEn,
    first: firstEn,
    form: formEn,
    key: keyEn,
    more: moreEn,
    notices: noticesEn,
  },
  'zh-CN': {
    account: accountZh,
    first: firstZh,
    form: formZh,
    key: keyZh,
    more: moreZh,
    notices: noticesZh,
  },
};

/** What the page says, in the order of the design. */
export function said(language: keyof typeof spoken): readonly string[] {
  const { account, first, form, key, more, notices } = spoken[language];
  const { active, degraded, failing, paused, ...others } = first.state;
  const [before, after] = account.daysLeftUntil(23, '…');
  const list = (...words: readonly (string | undefined)[]) => words.join(' · ');
  const text = (...sentences: readonly string[]) => sentences.join(first.sentenceGap);
  const result = (name: string) => account.results[name];
  const step = (kind: NeedKind) => needStep({ account: 'a1', kind, tone: 'warn' }, language).label;
  const expired = explain({ stage: 'token', kind: 'auth', code: 'AADSTS7000222' }, language);
  return [
    list(first.allWork(8), first.needYou(4)),
    text(first.nextRun(first.fromNow(first.minutes(2))), first.nothingLeft),
    list(active, degraded, failing, paused),
    list(others['needs-sign-in'], others['needs-credential'], others.first),
    list(...['passed', 'degraded', 'failed', 'abandoned', 'skipped', 'not-applicable'].map(result)),
    expired.title,
    list(more.whatHappened, more.whatToDo, more.afterwards),
    list(step('credential-lapses'), step('needs-sign-in'), step('permission-missing')),
    list(form.tenantId, form.clientId),
    `${before}23${after}`,
    account.saysGraph(first.ago(first.hours(3))),
    text(account.canRun(102, 128), account.missing(12, 26)),
    text(more.isPaused('Contoso Dev'), more.undo),
    more.removeType,
    text(first.noAnswer('14:21'), first.knownThen('')),
    form.mixUps['secret-id'],
    text(first.simulator, notices.simulatorSays),
    key.keyWrong,
    text(more.noneYet, more.noneYetHow),
  ];
}

/** As the design has it; a sentence may go on. */
export const designed: Readonly<Record<keyof typeof spoken, readonly string[]>> = {
  en: [
    'All 8 accounts work · Four accounts need you',
    'Next run in 2 min. Nothing that checks made is left behind.',
    'Working · Partly failing · Failing · Paused',
    'Sign-in needed · Credential needed · First run under way',
    'passed · degraded · failed · lost · skipped · not applicable',
    'The client secret has expired',
    'What happened · What to do · Then',
    'Replace the secret · Sign in again · Grant consent',
    'Directory (tenant) ID · Application (client) ID',
    '23 days left, until …',
    'As Microsoft Graph says, read 3 h ago; the programme decides.',
    '102 of 128 checks can run. 12 permissions are missing for the other 26; that is no failure.',
    'Contoso Dev is paused. Undo',
    'Type the account’s name to remove it',
    'No answer since 14:21. This is what was known then.',
    'This looks like the Secret ID. Copy the Value beside it.',
    'Simulator. Nothing on this page reaches Microsoft.',
    'This key is not valid, or it was taken away.',
    'No account yet Five fields, a check before anything is kept, the first run within seconds.',
  ],
  'zh-CN': [
    '8 个账户全部正常 · 有 4 个账户需要你处理',
    '2 分钟后有下一次运行。检查创建的内容没有任何残留。',
    '正常 · 部分失败 · 失败 · 已暂停',
    '需要登录 · 需要凭据 · 首次运行中',
    '通过 · 部分失败 · 失败 · 丢失 · 已跳过 · 不适用',
    '客户端密码已过期',
    '发生了什么 · 怎么处理 · 接下来',
    '更换密码 · 重新登录 · 授予管理员同意',
    '目录(租户) ID · 应用程序(客户端) ID',
    '剩余 23 天，至 …',
    '数据来自 Microsoft Graph（3 小时前）；以开发者计划的决定为准。',
    '128 项检查中 102 项可以运行。其余 26 项缺少 12 个权限，这不算失败。',
    '已暂停 Contoso Dev。撤销',
    '输入账户名称以确认删除',
    '自 14:21 起没有应答。以下是当时的状态。',
    '这像是机密 ID，请复制旁边的“值”。',
    '模拟环境。此页面的操作不会到达 Microsoft。',
    '此密钥无效或已被收回。',
    '还没有账户填五项，先检查再保存，几秒内首次运行。',
  ],
};
