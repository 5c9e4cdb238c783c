import { get } from './api';
import type { Check, Listed } from './shapes';

export type Checks = ReadonlyMap<string, Check>;

let asked: Promise<Checks> | undefined;

/** The catalogue in the reader's language, by id; asked for once. */
export function checks(): Promise<Checks> {
  asked ??= get<Listed<Check>>('/api/checks').then(
    ({ value }) => new Map(value.map((check) => [check.id, check])),
  );
  asked.catch(() => (asked = undefined));
  return asked;
}
