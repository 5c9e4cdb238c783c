import type { Check } from '../checks/define';
import { isReserved } from '../checks/user-consent';
import type { Account, Lease, Mode } from '../domain/account';
import { weightOf } from '../domain/choice';
import type { CheckTraits } from '../domain/choice';
import { drawPlan } from '../domain/plan';
import type { Candidate } from '../domain/plan';
import type { LedgerEntry } from '../domain/run';
import { LEASE_MS } from '../domain/timing';
import { writesRefusedBy } from '../domain/writes';
import type { Services } from '../services';
import { ineligibleBecause } from './eligibility';
import type { Eligibility } from './eligibility';

/** The catalogue as a plan sees it, as far as the last token and the last runs told. */
export function candidates(
  catalogue: readonly Check[],
  account: Account,
  slot: number,
): readonly Candidate[] {
  const known = eligibilityOf(account);
  return catalogue.map((check) => ({
    ...traitsOf(check, account.mode),
    weight: (check.weight ?? 1) * weightOf(check, account.checks),
    modes: check.modes,
    ineligible: ineligibleBecause(check, known, slot) !== undefined,
  }));
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

/** The plan of an account's slot. `slot` defaults to the one that is due next. */
export function planFor(
  catalogue: readonly Check[],
  account: Account,
  slot = account.slot,
): readonly string[] {
  return drawPlan(account, slot, candidates(catalogue, account, slot));
}

/**
 * What the plan's checks are about to create, to be written with the claim: known before it exists.
 * A check that cannot run as far as is known has nothing to be found: should the worker be lost, a
 * sweep could not even look. The marker is random, not drawn from the seed, so that nobody can guess it.
 */
export function prepareLedger(
  { catalogue, entropy }: Pick<Services, 'catalogue' | 'entropy'>,
  account: Account & { readonly lease: Lease },
  now: number,
): LedgerEntry[] {
  const known = eligibilityOf(account);
  const planned = catalogue.filter(
    (check) =>
      account.lease.plan.includes(check.id) &&
      ineligibleBecause(check, known, account.slot) === undefined,
  );
  return planned.flatMap((check) => {
    const marker = `perennial-${entropy.hex(16)}`;
    return Object.keys(check.creates ?? {}).map((kind) => ({
      id: entropy.hex(16),
      accountId: account.id,
      runId: account.lease.runId,
      check: check.id,
      kind,
      marker,
      ids: [],
      createdAt: now,
      deadline: now + LEASE_MS,
      sweeps: 0,
    }));
  });
}
