import type { Log, LogFields } from '../ports';

export type LogLevel = 'info' | 'warn' | 'error';

/** A value that is longer is no code, id or name: it is cut, and ends in `…`. */
const LONGEST_VALUE = 300;

/** One JSON object a line: the event's name, then what every line of this log carries, then the event's own. */
export function createLog(
  sink: (level: LogLevel, line: string) => void,
  base: LogFields = {},
): Log {
  const write =
    (level: LogLevel) =>
    (event: string, fields: LogFields = {}): void =>
      sink(level, JSON.stringify({ event: cut(event), ...kept({ ...base, ...fields }) }));
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

/** `undefined` is left out by `JSON.stringify`. */
const kept = (fields: LogFields): LogFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? cut(value) : value,
    ]),
  );

const cut = (text: string): string =>
  text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
