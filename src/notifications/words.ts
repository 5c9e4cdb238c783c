/** What messages say, by language. Facts come from elsewhere: this is what stands around them. */
import type { NoticeChange } from '../domain/notice-kinds';
import type { Language } from '../domain/language';
import { offsetAt } from '../domain/local-time';
import type { linksOf } from '../domain/portal-links';

/** A time as people read it in a zone: 2026-11-21 11:54 UTC. */
export const shown = (ms: number, timeZone = 'UTC'): string => {
  const wall = new Date(ms + offsetAt(timeZone, ms));
  return `${wall.toISOString().slice(0, 16).replace('T', ' ')} ${timeZone}`;
};

/** A day (UTC), where its time says nothing: 2026-11-21. */
export const shownDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

interface ChangeWords {
  /** After one account's name. */
  readonly one: string;
  /** Of so many accounts. */
  readonly many: (count: number) => string;
  readonly headline: (name: string, tenant: string) => string;
}

export interface Words {
  readonly changes: Readonly<Record<NoticeChange, ChangeWords>>;
  readonly news: (count: number) => string;
  readonly together: (subject: string) => string;
  readonly still: (count: number) => string;
  readonly stillHeadline: string;
  readonly whatHappened: string;
  readonly why: string;
  readonly whatToDo: string;
  readonly next: string;
  readonly more: string;
  readonly failingChecks: string;
  readonly stillFailing: string;
  readonly since: string;
  readonly run: string;
  readonly account: string;
  readonly accounts: string;
  readonly workingSince: string;
  readonly failedSince: string;
  readonly nothingToDo: string;
  readonly toldBefore: string;
  readonly further: string;
  readonly furtherCount: (count: number) => string;
  readonly requestId: string;
  /** What Microsoft calls its pages. */
  readonly pages: Readonly<Record<keyof ReturnType<typeof linksOf>, string>>;
  /** To the address that an operator has named. */
  readonly toOwner: string;
  /** To the address that a member has named. */
  readonly toNamedBy: (member: string) => string;
  readonly toOperatorInstead: string;
  readonly toOperator: string;
  readonly toChannel: string;
  /** Of what the installation itself lacks. */
  readonly operatorNeeded: string;
  readonly daily: string;
}

const SENT = 'Sent by Perennial when something changes, once.';
const SENT_ZH = '仅在状态变化时由 Perennial 发送一次。';

export const words: Readonly<Record<Language, Words>> = {
  en: {
    changes: {
      failing: {
        one: 'is failing',
        many: (count) => `${count} accounts are failing`,
        headline: (name, tenant) => `The checks of ${name} (${tenant}) have stopped working.`,
      },
      degraded: {
        one: 'is partly failing',
        many: (count) => `${count} accounts are partly failing`,
        headline: (name, tenant) =>
          `Some checks of ${name} (${tenant}) have stopped working; the others go on.`,
      },
      paused: {
        one: 'has paused itself',
        many: (count) => `${count} accounts have paused themselves`,
        headline: (name, tenant) =>
          `${name} (${tenant}) has paused itself: too many of its runs failed. It is tried now and then, and goes on by itself when that works.`,
      },
      'subscription-ends': {
        one: 'has a subscription that ends soon',
        many: (count) => `The subscriptions of ${count} accounts end soon`,
        headline: (name, tenant) => `The subscription of ${name} (${tenant}) ends soon.`,
      },
      'subscription-ended': {
        one: 'has a subscription that has ended',
        many: (count) => `The subscriptions of ${count} accounts have ended`,
        headline: (name, tenant) => `The subscription of ${name} (${tenant}) has ended.`,
      },
      'subscription-renewed': {
        one: 'has a renewed subscription',
        many: (count) => `The subscriptions of ${count} accounts are renewed`,
        headline: (name, tenant) => `The subscription of ${name} (${tenant}) was renewed.`,
      },
      'credential-lapses': {
        one: 'has a credential that lapses soon',
        many: (count) => `The credentials of ${count} accounts lapse soon`,
        headline: (name, tenant) => `The credential of ${name} (${tenant}) lapses soon.`,
      },
      recovered: {
        one: 'works again',
        many: (count) => `${count} accounts work again`,
        headline: (name, tenant) => `The checks of ${name} (${tenant}) work again.`,
      },
      installation: {
        one: 'could not be run',
        many: (count) => `${count} accounts could not be run`,
        headline: () => 'Perennial itself lacks something: runs could not begin.',
      },
    },
    news: (count) => `News of ${count} accounts`,
    together: (subject) => `${subject}, told together because they have one cause.`,
    still: (count) => (count === 1 ? 'It is still broken' : `${count} accounts are still broken`),
    stillHeadline: 'This was told before, and nothing has changed since.',
    whatHappened: 'What happened',
    why: 'Why',
    whatToDo: 'What to do',
    next: 'What happens next',
    more: 'More',
    failingChecks: 'Failing checks',
    stillFailing: 'Still failing',
    since: 'Since',
    run: 'Run',
    account: 'The account',
    accounts: 'The accounts',
    workingSince: 'Working since',
    failedSince: 'It had failed since',
    nothingToDo: 'Nothing. The account runs on its schedule.',
    toldBefore: 'Told of this cause before',
    further: 'Further',
    furtherCount: (count) => `${count} more.`,
    requestId: 'Microsoft’s request id',
    pages: {
      credentials: 'Certificates & secrets of the app registration',
      permissions: 'API permissions of the app registration',
      enterpriseApp: 'The enterprise application',
      consent: 'Admin consent',
    },
    toOwner: `${SENT} An operator has named this address for the account (notify.email): whoever may change the account can take it out, and the mails stop.`,
    toNamedBy: (member) =>
      `${SENT} ${member} has named this address for the account (notify.email). To stop the mails, use the link of the mail that asked whether you want them, or ask ${member} or the operator to take the address out.`,
    toOperatorInstead: `${SENT} The account names an address (notify.email) that nobody has confirmed, so its mails go to the operator of this installation.`,
    toOperator: `${SENT} The account names no address, so its mails go to the operator of this installation (OPERATOR_EMAIL).`,
    operatorNeeded: 'The installation needs its operator',
    daily:
      'Sent by Perennial to the operator of this installation, once a day while it lasts. The accounts keep the state that they were in.',
    toChannel: `${SENT} Operators say in the settings what this channel is told of.`,
  },
  'zh-CN': {
    changes: {
      failing: {
        one: '失败',
        many: (count) => `${count} 个账户失败`,
        headline: (name, tenant) => `${name}（${tenant}）的检查已停止工作。`,
      },
      degraded: {
        one: '部分失败',
        many: (count) => `${count} 个账户部分失败`,
        headline: (name, tenant) => `${name}（${tenant}）的部分检查已停止工作，其余继续运行。`,
      },
      paused: {
        one: '已自行暂停',
        many: (count) => `${count} 个账户已自行暂停`,
        headline: (name, tenant) =>
          `${name}（${tenant}）已自行暂停：失败的运行过多。之后会不时试一次，成功即自行恢复。`,
      },
      'subscription-ends': {
        one: '的订阅即将到期',
        many: (count) => `${count} 个账户的订阅即将到期`,
        headline: (name, tenant) => `${name}（${tenant}）的订阅即将到期。`,
      },
      'subscription-ended': {
        one: '的订阅已到期',
        many: (count) => `${count} 个账户的订阅已到期`,
        headline: (name, tenant) => `${name}（${tenant}）的订阅已到期。`,
      },
      'subscription-renewed': {
        one: '的订阅已续期',
        many: (count) => `${count} 个账户的订阅已续期`,
        headline: (name, tenant) => `${name}（${tenant}）的订阅已续期。`,
      },
      'credential-lapses': {
        one: '的凭据即将失效',
        many: (count) => `${count} 个账户的凭据即将失效`,
        headline: (name, tenant) => `${name}（${tenant}）的凭据即将失效。`,
      },
      recovered: {
        one: '已恢复正常',
        many: (count) => `${count} 个账户已恢复正常`,
        headline: (name, tenant) => `${name}（${tenant}）的检查已恢复正常。`,
      },
      installation: {
        one: '无法运行',
        many: (count) => `${count} 个账户无法运行`,
        headline: () => 'Perennial 自身缺少必要条件，运行无法开始。',
      },
    },
    news: (count) => `${count} 个账户有新情况`,
    together: (subject) => `${subject}，因原因相同而一并通知。`,
    still: (count) => (count === 1 ? '问题仍未解决' : `${count} 个账户的问题仍未解决`),
    stillHeadline: '此前已通知过，情况至今没有变化。',
    whatHappened: '发生了什么',
    why: '原因',
    whatToDo: '怎么处理',
    next: '接下来',
    more: '更多信息',
    failingChecks: '失败的检查',
    stillFailing: '仍然失败',
    since: '开始时间',
    run: '运行',
    account: '账户',
    accounts: '所有账户',
    workingSince: '恢复时间',
    failedSince: '失败开始于',
    nothingToDo: '无需处理。账户按计划运行。',
    toldBefore: '此原因上次通知于',
    further: '其他',
    furtherCount: (count) => `还有 ${count} 条。`,
    requestId: 'Microsoft 请求 ID',
    pages: {
      credentials: '应用注册的“证书和密码”',
      permissions: '应用注册的“API 权限”',
      enterpriseApp: '企业应用程序',
      consent: '管理员同意',
    },
    toOwner: `${SENT_ZH}运维者为账户设置了此地址（notify.email）：有权更改账户的人可以将其移除，之后不再发送。`,
    toNamedBy: (member) =>
      `${SENT_ZH}${member} 为账户填写了此地址（notify.email）。要停止，请使用当初询问你的那封邮件中的链接，或请 ${member} 或运维者移除此地址。`,
    toOperatorInstead: `${SENT_ZH}账户填写的地址（notify.email）尚未确认，因此邮件发给此安装的运维者。`,
    toOperator: `${SENT_ZH}账户没有设置地址，因此邮件发给此安装的运维者（OPERATOR_EMAIL）。`,
    operatorNeeded: '此安装需要运维者处理',
    daily: '问题持续期间由 Perennial 每天向此安装的运维者发送一次。各账户保持原有状态。',
    toChannel: `${SENT_ZH}运维者在设置中决定此渠道接收哪些通知。`,
  },
};
