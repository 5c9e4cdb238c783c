/**
 * What notices are about. An incident is one cause that one recipient is told of: the first news of it at
 * once, what comes within the window together in one mail, with the accounts listed. Pure. Times in
 * milliseconds since the epoch.
 */
import { DAY_MS } from '../durations';
import type { Failure } from './failure';
import type { NoticeChange } from './notice-kinds';
import { GIVE_UP_AFTER_MS, nextTryAt, SENT_GRACE_MS } from './outbox';

/** A change that somebody has to hear of. */
export interface Notice {
  readonly id: string;
  readonly accountId: string;
  readonly change: NoticeChange;
  readonly runId: string;
  /** When the account changed. */
  readonly at: number;
  /** Since when it was in the state before. */
  readonly since: number;
  readonly failure?: Failure | undefined;
  /** Ids of the checks that fail, or whose service is gone: also where the account works again otherwise. */
  readonly checks?: readonly string[] | undefined;
  /** The date that it is about, where it is about one, and how many days before are meant. */
  readonly until?: number | undefined;
  readonly days?: number | undefined;
}

/** Who is told, and by which way. */
export interface Recipient {
  /** The channel’s kind. */
  readonly channel: string;
  readonly to: string;
}

export interface Incident {
  /** Made of recipient and cause: there is one of both. */
  readonly id: string;
  readonly recipient: Recipient;
  readonly cause: string;
  readonly since: number;
  /** Whom it concerns at present, in the order in which they came. */
  readonly accounts: readonly ConcernedAccount[];
  /** What the recipient has not been told yet, oldest first. */
  readonly news: readonly Notice[];
  /** When it was last told that something goes wrong, and that something works again. */
  readonly troubleToldAt?: number | undefined;
  readonly recoveryToldAt?: number | undefined;
  /** How often it was told again that nothing has changed, and when last. */
  readonly reminders?: number | undefined;
  readonly remindedAt?: number | undefined;
  /** Of the installation's own: when it was met last. */
  readonly seenAt?: number | undefined;
  /** Tries at the next mail so far. */
  readonly attempts: number;
  /** Nothing is sent before. */
  readonly notBefore: number;
  /** Why the last try failed: a delivery’s code. */
  readonly lastError?: string | undefined;
}

export interface ConcernedAccount {
  readonly id: string;
  readonly since: number;
}

/** What comes within this time after a mail waits for the next one: about as long as a usual gap between runs. */
export const WINDOW_MS = 1_800_000;
/** What the installation itself lacks is told once in this time, as long as it lasts. */
export const INSTALLATION_WINDOW_MS = DAY_MS;

/** What is over with being told: no account is in it afterwards. */
const isMomentary = ({ change, until }: Notice): boolean =>
  change === 'recovered' || until !== undefined;

/** Whether it is about an account that works or does not, and not about a date or the installation. */
export const isOfState = ({ change, until }: Notice): boolean =>
  change !== 'installation' && until === undefined;

const isRecovery = ({ change }: Notice): boolean => change === 'recovered';

/** What those that fail alike have in common. */
export function causeOf({ change, failure, checks = [], until, days }: Notice): string {
  if (change === 'recovered') return change;
  if (until !== undefined) return [change, dayOf(until), days ?? ''].join(' ');
  return [change, ...(failure ? whyOf(failure) : checks)].join(' ');
}

/** One tenant's throttling has several codes: Microsoft's own, and ours while nothing is sent for it. */
const whyOf = ({ stage, kind, code }: Failure): readonly string[] =>
  kind === 'throttled' ? [kind] : [stage, kind, code];

/** An incident of the installation itself; it concerns no account. */
export const isOfInstallation = ({ cause }: Incident): boolean => cause.startsWith('installation ');

const windowOf = (incident: Incident): number =>
  isOfInstallation(incident) ? INSTALLATION_WINDOW_MS : WINDOW_MS;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Whether an account is in it at present. */
export const concerns = ({ accounts }: Incident, accountId: string): boolean =>
  accounts.some(({ id }) => id === accountId);

/** An incident in which nothing has happened yet. */
export const openIncident = (
  id: string,
  recipient: Recipient,
  { cause, since }: { readonly cause: string; readonly since: number },
): Incident => ({
  id,
  recipient,
  cause,
  since,
  accounts: [],
  news: [],
  attempts: 0,
  notBefore: since,
});

/** The incident with one notice more to be told. The same notice again changes nothing. */
export function addNotice(incident: Incident, notice: Notice): Incident {
  if (notice.change === 'installation') return withFault(incident, notice);
  if (incident.news.some(({ id }) => id === notice.id)) return incident;
  const others = withoutAccount(incident, notice.accountId);
  const concerned = { id: notice.accountId, since: notice.since };
  return scheduled({
    ...others,
    accounts: isMomentary(notice) ? others.accounts : [...others.accounts, concerned],
    news: [...incident.news, notice],
  });
}

/** A fault that any run may meet: that it lasts is noted, and told when a day has passed. */
function withFault(incident: Incident, notice: Notice): Incident {
  const seen = { ...incident, seenAt: notice.at };
  const { troubleToldAt = -Infinity, news } = incident;
  const told = notice.at - troubleToldAt < INSTALLATION_WINDOW_MS;
  return told || news.length > 0 ? seen : scheduled({ ...seen, news: [notice] });
}

/** Without an account; what is to be told of it stays. */
export const withoutAccount = (incident: Incident, accountId: string): Incident => ({
  ...incident,
  accounts: incident.accounts.filter(({ id }) => id !== accountId),
});

/** Its next mail: at once, or when the window of the last one has passed. A try under way keeps its own time. */
function scheduled(incident: Incident): Incident {
  if (incident.attempts > 0) return incident;
  const { troubleToldAt, recoveryToldAt } = incident;
  const dueAt = ({ at, ...notice }: Notice): number => {
    const toldAt = isRecovery({ at, ...notice }) ? recoveryToldAt : troubleToldAt;
    return toldAt === undefined ? at : Math.max(at, toldAt + windowOf(incident));
  };
  return { ...incident, notBefore: Math.min(...incident.news.map(dueAt)) };
}

/** Whether something is to be told, and its time has come. */
export const isDue = ({ news, notBefore }: Incident, now: number): boolean =>
  news.length > 0 && notBefore <= now;

/** Gaps before the first reminders; the longest one repeats. */
const REMINDER_GAPS_MS = [DAY_MS, 3 * DAY_MS];
const LONGEST_REMINDER_GAP_MS = 7 * DAY_MS;

/** Whether it is to be told again that accounts still have trouble which was told, and nothing since. */
export function isReminderDue(incident: Incident, now: number): boolean {
  const { accounts, news, troubleToldAt, reminders = 0, remindedAt = 0, notBefore } = incident;
  if (accounts.length === 0 || news.length > 0 || troubleToldAt === undefined) return false;
  const gap = REMINDER_GAPS_MS[reminders] ?? LONGEST_REMINDER_GAP_MS;
  return notBefore <= now && Math.max(troubleToldAt, remindedAt) + gap <= now;
}

/** Told again that nothing has changed; the next reminder comes after a longer gap. */
export const afterReminding = (incident: Incident, now: number): Incident => ({
  ...incident,
  reminders: (incident.reminders ?? 0) + 1,
  remindedAt: now,
  attempts: 0,
  notBefore: now,
  lastError: undefined,
});

/** The incident while nothing may be sent before a time. */
export const postponedTo = (incident: Incident, notBefore: number): Incident => ({
  ...incident,
  notBefore,
});

/** News that still holds: trouble that came while nobody was to be told, and has gone since, is no news. */
export function stillHolding(
  news: readonly Notice[],
  wasQuiet: (at: number) => boolean,
): readonly Notice[] {
  const gone = new Set<string>();
  for (const [index, trouble] of news.entries()) {
    if (isRecovery(trouble) || !wasQuiet(trouble.at)) continue;
    const recovery = news
      .slice(index)
      .find((later) => isRecovery(later) && later.accountId === trouble.accountId);
    if (recovery) gone.add(trouble.id).add(recovery.id);
  }
  return news.filter(({ id }) => !gone.has(id));
}

/** Whether the tick has to send its message: the one for its time was lost, or a try came to nothing. */
export const needsTelling = (incident: Incident, now: number): boolean =>
  isDue(incident, incident.attempts === 0 ? now - SENT_GRACE_MS : now) ||
  isReminderDue(incident, now);

/**
 * The incident while somebody tells of it, written before anything is sent: whoever comes second finds it
 * changed, and when the app dies meanwhile it is tried again after the gap.
 */
export function beginTelling(incident: Incident, now: number): Incident {
  const { attempts } = incident;
  return { ...incident, attempts: attempts + 1, notBefore: nextTryAt(attempts, now) };
}

/** The incident after `told` was said; what has come meanwhile waits for the next mail. */
export function afterTelling(incident: Incident, told: readonly Notice[], now: number): Incident {
  const trouble = told.some((notice) => !isRecovery(notice));
  const next = {
    ...withoutNews(incident, told),
    troubleToldAt: trouble ? now : incident.troubleToldAt,
    recoveryToldAt: told.some(isRecovery) ? now : incident.recoveryToldAt,
    attempts: 0,
    lastError: undefined,
  };
  return next.news.length > 0 ? scheduled(next) : { ...next, notBefore: now };
}

/**
 * The incident after a try in vain, without what is too old to be told: of a state that has long been
 * superseded. Not tried again before `notBefore`, where the way has said so.
 */
export function afterFailing(
  incident: Incident,
  { code, notBefore = 0 }: { readonly code: string; readonly notBefore?: number | undefined },
  now: number,
): Incident {
  const old = incident.news.filter(({ at }) => now - at >= GIVE_UP_AFTER_MS);
  const left = withoutNews(incident, old);
  return {
    ...left,
    attempts: left.news.length > 0 ? left.attempts : 0,
    notBefore: Math.max(left.notBefore, notBefore),
    lastError: code,
  };
}

function withoutNews(incident: Incident, gone: readonly Notice[]): Incident {
  const ids = new Set(gone.map(({ id }) => id));
  return { ...incident, news: incident.news.filter(({ id }) => !ids.has(id)) };
}

/** Nobody is concerned any more, all is told, and the next of its kind may be told at once. */
export function isOver(incident: Incident, now: number): boolean {
  const { accounts, news, since, troubleToldAt = since, recoveryToldAt = since } = incident;
  const quiet = now - Math.max(troubleToldAt, recoveryToldAt) >= windowOf(incident);
  return accounts.length === 0 && news.length === 0 && quiet;
}
