import { filled } from '../filled';
import type { Language } from '../../domain/language';
import type { DoorCase, DoorCases, DoorTexts } from './define';
import { registrationCases } from './registration';
import { signInCases } from './sign-in';
import { wayCases } from './way';

export type { DoorTexts } from './define';

/** Everything that page, command and API say of a way that does not lead on: each sentence stands here once. */
export const doorCases: DoorCases = { ...registrationCases, ...signInCases, ...wayCases };

const byCode: ReadonlyMap<string, string> = new Map(
  Object.entries(doorCases).flatMap(([name, { codes = [] }]) => codes.map((code) => [code, name])),
);

/** The case that a code of Microsoft's stands for; undefined for one that is none of the doors'. */
export const doorCaseOf = (code: string): string | undefined => byCode.get(code);

export interface DoorMessage extends DoorTexts {
  /** Which case, for programs. */
  readonly code: string;
  readonly link?: string | undefined;
}

/** A case in words. Throws for a name that is none. */
export function tell(
  name: string,
  language: Language,
  facts: Readonly<Record<string, string>> = {},
): DoorMessage {
  const { texts, link } = found(name);
  const { title, cause, fix } = texts[language];
  return {
    code: name,
    title: filled(title, facts),
    cause: filled(cause, facts),
    fix: filled(fix, facts),
    link,
  };
}

function found(name: string): DoorCase {
  const known = doorCases[name];
  if (!known) throw new RangeError(`no case ${name}`);
  return known;
}
