import type { Account } from '../domain/account';
import type { Failure } from '../domain/failure';
import type { Incident, Notice, Recipient } from '../domain/incident';
import type { Language } from '../domain/language';
import { linksOf } from '../domain/portal-links';
import { severityOf } from '../domain/notice-kinds';
import { severities } from '../domain/severity';
import { explain } from '../failures/explain';
import type { Message } from '../ports';
import type { Services } from '../services';
import { dateParts, subjectOfDate } from './dates';
import { asHtml, asText } from './layout';
import type { Letter, Part } from './layout';
import { shown, words } from './words';
import type { Words } from './words';

/** How and where a message is said. */
interface Say extends Pick<Services, 'publicOrigin'> {
  readonly language: Language;
  readonly words: Words;
  readonly recipient: Recipient;
  /** Of the IANA database: in which times are told. */
  readonly timeZone: string;
  /** The member who has named the recipient's address. */
  readonly namedBy: string | undefined;
}

/** How it is said to this recipient. `reminder`: it was told before. */
export interface Manner extends Pick<Say, 'language' | 'timeZone'> {
  readonly namedBy?: string | undefined;
  readonly reminder?: boolean;
}

/** A notice, and its account as it is by now. */
export interface News {
  readonly notice: Notice;
  readonly account: Account;
}

/** Accounts that a message lists by name; of the others it says how many they are. */
const MOST_LISTED = 100;

/**
 * What is new of an incident: what happened, what to do, since when; of several accounts that share the
 * cause, each by name. `news` holds one at least.
 */
export function incidentMessage(
  { publicOrigin }: Pick<Services, 'publicOrigin'>,
  incident: Incident,
  news: readonly News[],
  { language, timeZone, namedBy, reminder = false }: Manner,
): Message {
  const { recipient } = incident;
  const say: Say = { publicOrigin, language, words: words[language], recipient, timeZone, namedBy };
  const last = news.at(-1);
  if (!last) throw new RangeError('there is nothing to tell');
  const count = new Set(news.map(({ account }) => account.id)).size;
  const letter = count === 1 ? letterOfOne(say, last) : letterOfMany(say, incident, news);
  const subject = count === 1 ? subjectOfOne(say, last) : subjectOfMany(say, news, count);
  const told = reminder ? reminding(say, letter, count) : letter;
  return {
    // What is told once more has the same last notice; a reminder is another message.
    id: reminder ? `${last.notice.id}-${incident.reminders ?? 0}` : last.notice.id,
    type: `account.${reminder ? 'reminder' : last.notice.change}`,
    at: last.notice.at,
    severity: mostSevere(news),
    subject: `[Perennial] ${reminder ? `${say.words.still(count)}: ${subject}` : subject}`,
    text: asText(told),
    html: asHtml(told, language),
    data: { ...linkOf(say), news: news.map(dataOf) },
  };
}

const mostSevere = (news: readonly News[]) =>
  severities.findLast((severity) =>
    news.some(({ notice }) => severityOf(notice.change) === severity),
  ) ?? 'info';

const linkOf = ({ publicOrigin }: Say) =>
  publicOrigin === undefined ? {} : { link: `${publicOrigin}/` };

/** The same for programs. */
const dataOf = ({ notice, account: { id, name, tenantId } }: News) => ({
  account: { id, name, tenantId },
  change: notice.change,
  at: new Date(notice.at).toISOString(),
  since: new Date(notice.since).toISOString(),
  runId: notice.runId,
  code: notice.failure?.code,
  checks: notice.checks ?? [],
});

const reminding = ({ words: say }: Say, letter: Letter, count: number): Letter => ({
  ...letter,
  headline: `${say.still(count)}. ${say.stillHeadline} ${letter.headline}`,
});

const subjectOfOne = ({ words: say, language }: Say, { notice, account }: News): string =>
  notice.change === 'installation'
    ? say.operatorNeeded
    : `${account.name} ${subjectOfDate(notice, language) ?? say.changes[notice.change].one}`;

function letterOfOne(say: Say, { notice, account }: News): Letter {
  const { changes, run } = say.words;
  return {
    headline: changes[notice.change].headline(account.name, account.tenantId),
    parts: [
      ...partsOf(say, notice, account),
      ...microsoftParts(say, notice.failure, account),
      { label: run, value: notice.runId },
      ...accountPart(say, account),
    ],
    footer: notice.change === 'installation' ? say.words.daily : footerOf(say, account),
  };
}

function partsOf(say: Say, notice: Notice, { credential }: Account): Part[] {
  const { change, at, until } = notice;
  if (until !== undefined)
    return dateParts({ change, at, until }, say.language, credential.madeHere === true);
  return notice.change === 'recovered' ? recoveredParts(say, notice) : troubleParts(say, notice);
}

function subjectOfMany({ words: say }: Say, news: readonly News[], accounts: number): string {
  const [change, ...others] = new Set(news.map(({ notice }) => notice.change));
  if (change === undefined || others.length > 0) return say.news(accounts);
  return say.changes[change].many(accounts);
}

function letterOfMany(say: Say, incident: Incident, news: readonly News[]): Letter {
  const failing = news.find(({ notice }) => notice.failure && notice.change !== 'recovered');
  const listed = news.slice(0, MOST_LISTED);
  const more = news.length - listed.length;
  const [first] = news;
  const count = new Set(news.map(({ account }) => account.id)).size;
  const { together, further, furtherCount } = say.words;
  return {
    headline: together(subjectOfMany(say, news, count)),
    parts: [
      ...(failing ? failureParts(say, failing.notice) : []),
      ...listed.map((one) => listPart(say, one)),
      ...(more > 0 ? [{ label: further, value: furtherCount(more) }] : []),
      ...toldPart(say, incident),
      ...listLink(say),
    ],
    footer: first ? footerOf(say, first.account) : '',
  };
}

/** One account of several, in a line. */
function listPart({ words: say, timeZone }: Say, { notice, account }: News): Part {
  const { change, at, since, checks = [], runId } = notice;
  const when = `${say.since.toLowerCase()} ${shown(change === 'recovered' ? at : since, timeZone)}`;
  const which =
    checks.length > 0 ? `; ${say.failingChecks.toLowerCase()}: ${checks.join(', ')}` : '';
  return {
    label: `${account.name} (${account.tenantId})`,
    value: `${say.changes[change].one} ${when}${which}; ${say.run.toLowerCase()} ${runId}`,
  };
}

/** When the same was told before, of others. */
const toldPart = ({ words: say, timeZone }: Say, { troubleToldAt }: Incident): Part[] =>
  troubleToldAt === undefined
    ? []
    : [{ label: say.toldBefore, value: shown(troubleToldAt, timeZone) }];

const listLink = ({ publicOrigin, words: say }: Say): Part[] =>
  publicOrigin === undefined
    ? []
    : [{ label: say.accounts, value: `${publicOrigin}/`, link: true }];

/** Where the account can be looked at; nothing where nobody has said how people reach the app. */
const accountPart = ({ publicOrigin, words: say }: Say, { id }: Account): Part[] =>
  publicOrigin === undefined
    ? []
    : [{ label: say.account, value: `${publicOrigin}/accounts/${id}`, link: true }];

/** The checks by name, so that a message says what exactly does not work. */
const checksPart = (label: string, { checks = [] }: Notice): Part[] =>
  checks.length > 0 ? [{ label, value: checks.join(', ') }] : [];

const troubleParts = (say: Say, notice: Notice): Part[] => [
  ...failureParts(say, notice),
  ...checksPart(say.words.failingChecks, notice),
  { label: say.words.since, value: shown(notice.since, say.timeZone) },
  ...requestPart(say, notice.failure),
];

function failureParts({ words: say, language }: Say, { failure, change }: Notice): Part[] {
  if (!failure) return [];
  const extent = change === 'degraded' ? 'check' : 'run';
  const { title, cause, fix, link, retry } = explain(failure, language, extent);
  return [
    { label: say.whatHappened, value: `${title} (${failure.kind}, ${failure.code})` },
    { label: say.why, value: cause },
    { label: say.whatToDo, value: fix },
    { label: say.next, value: retry },
    { label: say.more, value: link, link: true },
  ];
}

function recoveredParts({ words: say, timeZone }: Say, notice: Notice): Part[] {
  const still = checksPart(say.stillFailing, notice);
  const nothing = { label: say.whatToDo, value: say.nothingToDo };
  return [
    { label: say.workingSince, value: shown(notice.at, timeZone) },
    { label: say.failedSince, value: shown(notice.since, timeZone) },
    ...(still.length > 0 ? still : [nothing]),
  ];
}

/** What Microsoft's support asks for. */
const requestPart = ({ words: say }: Say, failure: Failure | undefined): Part[] =>
  failure?.requestId === undefined ? [] : [{ label: say.requestId, value: failure.requestId }];

/** Where at Microsoft to do what is to be done: of a refused credential or permission it is one of these pages. */
function microsoftParts({ words: say }: Say, failure: Failure | undefined, account: Account) {
  const { credentials, enterpriseApp, permissions, consent } = linksOf(account);
  const pages =
    failure?.kind === 'auth'
      ? { credentials, enterpriseApp }
      : failure?.kind === 'permission'
        ? { permissions, consent }
        : {};
  return Object.entries(pages).map(([page, value]): Part => ({
    label: say.pages[page as keyof typeof say.pages],
    value,
    link: true,
  }));
}

/** Who sent it, why to this address, and how to stop it. */
function footerOf({ words: say, recipient, namedBy }: Say, { notify }: Account): string {
  if (recipient.channel !== 'mail') return say.toChannel;
  if (recipient.to === notify.email)
    return namedBy === undefined ? say.toOwner : say.toNamedBy(namedBy);
  return notify.email === undefined ? say.toOperator : say.toOperatorInstead;
}
