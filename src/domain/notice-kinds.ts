import type { Severity } from './severity';

interface NoticeKind {
  /** How much news of it matters: which channels are told of it. */
  readonly severity: Severity;
  /** It is about a date, and not about whether an account works. */
  readonly dated?: true;
}

/**
 * Every change that somebody has to hear of, one line each; what it says is in `notifications/words`, and of a date in
 * `notifications/dates`. `installation`: the app itself lacks something; no account's fault, and the operator's to mend.
 */
export const noticeKinds = {
  failing: { severity: 'critical' },
  degraded: { severity: 'warning' },
  paused: { severity: 'critical' },
  recovered: { severity: 'info' },
  installation: { severity: 'critical' },
  'subscription-ends': { severity: 'warning', dated: true },
  'subscription-ended': { severity: 'critical', dated: true },
  'subscription-renewed': { severity: 'info', dated: true },
  'credential-lapses': { severity: 'warning', dated: true },
} as const satisfies Readonly<Record<string, NoticeKind>>;

type Kinds = typeof noticeKinds;
export type NoticeChange = keyof Kinds;
export type DatedChange = {
  [Name in NoticeChange]: Kinds[Name] extends { readonly dated: true } ? Name : never;
}[NoticeChange];

export const noticeChanges = Object.keys(noticeKinds) as [NoticeChange, ...NoticeChange[]];

export const severityOf = (change: NoticeChange): Severity => noticeKinds[change].severity;
