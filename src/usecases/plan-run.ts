import type { Check } from '../checks/define';
import { missingPermissions } from '../checks/permissions';
import type { Account, Lease } from '../domain/account';
import { drawPlan } from '../domain/plan';
import type { Candidate } from '../domain/plan';
import type { LedgerEntry } from '../domain/run';
import { LEASE_MS } from '../domain/timing';
import type { Services } from './services';

/** The catalogue as a plan sees it, with what each check lacks as far as the last token told. */
export function candidates(catalogue: readonly Check[], account: Account): readonly Candidate[] {
  const granted = account.preflight?.granted;
  return catalogue.map((check) => ({
    id: check.id,
    workload: check.workload,
    weight: check.weight ?? 1,
    modes: check.modes,
    missing: granted ? missingPermissions(check, account.mode, granted) : [],
  }));
}

/** The plan of an account's slot. `slot` defaults to the one that is due next. */
export function planFor(catalogue: readonly Check[], account: Account, slot = account.slot): readonly string[] {
  return drawPlan(account, slot, candidates(catalogue, account));
}

/**
 * What the plan's checks are about to create, to be written with the claim: known before it exists.
 * The marker is random, not drawn from the seed, so that nobody can guess it.
 */
export function prepareLedger(
  { catalogue, entropy }: Pick<Services, 'catalogue' | 'entropy'>,
  account: Account & { readonly lease: Lease },
  now: number,
): LedgerEntry[] {
  const planned = catalogue.filter(({ id }) => account.lease.plan.includes(id));
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
