import type { Check } from './define';
import { permissionOf } from './path';
import * as registry from './registry';

/** What is wrong with a list of checks, in sentences; empty when nothing is. */
export function problemsOf(checks: readonly Check[]): readonly string[] {
  const ids = checks.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [...twice.map((id) => `${id}: two checks have this id`), ...checks.flatMap(checkProblems)];
}

function checkProblems(check: Check): readonly string[] {
  const problems: string[] = [];
  const { id, workload, kind, creates, modes, calls } = check;
  if (!/^[a-z-]+\.[a-z]+(-[a-z]+)*$/.test(id) || !id.startsWith(`${workload}.`)) {
    problems.push(`${id}: an id is the workload, a dot, and words with hyphens`);
  }
  const kinds = Object.keys(creates ?? {}).length;
  if (kind === 'write' && kinds === 0) problems.push(`${id}: a write says how it is undone`);
  if (kind === 'read' && kinds > 0) problems.push(`${id}: a read creates nothing`);
  if (modes.length === 0) problems.push(`${id}: a check is usable in some mode`);
  for (const [name, call] of Object.entries(calls)) {
    for (const mode of modes) {
      if (permissionOf(call, mode) === undefined) {
        problems.push(`${id}: call ${name} names no ${mode} permission`);
      }
    }
  }
  return problems;
}

/** The checks by id, so that a plan does not depend on the order in which they are written down. */
export function catalogueOf(checks: readonly Check[]): readonly Check[] {
  const problems = problemsOf(checks);
  if (problems.length > 0) throw new Error(`the catalogue is not sound: ${problems.join('; ')}`);
  return checks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Every check there is. */
export const catalogue: readonly Check[] = catalogueOf(Object.values(registry));

/** What every run looks at unless an account says otherwise: one read of each of these workloads. */
export const alwaysChecks: readonly string[] = [
  'profile.read-self',
  'mail.page-inbox',
  'calendar.find-default',
];
