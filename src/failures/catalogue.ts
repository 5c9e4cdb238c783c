import type { Language } from '../domain/language';
import type { Case, Cases } from './define';
import { directoryCases } from './directory';
import { filesCases } from './files';
import { networkCases } from './network';
import { notesCases } from './notes';
import { outlookCases } from './outlook';
import { ownCases } from './own';
import { tokenAppCases } from './token-app';
import { tokenUserCases } from './token-user';
import { vaultCases } from './vault';

/** A part of the error catalogue, as the docs show it. A new family is one file and one line here. */
export interface Family {
  readonly title: Readonly<Record<Language, string>>;
  readonly cases: Cases;
}

export const families: readonly Family[] = [
  { title: { en: 'Getting a token: the app', 'zh-CN': '获取令牌：应用' }, cases: tokenAppCases },
  { title: { en: 'Getting a token: the user', 'zh-CN': '获取令牌：用户' }, cases: tokenUserCases },
  { title: { en: 'Getting a token: the vault', 'zh-CN': '获取令牌：保管库' }, cases: vaultCases },
  { title: { en: 'Graph and the directory', 'zh-CN': 'Graph 与目录' }, cases: directoryCases },
  {
    title: { en: 'Mail, calendar, contacts and tasks', 'zh-CN': '邮件、日历、联系人和任务' },
    cases: outlookCases,
  },
  {
    title: { en: 'OneDrive and SharePoint', 'zh-CN': 'OneDrive 和 SharePoint' },
    cases: filesCases,
  },
  { title: { en: 'OneNote', 'zh-CN': 'OneNote' }, cases: notesCases },
  { title: { en: 'The network', 'zh-CN': '网络' }, cases: networkCases },
  { title: { en: 'Perennial itself', 'zh-CN': 'Perennial 自身' }, cases: ownCases },
];

/** Services do not agree on how they write a code: `accessDenied`, `AccessDenied`. */
const byCode: ReadonlyMap<string, Case> = new Map(
  families.flatMap(({ cases }) =>
    Object.entries(cases).map(([code, found]) => [code.toLowerCase(), found] as const),
  ),
);

/** The case of a code, whatever its letters' case; undefined where the catalogue has none. */
export const caseOf = (code: string): Case | undefined => byCode.get(code.toLowerCase());
