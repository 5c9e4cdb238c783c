import { FailureError } from '../domain/failure';

/** Facts are for people to read and are stored: short, and never an item's content. */
const text = (value: unknown): string => String(value).slice(0, 200);

/** Fails the check: what should hold in the tenant does not. */
export function fail(what: string, facts: Readonly<Record<string, unknown>> = {}): never {
  const shown = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, text(value)]),
  );
  throw new FailureError({
    stage: 'request',
    kind: 'assertion',
    code: 'assertion',
    facts: { what: text(what), ...shown },
  });
}

/** Both must be the same (compared with `Object.is`). */
export function equal(what: string, actual: unknown, expected: unknown): void {
  if (!Object.is(actual, expected)) fail(what, { expected, actual });
}

export function ok(what: string, condition: boolean): asserts condition {
  if (!condition) fail(what);
}

/** The same members, in any order. */
export function sameSet(
  what: string,
  actual: readonly string[],
  expected: readonly string[],
): void {
  const missing = expected.filter((item) => !actual.includes(item)).length;
  const extra = actual.filter((item) => !expected.includes(item)).length;
  if (missing > 0 || extra > 0) fail(what, { missing, extra });
}

/** The check does not apply to this tenant or user: no failure, nothing degrades. */
export function notApplicable(
  kind: 'not-provisioned' | 'licence',
  code: string,
  facts: Readonly<Record<string, string>> = {},
): never {
  throw new FailureError({ stage: 'request', kind, code, facts });
}
