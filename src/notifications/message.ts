import type { Account } from '../domain/account';
import { explain } from '../failures/explain';
import type { OutboxEntry } from '../domain/run';
import type { Failure } from '../domain/failure';
import type { Mail } from '../ports';
import type { Services } from '../services';

/** A UTC time as people read it: 2026-11-21 11:54 UTC. */
const shown = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

interface Part {
  readonly label: string;
  readonly value: string;
  readonly link?: true;
}

/**
 * The mail that tells of a change of state: what happened, what to do, since when. In plain text and in
 * HTML with the same content; no picture, no tracking, nothing loaded from elsewhere.
 */
export function notificationMail(
  { publicOrigin }: Pick<Services, 'publicOrigin'>,
  account: Account,
  entry: OutboxEntry,
  to: string,
): Mail {
  const { subject, headline } = wording[entry.change];
  const parts = [
    ...(entry.change === 'recovered' ? recoveredParts(entry) : failingParts(entry)),
    { label: 'Run', value: entry.runId },
    ...accountPart(publicOrigin, account),
  ];
  const footer = account.notify.email === undefined ? TO_OPERATOR : TO_OWNER;
  return {
    id: entry.id,
    to,
    subject: `[Perennial] ${account.name} ${subject}`,
    text: asText(headline(account), parts, footer),
    html: asHtml(headline(account), parts, footer),
  };
}

const wording: Readonly<
  Record<OutboxEntry['change'], { subject: string; headline: (account: Account) => string }>
> = {
  failing: {
    subject: 'is failing',
    headline: ({ name, tenantId }) => `The checks of ${name} (${tenantId}) have stopped working.`,
  },
  degraded: {
    subject: 'is partly failing',
    headline: ({ name, tenantId }) =>
      `Some checks of ${name} (${tenantId}) have stopped working; the others go on.`,
  },
  recovered: {
    subject: 'works again',
    headline: ({ name, tenantId }) => `The checks of ${name} (${tenantId}) work again.`,
  },
};

/** Where the account can be looked at; nothing where nobody has said how people reach the app. */
const accountPart = (origin: string | undefined, { id }: Account): Part[] =>
  origin === undefined
    ? []
    : [{ label: 'The account', value: `${origin}/accounts/${id}`, link: true }];

/** The checks by name, so that a mail says what exactly does not work. */
const checksPart = (label: string, { checks = [] }: OutboxEntry): Part[] =>
  checks.length > 0 ? [{ label, value: checks.join(', ') }] : [];

function failingParts(entry: OutboxEntry): Part[] {
  const since = { label: 'Since', value: shown(entry.since) };
  const failing = checksPart('Failing checks', entry);
  if (!entry.failure) return [...failing, since];
  const { title, cause, fix, link, retry } = explain(entry.failure);
  return [
    { label: 'What happened', value: `${title} (${entry.failure.kind}, ${entry.failure.code})` },
    { label: 'Why', value: cause },
    { label: 'What to do', value: fix },
    { label: 'What happens next', value: retry },
    ...failing,
    since,
    ...requestPart(entry.failure),
    { label: 'More', value: link, link: true },
  ];
}

function recoveredParts(entry: OutboxEntry): Part[] {
  const still = checksPart('Still failing', entry);
  const nothing = { label: 'What to do', value: 'Nothing. The account runs on its schedule.' };
  return [
    { label: 'Working since', value: shown(entry.at) },
    { label: 'It had failed since', value: shown(entry.since) },
    ...(still.length > 0 ? still : [nothing]),
  ];
}

/** What Microsoft's support asks for. */
const requestPart = ({ requestId }: Failure): Part[] =>
  requestId === undefined ? [] : [{ label: 'Microsoft’s request id', value: requestId }];

const SENT = 'Sent by Perennial, once per change of state.';
const TO_OWNER = `${SENT} The account names this address (notify.email): whoever may change the account can take it out, and the mails stop.`;
const TO_OPERATOR = `${SENT} The account names no address, so its mails go to the operator of this installation (OPERATOR_EMAIL).`;

function asText(headline: string, parts: readonly Part[], footer: string): string {
  return [headline, ...parts.map(({ label, value }) => `${label}: ${value}`), footer].join('\n\n');
}

function asHtml(headline: string, parts: readonly Part[], footer: string): string {
  const rows = parts.map(({ label, value, link }) => {
    const safe = escapeHtml(value);
    const shownValue = link ? `<a href="${safe}">${safe}</a>` : safe;
    return `<dt style="font-weight:bold;margin-top:12px">${label}</dt><dd style="margin:2px 0 0 0">${shownValue}</dd>`;
  });
  return [
    '<!doctype html><html lang="en"><body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1f2328;max-width:40em">',
    `<p style="font-size:18px">${escapeHtml(headline)}</p>`,
    `<dl>${rows.join('')}</dl>`,
    `<p style="color:#57606a;font-size:14px">${footer}</p></body></html>`,
  ].join('');
}
