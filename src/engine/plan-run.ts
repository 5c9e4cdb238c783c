import type { Check, Mode } from '@perennial/checks';
import { isReserved } from '../checks/user-consent';
import type { Account, Lease } from '../domain/account';
import { toRecheck } from '../domain/check-memory';
import { isAlways, isDrawn, weightOf } from '../domain/choice';
import type { CheckTraits } from '../domain/choice';
import { checkOfEntry, drawPlan } from '../domain/plan';
import type { Candidate } from '../domain/plan';
import type { LedgerEntry } from '../domain/run';
import { LEASE_MS } from '../domain/timing';
import { writesRefusedBy } from '../domain/writes';
import type { Services } from '../services';
import { ineligibleBecause } from './eligibility';
import type { Eligibility } from './eligibility';

/** What an account has chosen of the catalogue, as a plan sees it, as far as the last token and the last runs told. */
export function candidatesOf(catalogue: readonly Check[], account: Account): readonly Candidate[] {
  const known = eligibilityOf(account);
  const { mode, checks } = account;
  return catalogue.flatMap((check) => {
    const traits = traitsOf(check, mode);
    if (!isAlways(traits, checks) && !isDrawn(traits, checks)) return [];
    return {
      ...traits,
      version: check.version,
      weight: check.weight * weightOf(check, checks),
      modes: check.modes,
      eligibleFrom: eligibleFrom(check, known),
    };
  });
}

function eligibleFrom(check: Check, known: Eligibility): number {
  const why = ineligibleBecause(check, known, -Infinity);
  return why ? (why.until ?? Infinity) : -Infinity;
}

/** A check as choosing sees it. */
export const traitsOf = (check: Check, mode: Mode): CheckTraits => ({
  id: check.id,
  workload: check.workload,
  kind: check.kind,
  reserved: isReserved(check, mode),
});

/** What the account's row says of which checks it may run. */
export const eligibilityOf = (
  account: Pick<Account, 'mode' | 'preflight' | 'postponed' | 'allowWrites' | 'licences'>,
): Eligibility => ({
  mode: account.mode,
  granted: account.preflight?.granted,
  postponed: account.postponed,
  writesRefusedBy: writesRefusedBy(account),
});

/** The plan of the slot that is due next, with what is in trouble now. */
export const planFor = (catalogue: readonly Check[], account: Account): readonly string[] =>
  drawPlan(account, account.slot, candidatesOf(catalogue, account), toRecheck(account.memory));

/**
 * What the plan's checks are about to create, to be written with the claim: known before it exists.
 * A check that cannot run as far as is known has nothing to be found: should the worker be lost, a
 * sweep could not even look. The marker is random, not drawn from the seed, so that nobody can guess it.
 */
export function prepareLedger(
  { findCheck, entropy }: Pick<Services, 'findCheck' | 'entropy'>,
  account: Account & { readonly lease: Lease },
  now: number,
): LedgerEntry[] {
  const known = eligibilityOf(account);
  const { id: accountId, tenantId, mode, user, lease, preflight } = account;
  return lease.plan.flatMap((entry) => {
    const { id, version } = checkOfEntry(entry);
    const check = findCheck(id, version);
    if (!check || check.creates.length === 0) return [];
    if (ineligibleBecause(check, known, account.slot) !== undefined) return [];
    const marker = `perennial-${entropy.hex(16)}`;
    return check.creates.map(({ name }) => ({
      id: entropy.hex(16),
      accountId,
      runId: lease.runId,
      check: id,
      creation: name,
      marker,
      made: [],
      tenantId,
      mode,
      user,
      userId: preflight?.userId,
      createdAt: now,
      deadline: now + LEASE_MS,
      sweeps: 0,
    }));
  });
}
