import type { Account } from '../domain/account';
import type { Failure } from '../domain/failure';
import type { Incident, Notice, NoticeChange } from '../domain/incident';
import { explain } from '../failures/explain';
import type { Mail } from '../ports';
import type { Services } from '../services';
import { asHtml, asText } from './layout';
import type { Letter, Part } from './layout';

type Deps = Pick<Services, 'publicOrigin'>;

/** A notice, and its account as it is by now. */
export interface News {
  readonly notice: Notice;
  readonly account: Account;
}

/** Accounts that a mail lists by name; of the others it says how many they are. */
const MOST_LISTED = 100;

/** A UTC time as people read it: 2026-11-21 11:54 UTC. */
const shown = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/**
 * The mail that tells what is new of an incident: what happened, what to do, since when; of several
 * accounts that share the cause, each by name. `news` holds one at least.
 */
export function incidentMail(deps: Deps, incident: Incident, news: readonly News[]): Mail {
  const accounts = new Set(news.map(({ account }) => account.id));
  const last = news.at(-1);
  if (!last) throw new RangeError('there is nothing to tell');
  const [subject, letter] =
    accounts.size === 1
      ? [subjectOfOne(last), letterOfOne(deps, last)]
      : [subjectOfMany(news, accounts.size), letterOfMany(deps, incident, news)];
  return {
    // What is told once more has the same last notice.
    id: last.notice.id,
    to: incident.recipient.to,
    subject: `[Perennial] ${subject}`,
    text: asText(letter),
    html: asHtml(letter),
  };
}

const wording: Readonly<
  Record<NoticeChange, { one: string; many: string; headline: (account: Account) => string }>
> = {
  failing: {
    one: 'is failing',
    many: 'are failing',
    headline: ({ name, tenantId }) => `The checks of ${name} (${tenantId}) have stopped working.`,
  },
  degraded: {
    one: 'is partly failing',
    many: 'are partly failing',
    headline: ({ name, tenantId }) =>
      `Some checks of ${name} (${tenantId}) have stopped working; the others go on.`,
  },
  recovered: {
    one: 'works again',
    many: 'work again',
    headline: ({ name, tenantId }) => `The checks of ${name} (${tenantId}) work again.`,
  },
};

const subjectOfOne = ({ notice, account }: News): string =>
  `${account.name} ${wording[notice.change].one}`;

function letterOfOne(deps: Deps, { notice, account }: News): Letter {
  return {
    headline: wording[notice.change].headline(account),
    parts: [
      ...(notice.change === 'recovered' ? recoveredParts(notice) : troubleParts(notice)),
      { label: 'Run', value: notice.runId },
      ...accountPart(deps, account),
    ],
    footer: footerOf(account),
  };
}

function subjectOfMany(news: readonly News[], accounts: number): string {
  const [change, ...others] = new Set(news.map(({ notice }) => notice.change));
  if (change === undefined || others.length > 0) return `News of ${accounts} accounts`;
  return `${accounts} accounts ${wording[change].many}`;
}

function letterOfMany(deps: Deps, incident: Incident, news: readonly News[]): Letter {
  const failing = news.find(({ notice }) => notice.failure && notice.change !== 'recovered');
  const listed = news.slice(0, MOST_LISTED);
  const more = news.length - listed.length;
  const [first] = news;
  return {
    headline: `${subjectOfMany(news, new Set(news.map(({ account }) => account.id)).size)}, told together because they have one cause.`,
    parts: [
      ...(failing?.notice.failure ? failureParts(failing.notice.failure) : []),
      ...listed.map((one) => listPart(one)),
      ...(more > 0 ? [{ label: 'Further', value: `${more} more.` }] : []),
      ...toldPart(incident),
      ...listLink(deps),
    ],
    footer: first ? footerOf(first.account) : '',
  };
}

/** One account of several, in a line. */
function listPart({ notice, account }: News): Part {
  const { change, at, since, checks = [], runId } = notice;
  const when = change === 'recovered' ? `since ${shown(at)}` : `since ${shown(since)}`;
  const which = checks.length > 0 ? `; failing checks: ${checks.join(', ')}` : '';
  return {
    label: `${account.name} (${account.tenantId})`,
    value: `${wording[change].one} ${when}${which}; run ${runId}`,
  };
}

/** When the same was told before, of others. */
const toldPart = ({ troubleToldAt }: Incident): Part[] =>
  troubleToldAt === undefined
    ? []
    : [{ label: 'Told of this cause before', value: shown(troubleToldAt) }];

const listLink = ({ publicOrigin }: Deps): Part[] =>
  publicOrigin === undefined
    ? []
    : [{ label: 'The accounts', value: `${publicOrigin}/`, link: true }];

/** Where the account can be looked at; nothing where nobody has said how people reach the app. */
const accountPart = ({ publicOrigin }: Deps, { id }: Account): Part[] =>
  publicOrigin === undefined
    ? []
    : [{ label: 'The account', value: `${publicOrigin}/accounts/${id}`, link: true }];

/** The checks by name, so that a mail says what exactly does not work. */
const checksPart = (label: string, { checks = [] }: Notice): Part[] =>
  checks.length > 0 ? [{ label, value: checks.join(', ') }] : [];

const troubleParts = (notice: Notice): Part[] => [
  ...(notice.failure ? failureParts(notice.failure) : []),
  ...checksPart('Failing checks', notice),
  { label: 'Since', value: shown(notice.since) },
  ...requestPart(notice.failure),
];

function failureParts(failure: Failure): Part[] {
  const { title, cause, fix, link, retry } = explain(failure);
  return [
    { label: 'What happened', value: `${title} (${failure.kind}, ${failure.code})` },
    { label: 'Why', value: cause },
    { label: 'What to do', value: fix },
    { label: 'What happens next', value: retry },
    { label: 'More', value: link, link: true },
  ];
}

function recoveredParts(notice: Notice): Part[] {
  const still = checksPart('Still failing', notice);
  const nothing = { label: 'What to do', value: 'Nothing. The account runs on its schedule.' };
  return [
    { label: 'Working since', value: shown(notice.at) },
    { label: 'It had failed since', value: shown(notice.since) },
    ...(still.length > 0 ? still : [nothing]),
  ];
}

/** What Microsoft's support asks for. */
const requestPart = (failure: Failure | undefined): Part[] =>
  failure?.requestId === undefined
    ? []
    : [{ label: 'Microsoft’s request id', value: failure.requestId }];

const SENT = 'Sent by Perennial when something changes, once.';
const TO_OWNER = `${SENT} The account names this address (notify.email): whoever may change the account can take it out, and the mails stop.`;
const TO_OPERATOR = `${SENT} The account names no address, so its mails go to the operator of this installation (OPERATOR_EMAIL).`;

const footerOf = ({ notify }: Account): string =>
  notify.email === undefined ? TO_OPERATOR : TO_OWNER;
