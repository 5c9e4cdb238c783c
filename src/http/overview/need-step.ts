import type { Language } from '../../domain/language';
import type { Need, NeedKind } from '../../domain/needs';

const english = {
  secret: 'Replace the secret',
  renew: 'Make a new key',
  ids: 'Correct the ids',
  consent: 'Grant consent',
  signIn: 'Sign in again',
  give: 'Give it a credential',
  see: 'See',
  seeLeft: 'See what is left',
  whatToDo: 'What to do',
  open: 'Open',
  why: 'See why',
};
type Label = keyof typeof english;

const chinese: Readonly<Record<Label, string>> = {
  secret: '更换密码',
  renew: '新建密钥',
  ids: '更正 ID',
  consent: '授予管理员同意',
  signIn: '重新登录',
  give: '提供凭据',
  see: '查看',
  seeLeft: '查看残留',
  whatToDo: '该怎么办',
  open: '打开',
  why: '查看原因',
};

const labels: Readonly<Record<Language, Readonly<Record<Label, string>>>> = {
  en: english,
  'zh-CN': chinese,
};

type Step = readonly [label: Label, place: string];

/** By the failure's code: a secret that is wrong or over, ids that are wrong, consent that is missing. */
const stepsByCode: readonly (readonly [codes: RegExp, step: Step])[] = [
  [/^AADSTS(7000215|7000222|7000216|50012)$/, ['secret', '/edit#credential']],
  [/^AADSTS(700016|90002|900023|7000218)$/, ['ids', '/edit']],
  [/^AADSTS(65001|65004|90094)$/, ['consent', '#access']],
];

/** By what is needed, before the code is looked at. */
const stepsFirst: Readonly<Partial<Record<NeedKind, Step>>> = {
  'needs-sign-in': ['signIn', '#credential'],
  'needs-credential': ['give', '/edit#credential'],
  'key-renewable': ['renew', '#credential'],
  'credential-lapses': ['secret', '/edit#credential'],
};

/** By what is needed, where no code says more. */
const stepsElse: Readonly<Partial<Record<NeedKind, Step>>> = {
  'permission-missing': ['consent', '#access'],
  'subscription-ends': ['whatToDo', ''],
  'subscription-ended': ['whatToDo', ''],
  leftovers: ['seeLeft', ''],
  'paused-by-itself': ['why', ''],
  failing: ['open', ''],
};

/** Needs of the installation that are about its channels. */
const aboutChannels: readonly NeedKind[] = ['nobody-told', 'alert-refused'];

/** What a person does about a need, in a few words, and the page of the dashboard where that is done. */
export function needStep(
  { kind, code = '', account }: Need,
  language: Language,
): { readonly label: string; readonly path: string } {
  const words = labels[language];
  if (account === undefined)
    return { label: words.see, path: aboutChannels.includes(kind) ? '/notifications' : '/system' };
  const byCode = stepsByCode.find(([codes]) => codes.test(code))?.[1];
  const [label, place] = stepsFirst[kind] ?? byCode ?? stepsElse[kind] ?? ['see', ''];
  return { label: words[label], path: `/accounts/${account}${place}` };
}
