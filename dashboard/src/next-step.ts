import * as t from './words/en/first';

/** Codes of a secret that is wrong or over, of ids that are wrong, of consent that is missing. */
const SECRET = /^AADSTS(7000215|7000222|7000216|50012)$/;
const IDS = /^AADSTS(700016|90002|900023|7000218)$/;
const CONSENT = /^AADSTS(65001|65004|90094)$/;

/** Needs of the installation that are about its channels. */
const CHANNELS = ['nobody-told', 'alert-refused'];

/** What a person does about a need or a state, and where. `account`: its id, absent for the installation. */
export function actionOf(
  kind: string,
  code: string,
  account: string | undefined,
): readonly [label: string, href: string] {
  if (account === undefined)
    return [t.act.see, CHANNELS.includes(kind) ? '/notifications' : '/system'];
  const at = `/accounts/${account}`;
  if (kind === 'needs-sign-in') return [t.act.signIn, `${at}#credential`];
  if (kind === 'needs-credential') return [t.act.give, `${at}/edit#credential`];
  if (kind === 'key-renewable') return [t.act.renew, `${at}#credential`];
  if (kind === 'credential-lapses' || SECRET.test(code))
    return [t.act.secret, `${at}/edit#credential`];
  if (IDS.test(code)) return [t.act.ids, `${at}/edit`];
  if (CONSENT.test(code) || kind === 'permission-missing') return [t.act.consent, `${at}#access`];
  if (kind.startsWith('subscription')) return [t.act.whatToDo, at];
  if (kind === 'leftovers') return [t.act.seeLeft, at];
  if (kind === 'paused-by-itself') return [t.act.why, at];
  return [kind === 'failing' ? t.act.open : t.act.see, at];
}
