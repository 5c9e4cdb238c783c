/** Lives through an account's first slots and says what is wrong with them. */
import { anAccount, aRun } from '../../domain/support';
import type { Account } from '../../../src/domain/account';
import { complete } from '../../../src/domain/completion';
import { claim, decide, defer } from '../../../src/domain/lease';
import { CLOSE_WATCH } from '../../../src/domain/schedule';
import type { Schedule } from '../../../src/domain/schedule';
import type { Life } from './generated';

const QUARTER_MS = 900_000;
const RUN_MS = 4000;

/** One run of an account. `late`: something kept it from its time. */
interface Ran {
  readonly slot: number;
  readonly began: number;
  readonly late: boolean;
}

export function faultsOf({ id, schedule, start, events }: Life): string[] {
  let account = anAccount({ id, schedule, slot: start, dueAt: start });
  let now = start;
  const runs: Ran[] = [];
  const faults: string[] = [];
  for (const [what, ms] of events) {
    now = what === 'clock' ? now + ms : Math.max(now, account.slot) + ms;
    const began = whenTaken(account, now);
    if (began === undefined) return [...faults, 'it was never taken'];
    const { at, slot } = began;
    const held = claim({ ...account, slot }, { attempt: 1, fencingToken: 'f', plan: [] }, at);
    if (decide(held, slot, at + 1).type !== 'acknowledge') faults.push('two at once');
    now = at + RUN_MS;
    ({ account } = complete(held, aRun(held), { now }));
    runs.push({ slot, began: at, late: what !== 'on-time' });
    if (account.slot <= now) faults.push('a second one catches up');
  }
  return [...faults, ...windowFaults(schedule, runs), ...gapFaults(schedule, runs)];
}

/** When the account's next message leads to a run, and for which slot. */
function whenTaken(account: Account, from: number): { at: number; slot: number } | undefined {
  let current = account;
  let now = from;
  for (let left = 10; left > 0; left -= 1) {
    const decision = decide(current, current.slot, now);
    if (decision.type === 'claim') return { at: now, slot: current.slot };
    if (decision.type === 'early') now += decision.delayMs;
    else if (decision.type === 'defer') {
      current = defer(current, decision.until, now);
      now = Math.max(now, current.slot);
    } else return undefined;
  }
  return undefined;
}

/** The first run is the registration's own, at once. */
function windowFaults(schedule: Schedule, runs: readonly Ran[]): string[] {
  return runs.slice(1).flatMap(({ slot, began }) => {
    if (!isOpen(schedule, slot)) return [`slot outside its window: ${iso(slot)}`];
    const late = began - slot > QUARTER_MS && !isOpen(schedule, began);
    return late ? [`run outside its window: ${iso(began)}`] : [];
  });
}

/** Between slots that nothing delayed. */
function gapFaults(schedule: Schedule, runs: readonly Ran[]): string[] {
  return runs.slice(1).flatMap((run, index) => {
    const before = runs[index]!;
    if (before.late || run.late || !isOpen(schedule, before.slot)) return [];
    const watched = before.slot < (schedule.closeWatchUntil ?? 0);
    const { minSeconds, maxSeconds } = watched ? CLOSE_WATCH : schedule;
    const gap = run.slot - before.slot;
    const where = `${iso(before.slot)} → ${iso(run.slot)}`;
    if (gap < minSeconds * 1000) return [`too soon: ${where}`];
    if (gap <= maxSeconds * 1000) return [];
    const opening = openingBefore(schedule, run.slot, before.slot);
    if (opening === undefined) return [`too late: ${where}`];
    const most = Math.max(maxSeconds, schedule.maxSeconds) * 1000;
    return run.slot - opening > most ? [`late after the opening: ${where}`] : [];
  });
}

/** The last opening between two times; undefined where it was open throughout. */
function openingBefore(schedule: Schedule, at: number, from: number): number | undefined {
  for (let time = Math.floor(at / QUARTER_MS) * QUARTER_MS; time > from; time -= QUARTER_MS)
    if (!isOpen(schedule, time - 1)) return time;
  return undefined;
}

/** By another way than the product's: what `Intl` writes. Open or closed is a whole quarter of an hour in each zone. */
function isOpen({ timeZone = 'UTC', days, hours, quiet = {} }: Schedule, at: number): boolean {
  const { weekday, date, time } = wallClock(timeZone, at);
  const isIn = (range: { from: string; to: string } | undefined, other: boolean) => {
    if (!range) return other;
    const { from, to } = range;
    return from < to ? time >= from && time < to : time >= from || time < to;
  };
  return (
    (days?.includes(weekday) ?? true) &&
    isIn(hours, true) &&
    !(quiet.days?.includes(weekday) ?? false) &&
    !isIn(quiet.hours, false) &&
    !(quiet.dates?.includes(date) ?? false)
  );
}

type Weekday = NonNullable<Schedule['days']>[number];
const formats = new Map<string, Intl.DateTimeFormat>();

function wallClock(timeZone: string, at: number): { weekday: Weekday; date: string; time: string } {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'long',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  const parts = format.formatToParts(at).map(({ type, value }) => [type, value] as const);
  const { weekday = '', year, month, day, hour, minute } = Object.fromEntries(parts);
  return {
    weekday: weekday.toLowerCase() as Weekday,
    date: `${year}-${month}-${day}`,
    time: `${hour}:${minute}`,
  };
}

const iso = (at: number): string => new Date(at).toISOString();
