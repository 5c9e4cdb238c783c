import type { Mode } from '../domain/account';
import type { Check } from './define';
import { permissionOf } from './path';

/**
 * Permission → the wider ones that serve in its place, one step each; `satisfies` follows the steps.
 * A step stands where Microsoft lists the wider permission beside the narrower one, for the calls of
 * the catalogue. https://learn.microsoft.com/graph/permissions-reference
 */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  'Calendars.Read': ['Calendars.ReadWrite'],
  'Contacts.Read': ['Contacts.ReadWrite'],
  'Directory.Read.All': ['Directory.ReadWrite.All'],
  'Files.Read': ['Files.ReadWrite', 'Files.Read.All'],
  'Files.Read.All': ['Files.ReadWrite.All', 'Sites.Read.All'],
  'Files.ReadWrite': ['Files.ReadWrite.All'],
  'Files.ReadWrite.All': ['Sites.ReadWrite.All'],
  'LicenseAssignment.Read.All': ['Directory.Read.All'],
  'Mail.Read': ['Mail.ReadWrite'],
  'Mail.ReadBasic': ['Mail.Read'],
  'Mail.ReadBasic.All': ['Mail.Read'],
  'Sites.Read.All': ['Sites.ReadWrite.All'],
  'Tasks.Read': ['Tasks.ReadWrite'],
  'Tasks.Read.All': ['Tasks.ReadWrite.All'],
  'User.Read': ['User.ReadWrite', 'User.Read.All'],
  'User.Read.All': ['User.ReadWrite.All', 'Directory.Read.All'],
  'User.ReadBasic.All': ['User.Read.All'],
  'User.ReadWrite': ['User.ReadWrite.All'],
};

/** Whether a token with these permissions may do what needs `needed`: it has it, or a wider one. */
export function satisfies(granted: readonly string[], needed: string): boolean {
  const held = new Set(granted.map((permission) => permission.toLowerCase()));
  const reached = new Set([needed]);
  for (const permission of reached) {
    if (held.has(permission.toLowerCase())) return true;
    for (const wider of WIDER[permission] ?? []) reached.add(wider);
  }
  return false;
}

/** The permissions a check's calls need in a mode, each once, sorted. */
export function neededPermissions(check: Check, mode: Mode): readonly string[] {
  const needed = Object.values(check.calls).flatMap((call) => permissionOf(call, mode) ?? []);
  return [...new Set(needed)].sort();
}

/** The fewest permissions to grant for a check in a mode: a wider one among them serves for the narrower. */
export function leastPermissions(check: Check, mode: Mode): readonly string[] {
  const needed = neededPermissions(check, mode);
  return needed.filter(
    (one) =>
      !satisfies(
        needed.filter((other) => other !== one),
        one,
      ),
  );
}

/** The permissions a check needs in a mode and that the token lacks, sorted. */
export function missingPermissions(
  check: Check,
  mode: Mode,
  granted: readonly string[],
): readonly string[] {
  return neededPermissions(check, mode).filter((needed) => !satisfies(granted, needed));
}
