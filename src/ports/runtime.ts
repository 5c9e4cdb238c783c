/** What a process has about it: time, chance and a log. */

export type Clock = () => number;

/** Unguessable text: ids, markers, fences, API keys. */
export interface Entropy {
  /** `bytes` random bytes (at least 16) as lower-case hexadecimal. */
  hex(bytes: number): string;
}

/**
 * One event per line, as a name and values that are safe to keep: ids, codes, numbers. Never a secret,
 * a token, a body or a message text. `error` means that somebody has to act.
 */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;
