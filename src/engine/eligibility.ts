import type { Check } from '@perennial/checks';
import { missingPermissions } from '../checks/permissions';
import type { Mode } from '../domain/account';
import type { Failure } from '../domain/failure';
import { isCapped, LEFTOVER_CAP } from '../domain/leftovers';
import type { Leftovers } from '../domain/leftovers';
import { POSTPONED_CODE } from '../domain/postponement';
import type { Postponement } from '../domain/postponement';
import { compact } from '../compact';

/** What is known of an account that decides which checks it may run. */
export interface Eligibility {
  readonly mode: Mode;
  /** Permissions in the token, where they are known. */
  readonly granted?: readonly string[] | undefined;
  readonly postponed?: readonly Postponement[] | undefined;
  /** Who does not want anything to be made; see `writes.ts`. */
  readonly writesRefusedBy?: 'owner' | 'licences' | undefined;
  /** Ledger entries that are open, where that counts: a check that makes something adds to them. */
  readonly leftovers?: Leftovers | undefined;
}

/** What becomes of a check that is not tried, and why. */
export interface Ineligible {
  readonly result: 'skipped' | 'not-applicable';
  readonly failure: Failure;
  /** When it may be tried again, where that is known (milliseconds since the epoch). */
  readonly until?: number | undefined;
}

/** Why a check is not tried at a time; undefined when it may run. */
export function ineligibleBecause(
  check: Check,
  known: Eligibility,
  at: number,
): Ineligible | undefined {
  const { mode, granted } = known;
  const missing = granted ? missingPermissions(check, mode, granted) : [];
  if (missing.length > 0) {
    const facts = { permission: missing.join(', ').slice(0, 200) };
    return { result: 'skipped', failure: { ...refused('missing-permission'), facts } };
  }
  if (check.kind === 'write' && known.writesRefusedBy) {
    const facts = { by: known.writesRefusedBy };
    const failure = { stage: 'request', kind: 'licence', code: 'writes-refused', facts } as const;
    return { result: 'skipped', failure };
  }
  if (check.kind === 'write' && known.leftovers && isCapped(known.leftovers)) {
    const facts = { open: String(known.leftovers.open), most: String(LEFTOVER_CAP) };
    const failure = { stage: 'request', kind: 'assertion', code: 'leftover-cap', facts } as const;
    return { result: 'skipped', failure };
  }
  const postponement = known.postponed?.find((one) => one.check === check.id && one.until > at);
  return postponement && postponedBy(postponement);
}

function postponedBy({ kind, until, code, permission, needs }: Postponement): Ineligible {
  const facts = compact({ reason: code, permission, needs });
  const failure = { stage: 'request', kind, code: POSTPONED_CODE, facts } as const;
  return { result: 'not-applicable', failure, until };
}

const refused = (code: string): Failure => ({ stage: 'request', kind: 'permission', code });
