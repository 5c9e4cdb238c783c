import { callsOf } from './creation';
import type { Creation } from './creation';
import type { Call } from './call';
import type { Check } from './check';

const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What is wrong with checks and creations, in sentences that say what to do; empty when nothing is. */
export function problemsOf(
  checks: readonly Check[],
  creations: readonly Creation[] = [],
): readonly string[] {
  return [
    ...repeated(checks.map(({ id }) => id)).map(
      (id) => `${id}: two checks have this id; rename one`,
    ),
    ...repeated(creations.map(({ name }) => name)).map(
      (name) => `${name}: two creations have this name; rename the one that no release has yet`,
    ),
    ...checks.flatMap((check) => problemsOfCheck(check, creations)),
    ...creations.flatMap((creation) => callsOf(creation).flatMap(problemsOfCall(creation.name))),
  ];
}

const repeated = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

function problemsOfCheck(check: Check, creations: readonly Creation[]): readonly string[] {
  const { id, calls, creates, modes } = check;
  const known = new Set(creations.map(({ name }) => name));
  const problems = calls.flatMap(problemsOfCall(id));
  if (!/^[a-z-]+\.[a-z]+(-[a-z]+)*$/.test(id)) {
    problems.push(`${id}: an id is the workload, a dot, and words with hyphens; rename its file`);
  }
  if (modes.length === 0 && problems.length === 0) {
    problems.push(
      `${id}: no mode has a permission for each of its calls; leave out the call that has none`,
    );
  }
  for (const { name } of creates.filter((creation) => !known.has(creation.name))) {
    problems.push(`${id}: it creates ${name}, which no file of its workload exports`);
  }
  return problems;
}

const problemsOfCall =
  (owner: string) =>
  ({ method, path, permission, docs }: Call): string[] => {
    const call = `${owner}: ${method} ${path}`;
    const known = permission.delegated !== undefined || permission.application !== undefined;
    if (!known) {
      return [
        `${call} needs a permission: run \`npm run operations -- DIR\`, which looks it up in Microsoft’s metadata, or name it in the call: { permission: '…' }`,
      ];
    }
    return docs === undefined
      ? [
          `${call} needs Microsoft’s page: run \`npm run operations -- DIR\`, or name it: { docs: '…' }`,
        ]
      : [];
  };

/** The checks by id, so that a plan does not depend on the order in which they are written down. */
export function catalogueOf(
  checks: readonly Check[],
  creations?: readonly Creation[],
): readonly Check[] {
  const problems = problemsOf(checks, creations);
  if (problems.length > 0) throw new Error(`the catalogue is not sound: ${problems.join('; ')}`);
  return checks.toSorted((a, b) => byName(a.id, b.id));
}

/** Finds a check for a run. The version is the one that the plan was drawn with, where it names one. */
export type FindCheck = (id: string, version?: string) => Check | undefined;
/** Finds a creation for an undo or a sweep, whether or not a check still makes it. */
export type FindCreation = (name: string) => Creation | undefined;
export interface Lookup {
  readonly findCheck: FindCheck;
  readonly findCreation: FindCreation;
}

/** Looks up in lists that stay as they are. */
export function lookupIn(checks: readonly Check[], creations: readonly Creation[]): Lookup {
  const byKey = new Map(checks.map((check) => [keyOf(check.id, check.version), check]));
  const byCreation = new Map(creations.map((creation) => [creation.name, creation]));
  return {
    findCheck: (id, version) => byKey.get(keyOf(id, version)),
    findCreation: (name) => byCreation.get(name),
  };
}

const keyOf = (id: string, version: string | undefined) => JSON.stringify([id, version ?? null]);
