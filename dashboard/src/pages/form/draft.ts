import type { Weekday } from '../../../../src/domain/local-time';
import type { Account } from '../../shapes';

/** What is typed, as it is typed. Secrets are not in it. */
export interface Draft {
  readonly name: string;
  readonly user: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly kind: string;
  readonly preset: string;
  readonly minMinutes: string;
  readonly maxMinutes: string;
  readonly timeZone: string;
  readonly days: readonly Weekday[];
  readonly quietDays: readonly Weekday[];
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly quietDates: string;
  readonly checks: string;
  readonly min: string;
  readonly max: string;
  readonly always: string;
  readonly email: string;
  readonly writes: string;
}

/** Whether somebody signs in, whose mailbox and drive it then is; an app is told whose to use. */
export const isPerson = (kind: string): boolean => kind === 'signIn' || kind === 'refreshToken';

export const emptyDraft = (kind: string): Draft => ({
  name: '',
  user: '',
  tenantId: '',
  clientId: '',
  kind,
  preset: 'steady',
  minMinutes: '',
  maxMinutes: '',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  days: [],
  quietDays: [],
  quietFrom: '',
  quietTo: '',
  quietDates: '',
  checks: 'balanced',
  min: '3',
  max: '6',
  always: '',
  email: '',
  writes: '',
});

export function draftOf(account: Account): Draft {
  const { schedule, checks, checksPerRun, notify, allowWrites } = account;
  const { quiet } = schedule;
  const custom = schedule.preset === 'custom';
  return {
    ...emptyDraft(account.credential.kind),
    name: account.name,
    user: account.user ?? '',
    tenantId: account.tenantId,
    clientId: account.clientId,
    preset: schedule.preset,
    minMinutes: custom ? String(schedule.minSeconds / 60) : '',
    maxMinutes: custom ? String(schedule.maxSeconds / 60) : '',
    timeZone: schedule.timeZone ?? 'UTC',
    days: schedule.days ?? [],
    quietDays: quiet?.days ?? [],
    quietFrom: quiet?.hours?.from ?? '',
    quietTo: quiet?.hours?.to ?? '',
    quietDates: (quiet?.dates ?? []).join(' '),
    checks: checks.preset,
    min: String(checksPerRun.min),
    max: String(checksPerRun.max),
    always: checks.always.join(' '),
    email: notify.email ?? '',
    writes: allowWrites === undefined ? '' : String(allowWrites),
  };
}

const words = (text: string): readonly string[] =>
  text.split(/[\s,，、;]+/).filter((word) => word !== '');
const filled = <T extends object>(value: T): T | undefined =>
  Object.values(value).some((each) => each !== undefined) ? value : undefined;

function scheduleOf(draft: Draft): object {
  const { preset, timeZone, quietFrom, quietTo } = draft;
  const custom = preset === 'custom';
  const dates = words(draft.quietDates);
  return {
    preset,
    timeZone: timeZone.trim() || undefined,
    minSeconds: custom ? Math.round(Number(draft.minMinutes) * 60) : undefined,
    maxSeconds: custom ? Math.round(Number(draft.maxMinutes) * 60) : undefined,
    days: custom && draft.days.length > 0 ? draft.days : undefined,
    quiet: filled({
      days: draft.quietDays.length > 0 ? draft.quietDays : undefined,
      hours: quietFrom && quietTo ? { from: quietFrom, to: quietTo } : undefined,
      dates: dates.length > 0 ? dates : undefined,
    }),
  };
}

/** The parts of an account's body, without its credential. A name that is left empty is the tenant's, and that is the mailbox's. */
export function bodyOf(draft: Draft): Readonly<Record<string, unknown>> {
  const always = words(draft.always);
  const user = draft.user.trim();
  const tenantId = draft.tenantId.trim() || user.split('@')[1];
  return {
    name: draft.name.trim() || tenantId,
    tenantId,
    clientId: draft.clientId.trim(),
    user: user || undefined,
    schedule: scheduleOf(draft),
    checks: { preset: draft.checks, always: always.length > 0 ? always : undefined },
    checksPerRun: { min: Number(draft.min), max: Number(draft.max) },
    notify: filled({ email: draft.email.trim() || undefined }),
    allowWrites: draft.writes === '' ? undefined : draft.writes === 'true',
  };
}

/** What of a body is another one than before; what was taken away is null, which is the default. */
export function changesOf(before: Draft, after: Draft): Readonly<Record<string, unknown>> {
  const [old, now] = [bodyOf(before), bodyOf(after)];
  const names = Object.keys(now).filter(
    (name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]),
  );
  return Object.fromEntries(names.map((name) => [name, now[name] ?? null]));
}
