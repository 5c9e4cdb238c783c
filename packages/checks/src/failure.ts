/** What a check may know of a request that Graph did not grant. Whoever sends requests throws it, or a kind of it. */
export class RequestError extends Error {
  override readonly name: string = 'RequestError';
  constructor(
    message: string,
    /** HTTP status of the answer; undefined where there was none. */
    readonly status: number | undefined,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * `assertion`: what should hold in the tenant does not. The others: the check does not apply to this
 * tenant or user, which is no failure and degrades nothing.
 */
export type CheckFailureKind = 'assertion' | 'not-provisioned' | 'licence';

/** Texts of at most 200 characters each, for people to read and to be stored: never an item's content. */
export type Facts = Readonly<Record<string, string>>;

/** The one error that a check throws on purpose. Any other that is thrown is a mistake in the check. */
export class CheckFailure extends Error {
  override readonly name = 'CheckFailure';
  constructor(
    readonly kind: CheckFailureKind,
    /** Names the sentences that a person is shown. */
    readonly code: string,
    readonly facts: Facts = {},
  ) {
    super(`${kind}/${code}`);
  }
}

const MOST_CHARACTERS = 200;

/**
 * Fails the check: what should hold in the tenant does not. `facts` are numbers and names of the
 * check's own; values from an answer go through `expect`, which decides what of them may be shown.
 */
export function fail(
  what: string,
  facts: Readonly<Record<string, string | number | boolean>> = {},
): never {
  const told: Readonly<Record<string, string | number | boolean>> = { what, ...facts };
  const texts = Object.entries(told).map(([name, value]) => [
    name,
    String(value).slice(0, MOST_CHARACTERS),
  ]);
  throw new CheckFailure('assertion', 'assertion', Object.fromEntries(texts) as Facts);
}

/** The check does not apply to this tenant or user. */
export function notApplicable(
  kind: 'not-provisioned' | 'licence',
  code: string,
  facts: Facts = {},
): never {
  throw new CheckFailure(kind, code, facts);
}

/** There is nothing of what the check looks at: it does not apply. */
export function nothingToCheck(facts: Facts = {}): never {
  notApplicable('not-provisioned', 'nothing-to-check', facts);
}

/** What is made once, on request, and kept for checks to work in is not there: the check does not apply. */
export function needsFixture(fixture: string): never {
  notApplicable('not-provisioned', 'needs-fixture', { fixture });
}

const GONE = 404;

/** Whether Graph says that there is no such item. */
export const isGone = (thrown: unknown): boolean =>
  thrown instanceof RequestError && thrown.status === GONE;

/** What `ask` finds, or undefined when Graph says that there is no such item. */
export async function ifThere<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (thrown) {
    if (isGone(thrown)) return undefined;
    throw thrown;
  }
}

/** Whether Graph refuses what is asked with this status; any other refusal is thrown on. */
export async function isRefusedWith(status: number, ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return false;
  } catch (thrown) {
    if (thrown instanceof RequestError && thrown.status === status) return true;
    throw thrown;
  }
}
