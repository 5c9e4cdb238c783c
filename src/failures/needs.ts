import type { Language } from '../domain/language';
import type { Need, NeedKind } from '../domain/needs';
import { explain } from './explain';

const english: Readonly<Record<NeedKind, string>> = {
  'subscription-ended': 'The subscription has ended',
  'subscription-ends': 'The subscription ends soon',
  failing: 'The account is failing',
  'needs-sign-in': 'Sign-in needed',
  'needs-credential': 'Credential needed',
  leftovers: 'Something that checks made could not be removed',
  'credential-lapses': 'The credential lapses soon',
  'key-renewable': 'The key ends within a month: a new one can be made',
  degraded: 'A check keeps failing',
  'permission-missing': 'A check that always runs lacks its permission',
  'paused-by-itself': 'It has paused itself',
  'nobody-told': 'Nobody can be told when something breaks',
  'setting-wrong': 'A setting is wrong',
  'scheduler-late': 'The scheduler is late',
  'alert-refused': 'An alert could not be sent',
};

const chinese: Readonly<Record<NeedKind, string>> = {
  'subscription-ended': '订阅已到期',
  'subscription-ends': '订阅即将到期',
  failing: '账户失败',
  'needs-sign-in': '需要登录',
  'needs-credential': '需要凭据',
  leftovers: '检查创建的内容未能删除',
  'credential-lapses': '凭据即将过期',
  'key-renewable': '密钥将在一个月内到期，可以新建',
  degraded: '有检查持续失败',
  'permission-missing': '每次都运行的检查缺少权限',
  'paused-by-itself': '账户已自行暂停',
  'nobody-told': '出现问题时无人会收到通知',
  'setting-wrong': '有设置不正确',
  'scheduler-late': '调度器迟到',
  'alert-refused': '通知未能发出',
};

const titles: Readonly<Record<Language, typeof english>> = { en: english, 'zh-CN': chinese };

/** What needs a person, in a few words: by the failure behind it where there is one. */
export const needTitle = ({ kind, failure }: Need, language: Language = 'en'): string =>
  failure ? explain(failure, language).title : titles[language][kind];
