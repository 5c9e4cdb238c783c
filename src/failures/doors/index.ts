import type { Failure } from '../../domain/failure';
import type { Language } from '../../domain/language';
import type { DoorCase, DoorCases } from './define';
import { told } from './told';
import type { DoorMessage } from './told';
import { manifestCases } from './manifest';
import { registrationCases } from './registration';
import { signInCases } from './sign-in';
import { wayCases } from './way';

export type { DoorTexts } from './define';
export type { DoorMessage } from './told';

/** Everything that page, command and API say of a way that does not lead on: each sentence stands here once. */
export const doorCases: DoorCases = {
  ...registrationCases,
  ...manifestCases,
  ...signInCases,
  ...wayCases,
};

const byCode: ReadonlyMap<string, string> = new Map(
  Object.entries(doorCases).flatMap(([name, { codes = [] }]) => codes.map((code) => [code, name])),
);

/** The case that a code of Microsoft's stands for; undefined for one that is none of the doors'. */
export const doorCaseOf = (code: string): string | undefined => byCode.get(code);

/** The case that a failure on the way stands for: what its code says, or that nobody was reached. */
export const doorCaseFor = ({ kind, code }: Pick<Failure, 'kind' | 'code'>): string | undefined =>
  doorCaseOf(code) ?? (kind === 'network' ? 'not-reached' : undefined);

/** A case in words. Throws for a name that is none. */
export function tell(
  name: string,
  language: Language,
  facts: Readonly<Record<string, string>> = {},
): DoorMessage {
  return told(name, found(name), language, facts);
}

function found(name: string): DoorCase {
  const known = doorCases[name];
  if (!known) throw new RangeError(`no case ${name}`);
  return known;
}
