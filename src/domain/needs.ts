/**
 * What needs a person, of one account and of the installation: decided here alone, so that mail, digest and
 * page agree. What mends itself (throttled, network, service) never does. Pure.
 */
import { DAY_MS } from '../durations';
import { subscriptionEnd } from './brief';
import type { Brief } from './brief';
import { daysUntil } from './countdown';
import { isRenewable } from './credential-watch';
import { isCapped } from './leftovers';
import type { Silence } from './silence';

export const needKinds = [
  'subscription-ended',
  'subscription-ends',
  'failing',
  'needs-sign-in',
  'needs-credential',
  'leftovers',
  'credential-lapses',
  'key-renewable',
  'degraded',
  'permission-missing',
  'paused-by-itself',
  'nobody-told',
  'setting-wrong',
  'scheduler-late',
  'alert-refused',
] as const;
export type NeedKind = (typeof needKinds)[number];

export interface Need {
  /** Absent where it concerns the installation. */
  readonly account?: string | undefined;
  readonly kind: NeedKind;
  readonly tone: 'fail' | 'warn';
  /** Since when it has been so (milliseconds since the epoch). */
  readonly since?: number | undefined;
  /** When something ends (milliseconds since the epoch). */
  readonly until?: number | undefined;
  /** A failure's or a silence's code, a permission's or a setting's name. */
  readonly code?: string | undefined;
  readonly failure?: Brief['failure'];
  /** One of the checks it is about. */
  readonly check?: string | undefined;
  /** How many runs, checks, items or days it is about. */
  readonly count?: number | undefined;
}

/** A credential is told of this long before it lapses; the last day is urgent. */
const LAPSES_WITHIN_MS = 7 * DAY_MS;
/** A subscription’s end is told of this long before, in days, and is urgent from the second number on. */
const ENDS_WITHIN_DAYS = { told: 15, urgent: 5 };

/** What needs a person about one account, most urgent first. */
export function needsOf(brief: Brief, now: number): readonly Need[] {
  const needs = [
    subscriptionNeed(brief, now),
    stateNeed(brief),
    lapseNeed(brief, now),
    leftoverNeed(brief),
    missingNeed(brief),
  ];
  return needs
    .flatMap((need) => (need ? [{ account: brief.id, ...need }] : []))
    .toSorted(byUrgency);
}

/** The most urgent first: what fails before what will; then by the order of the kinds, the oldest first. */
export const byUrgency = (a: Need, b: Need): number =>
  Number(a.tone === 'warn') - Number(b.tone === 'warn') ||
  needKinds.indexOf(a.kind) - needKinds.indexOf(b.kind) ||
  (a.until ?? a.since ?? 0) - (b.until ?? b.since ?? 0);

const MENDS_ITSELF = new Set(['throttled', 'network', 'service']);

function subscriptionNeed(brief: Brief, now: number): Need | undefined {
  const endsAt = subscriptionEnd(brief);
  if (endsAt === undefined) return undefined;
  if (endsAt <= now) return { kind: 'subscription-ended', tone: 'fail', until: endsAt };
  const left = daysUntil(endsAt, now);
  if (left > ENDS_WITHIN_DAYS.told) return undefined;
  const tone = left <= ENDS_WITHIN_DAYS.urgent ? 'fail' : 'warn';
  return { kind: 'subscription-ends', tone, until: endsAt, count: left };
}

function stateNeed({
  state,
  stateSince,
  failure,
  troubled,
  results,
  paused,
}: Brief): Need | undefined {
  switch (state) {
    case 'failing':
      if (failure && MENDS_ITSELF.has(failure.kind)) return undefined;
      return {
        ...why(failure),
        kind: state,
        tone: 'fail',
        since: stateSince,
        count: failedRuns(results),
      };
    case 'needs-sign-in':
      return { ...why(failure), kind: state, tone: 'fail', since: stateSince };
    case 'needs-credential':
      return { ...why(failure), kind: state, tone: 'warn', since: stateSince };
    case 'degraded':
      return {
        ...why(failure),
        kind: state,
        tone: 'warn',
        since: troubled?.since ?? stateSince,
        check: troubled?.check,
        count: troubled?.count,
      };
    case 'paused':
      return paused?.share && { kind: 'paused-by-itself', tone: 'warn', since: stateSince };
    case 'active':
      return undefined;
  }
}

const why = (failure: Brief['failure']) => ({ code: failure?.code, failure });

/** How many of the last runs have failed one after another. */
const failedRuns = (results: string): number =>
  results.length - results.replace(/^[fa]+/, '').length;

/** Where it has lapsed already and the account says so itself, once is enough. A key made here is offered anew before. */
function lapseNeed({ credential, state }: Brief, now: number): Need | undefined {
  const { expiresAt } = credential;
  const said = state === 'failing' || state === 'needs-sign-in' || state === 'needs-credential';
  if (expiresAt === undefined || said) return undefined;
  if (expiresAt - now > LAPSES_WITHIN_MS)
    return isRenewable(credential, now)
      ? { kind: 'key-renewable', tone: 'warn', until: expiresAt }
      : undefined;
  const tone = expiresAt - now <= DAY_MS ? 'fail' : 'warn';
  return { kind: 'credential-lapses', tone, until: expiresAt };
}

/** What is still looked for is no need; what no sweep could remove is. */
function leftoverNeed({ leftovers }: Brief): Need | undefined {
  const { open, stuck, parked, failure } = leftovers;
  if (isCapped(leftovers))
    return { kind: 'leftovers', tone: 'fail', code: 'leftover-cap', count: open };
  if (stuck > 0) return { kind: 'leftovers', tone: 'fail', code: 'undo-failed', count: stuck };
  // A mailbox that went away is told of by its checks; a permission that removing lacks, by nothing else.
  return parked > 0 && failure?.kind === 'permission'
    ? { kind: 'leftovers', tone: 'warn', code: failure.code, count: parked }
    : undefined;
}

function missingNeed({ missing }: Brief): Need | undefined {
  if (!missing) return undefined;
  return {
    kind: 'permission-missing',
    tone: 'warn',
    code: missing.permission,
    check: missing.check,
  };
}

/** How the installation does, as far as an operator can change it. */
export interface InstallationFacts {
  /** Names of settings that are wrong. */
  readonly settings: readonly string[];
  /** When the last tick was, where it is late (milliseconds since the epoch). */
  readonly lateSince?: number | undefined;
  /** Why the last alert could not be sent, where it could not. */
  readonly alertError?: string | undefined;
  /** Why nobody can be told of anything. */
  readonly silence?: Silence | undefined;
}

/** What needs the operator about the installation. */
export function installationNeeds({
  settings,
  lateSince,
  alertError,
  silence,
}: InstallationFacts): readonly Need[] {
  const wrong = settings.map((code): Need => ({ kind: 'setting-wrong', tone: 'warn', code }));
  const late: Need = { kind: 'scheduler-late', tone: 'warn', since: lateSince };
  const unheard: Need = { kind: 'nobody-told', tone: 'fail', code: silence };
  const refused: Need = { kind: 'alert-refused', tone: 'warn', code: alertError };
  return [
    ...(silence === undefined ? [] : [unheard]),
    ...wrong,
    ...(lateSince === undefined ? [] : [late]),
    ...(alertError === undefined ? [] : [refused]),
  ];
}
