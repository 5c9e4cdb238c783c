import { badRequest } from '../core/errors';

/** https://learn.microsoft.com/graph/api/resources/datetimetimezone */
export interface DateTimeTimeZone {
  readonly dateTime: string;
  readonly timeZone: string;
}

/** Windows names that Outlook gives, and the IANA zones behind them (CLDR's windowsZones). */
const windows: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  'tzone://Microsoft/Utc': 'UTC',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'FLE Standard Time': 'Europe/Kiev',
  'GTB Standard Time': 'Europe/Bucharest',
  'Russian Standard Time': 'Europe/Moscow',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'Pacific Standard Time': 'America/Los_Angeles',
  'Alaskan Standard Time': 'America/Anchorage',
  'Hawaiian Standard Time': 'Pacific/Honolulu',
  'E. South America Standard Time': 'America/Sao_Paulo',
  'India Standard Time': 'Asia/Kolkata',
  'China Standard Time': 'Asia/Shanghai',
  'Singapore Standard Time': 'Asia/Singapore',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'Korea Standard Time': 'Asia/Seoul',
  'AUS Eastern Standard Time': 'Australia/Sydney',
  'New Zealand Standard Time': 'Pacific/Auckland',
};

/** Milliseconds since the epoch. @throws GraphError 400 for an unknown zone or what is no time. */
export function instant(given: unknown): number {
  const { dateTime, timeZone = 'UTC' } = { ...(given as Partial<DateTimeTimeZone> | null) };
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?)(Z|[+-]\d\d:\d\d)?$/.exec(
    dateTime ?? '',
  );
  const [, local = '', offset] = match ?? [];
  const asUtc = Date.parse(`${local.replace(/(\.\d{3})\d+$/, '$1')}Z`);
  if (Number.isNaN(asUtc))
    throw badRequest(
      `The value '${String(dateTime)}' of the property dateTime is not valid.`,
      'ErrorInvalidDateTime',
    );
  if (offset !== undefined) return Date.parse(`${local.replace(/(\.\d{3})\d+$/, '$1')}${offset}`);
  return toUtc(asUtc, ianaOf(timeZone));
}

/** The same instant as a zone's clocks show it, with Outlook's seven digits. */
export function inZone(at: number, timeZone: string): DateTimeTimeZone {
  const local = new Date(at + offsetAt(at, ianaOf(timeZone))).toISOString().slice(0, 23);
  return { dateTime: `${local}0000`, timeZone };
}

/** The zone that `Prefer: outlook.timezone="…"` asks for, else UTC. */
export function preferredZone(prefer: string | undefined): string {
  return /outlook\.timezone="([^"]+)"/i.exec(prefer ?? '')?.[1] ?? 'UTC';
}

function ianaOf(timeZone: string): string {
  const iana = windows[timeZone] ?? timeZone;
  if (iana === 'UTC') return iana;
  try {
    new Intl.DateTimeFormat('en', { timeZone: iana });
    return iana;
  } catch {
    throw badRequest(
      `The time zone '${timeZone}' is not supported.`,
      'TimeZoneNotSupportedException',
    );
  }
}

/** Twice, since the offset of the first guess may be that of the other side of a clock change. */
function toUtc(local: number, iana: string): number {
  const guess = local - offsetAt(local, iana);
  return local - offsetAt(guess, iana);
}

function offsetAt(at: number, iana: string): number {
  if (iana === 'UTC') return 0;
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: iana,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
    number('second'),
  );
  return shown - Math.floor(at / 1000) * 1000;
}
