import type { Language } from '../../src/domain/language';
import { FailureError } from '../../src/domain/failure';
import { doorCaseFor, doorCaseOf, tell } from '../../src/failures/doors';
import { explain } from '../../src/failures/explain';

/** What the process ends with. */
export const EXIT = {
  done: 0,
  personNeeded: 1,
  wrongUse: 2,
  noRight: 3,
  noAnswer: 4,
  halfWay: 5,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export type Facts = Readonly<Record<string, string>>;

/** Ends the work on a tenant, with a case of the doors (`failures/doors`). */
export class Stop extends Error {
  override readonly name = 'Stop';
  constructor(
    readonly exitCode: ExitCode,
    readonly door: string,
    readonly facts: Facts = {},
  ) {
    super(door);
  }
}

/** What Graph refuses, by its status and code. */
export class GraphRefusal extends Error {
  override readonly name = 'GraphRefusal';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
  ) {
    super(`${status} ${code}`);
  }
}

/** Whether Graph has refused with this status. */
export const isRefusedWith = (status: number, thrown: unknown): boolean =>
  thrown instanceof GraphRefusal && thrown.status === status;

/** As people and scripts are told it: no key is in it. */
export interface Trouble {
  readonly code: string;
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
  readonly link?: string | undefined;
}

/** Whatever has ended the work, as an exit code and in words. Throws what nobody has foreseen. */
export function troubleOf(thrown: unknown, language: Language, facts: Facts): [ExitCode, Trouble] {
  if (thrown instanceof Stop)
    return [thrown.exitCode, tell(thrown.door, language, { ...facts, ...thrown.facts })];
  if (thrown instanceof GraphRefusal) return refusal(thrown, language);
  if (!(thrown instanceof FailureError)) throw thrown;
  const { failure } = thrown;
  const exitCode = failure.kind === 'network' ? EXIT.noAnswer : EXIT.halfWay;
  const door = doorCaseFor(failure);
  if (door !== undefined) return [exitCode, tell(door, language, facts)];
  const { title, cause, fix, link } = explain(failure, language);
  return [exitCode, { code: failure.code, title, cause, fix, link }];
}

function refusal({ status, code }: GraphRefusal, language: Language): [ExitCode, Trouble] {
  const door = doorCaseOf(code) ?? 'step-refused';
  const answer = `${status} ${code}`.trim();
  return [status === 403 ? EXIT.noRight : EXIT.halfWay, tell(door, language, { answer })];
}
