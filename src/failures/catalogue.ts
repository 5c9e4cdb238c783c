import type { Case, Cases } from './define';
import { directoryCases } from './directory';
import { filesCases } from './files';
import { networkCases } from './network';
import { notesCases } from './notes';
import { outlookCases } from './outlook';
import { ownCases } from './own';
import { tokenAppCases } from './token-app';
import { tokenUserCases } from './token-user';
import { vaultCases } from './vault';

/** A part of the error catalogue, as the docs show it. A new family is one file and one line here. */
export interface Family {
  readonly title: string;
  readonly cases: Cases;
}

export const families: readonly Family[] = [
  { title: 'Getting a token: the app', cases: tokenAppCases },
  { title: 'Getting a token: the user', cases: tokenUserCases },
  { title: 'Getting a token: the vault', cases: vaultCases },
  { title: 'Graph and the directory', cases: directoryCases },
  { title: 'Mail, calendar, contacts and tasks', cases: outlookCases },
  { title: 'OneDrive and SharePoint', cases: filesCases },
  { title: 'OneNote', cases: notesCases },
  { title: 'The network', cases: networkCases },
  { title: 'Perennial itself', cases: ownCases },
];

/** Services do not agree on how they write a code: `accessDenied`, `AccessDenied`. */
const byCode: ReadonlyMap<string, Case> = new Map(
  families.flatMap(({ cases }) =>
    Object.entries(cases).map(([code, found]) => [code.toLowerCase(), found] as const),
  ),
);

/** The case of a code, whatever its letters' case; undefined where the catalogue has none. */
export const caseOf = (code: string): Case | undefined => byCode.get(code.toLowerCase());
