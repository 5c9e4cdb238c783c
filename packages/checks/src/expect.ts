import { fail } from './failure';
import type { Facts } from './failure';

/** Answers what may be told of the difference; undefined where there is none. */
type Comparison<A, B> = (actual: A, expected: B) => Readonly<Record<string, unknown>> | undefined;

const byIdentity = (items: readonly unknown[]) => new Set(items);

function sameSet(actual: readonly unknown[], expected: readonly unknown[]) {
  const [there, due] = [byIdentity(actual), byIdentity(expected)];
  const missing = [...due].filter((item) => !there.has(item)).length;
  const extra = [...there].filter((item) => !due.has(item)).length;
  return missing + extra > 0 ? { missing, extra } : undefined;
}

function newestFirst(times: readonly string[]) {
  const at = times.findIndex(
    (time, index) => Date.parse(time) > Date.parse(times[index - 1] ?? time),
  );
  return at === -1 ? undefined : { at, of: times.length };
}

/** Every comparison there is, each a pure function of its two sides. */
const comparisons = {
  equal: (actual: unknown, expected: unknown) =>
    Object.is(actual, expected) ? undefined : { expected, actual },
  different: (actual: unknown, other: unknown) => (Object.is(actual, other) ? {} : undefined),
  among: (item: unknown, items: readonly unknown[]) =>
    items.includes(item) ? undefined : { of: items.length },
  sameSet,
  newestFirst,
  atMost: (actual: number, most: number) => (actual <= most ? undefined : { actual, most }),
  atLeast: (actual: number, least: number) => (actual >= least ? undefined : { actual, least }),
  matches: (text: string, pattern: RegExp) =>
    pattern.test(text) ? undefined : { characters: text.length },
} as const satisfies Readonly<Record<string, Comparison<never, never>>>;

/** A number, or one word as Graph writes the members of its enumerations: `tentative`, `beRightBack`. */
const PLAIN = /^(?:\d{1,15}|[a-z][a-zA-Z]{0,30})$/;

/**
 * The one place that decides what a failure may show of a value that an answer gave: what may be
 * anybody's content is told by its size alone.
 */
function shown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return PLAIN.test(value) ? value : sizeOf(value);
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return value === undefined || value === null ? 'nothing' : 'something else';
  }
}

const sizeOf = (text: string): string =>
  text === '' ? 'no text' : `a text of ${text.length} characters`;

function judge(what: string, difference: Readonly<Record<string, unknown>> | undefined): void {
  if (!difference) return;
  const facts = Object.entries(difference).map(([name, value]) => [name, shown(value)]);
  fail(what, Object.fromEntries(facts) as Facts);
}

/** What a check asserts. `what` says, as a sentence without its full stop, what should hold. */
export interface Expect {
  holds(what: string, condition: boolean): asserts condition;
  /** The value, which must be there. */
  present<T>(what: string, value: T): NonNullable<T>;
  /** Compared with `Object.is`. */
  equal(what: string, actual: unknown, expected: unknown): void;
  different(what: string, actual: unknown, other: unknown): void;
  among(what: string, item: unknown, items: readonly unknown[]): void;
  /** The same members, in any order and however often. */
  sameSet(what: string, actual: readonly unknown[], expected: readonly unknown[]): void;
  /** Times (ISO 8601), as they came in one answer, never go up. */
  newestFirst(what: string, times: readonly string[]): void;
  atMost(what: string, actual: number, most: number): void;
  atLeast(what: string, actual: number, least: number): void;
  matches(what: string, text: string, pattern: RegExp): void;
}

/** What holds, or is a `CheckFailure` (`assertion`) that shows what was expected, as far as it may be shown. */
export const expect: Expect = {
  holds(what, condition) {
    if (!condition) fail(what);
  },
  present: (what, value) => value ?? fail(what),
  equal: (what, actual, expected) => judge(what, comparisons.equal(actual, expected)),
  different: (what, actual, other) => judge(what, comparisons.different(actual, other)),
  among: (what, item, items) => judge(what, comparisons.among(item, items)),
  sameSet: (what, actual, expected) => judge(what, comparisons.sameSet(actual, expected)),
  newestFirst: (what, times) => judge(what, comparisons.newestFirst(times)),
  atMost: (what, actual, most) => judge(what, comparisons.atMost(actual, most)),
  atLeast: (what, actual, least) => judge(what, comparisons.atLeast(actual, least)),
  matches: (what, text, pattern) => judge(what, comparisons.matches(text, pattern)),
};
