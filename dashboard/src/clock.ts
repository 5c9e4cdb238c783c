import { Store } from './store';
import { language } from './language';
import * as t from './words/en/first';

let ahead = 0;
/** The server's clock, in milliseconds: a wrong clock of the device tells no lies. */
export const now = (): number => Date.now() + ahead;
/** `at`: the time in an answer that has just come. */
export const setClock = (at: string): void => {
  ahead = Date.parse(at) - Date.now();
};

const TICK_MS = 10_000;
/** Moves every ten seconds, so that relative times go on. */
export const tick = new Store(0);
export const moveOn = (): void => tick.set(tick.get() + 1);
export const startClock = (): void =>
  void setInterval(() => {
    if (!document.hidden) moveOn();
  }, TICK_MS);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();
export function format(at: number, options: Intl.DateTimeFormatOptions): string {
  const name = JSON.stringify(options);
  const known = formats.get(name);
  // British order of day and month, as the sentences have it.
  const made = known ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', options);
  if (!known) formats.set(name, made);
  return made.format(at);
}

/** 14:21 */
export const hours = (at: number): string =>
  format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
/** 20 Dec */
export const shortDay = (at: number): string => format(at, { day: 'numeric', month: 'short' });
const isThisYear = (at: number): boolean =>
  new Date(at).getFullYear() === new Date(now()).getFullYear();
const yearOfAnother = (at: number) => (isThisYear(at) ? undefined : 'numeric');
/** 20 Dec, or with the year where it is another one. */
export const day = (at: number): string =>
  format(at, { day: 'numeric', month: 'short', year: yearOfAnother(at) });
/** 20 December, or with the year where it is another one. */
export const longDay = (at: number): string =>
  format(at, { day: 'numeric', month: 'long', year: yearOfAnother(at) });
/** 20 December 2026 */
export const fullDay = (at: number): string =>
  format(at, { day: 'numeric', month: 'long', year: 'numeric' });

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);
/** Days between the days of two times, as a calendar counts. */
export const daysBetween = (from: number, to: number): number =>
  Math.round((midnight(to) - midnight(from)) / DAY);

/** Within a sentence: 14:21, yesterday 09:12, 27 Nov 14:21, 27 Nov 2025. */
export const when = (at: number): string => (daysBetween(at, now()) === 0 ? hours(at) : moment(at));

/** By itself: today 14:21, yesterday 09:12, 27 Nov 14:21, 27 Nov 2025. */
export function moment(at: number): string {
  const days = daysBetween(at, now());
  if (days === 0) return t.todayAt(hours(at));
  if (days === 1) return t.yesterdayAt(hours(at));
  if (days === -1) return t.tomorrowAt(hours(at));
  return isThisYear(at) ? `${day(at)} ${hours(at)}` : day(at);
}

/** 6 s, 9 min, 3 h, 81 days. */
export function span(ms: number): string {
  const past = Math.abs(ms);
  if (past < MINUTE) return t.seconds(Math.max(1, Math.round(past / 1000)));
  if (past < HOUR) return t.minutes(Math.round(past / MINUTE));
  if (past < 2 * DAY) return t.hours(Math.round(past / HOUR));
  return t.days(Math.round(past / DAY));
}

/** “in 9 min”, “11 min ago”. */
export const relative = (at: number): string =>
  at > now() ? t.fromNow(span(at - now())) : t.ago(span(now() - at));

/** 2026-11-27 13:21:04 UTC */
export const utc = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
