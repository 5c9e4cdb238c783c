import type { Check } from '@perennial/checks';
import { PREFLIGHT_RUN_ID } from '../domain/account';
import type { Account } from '../domain/account';
import { runIdOf } from '../domain/run-id';
import { slotAfter } from '../domain/schedule';
import { planFor } from '../engine/plan-run';

const DAY_MS = 86_400_000;
/** More than this says nothing more, and takes its time. */
const MOST_SLOTS = 500;

export interface PlannedRun {
  readonly runId: string;
  readonly at: number;
  readonly checks: readonly string[];
}

/**
 * The runs of the next days as they will be drawn, if nothing is changed and nothing delays them. A run
 * that is under way is not among them, and a paused account has none.
 */
export function previewPlan(
  catalogue: readonly Check[],
  account: Account,
  days: number,
  now: number,
): { readonly value: readonly PlannedRun[]; readonly truncated: boolean } {
  const value: PlannedRun[] = [];
  if (account.state === 'paused') return { value, truncated: false };
  const end = now + days * DAY_MS;
  const running = account.lease !== undefined && account.lease.runId !== PREFLIGHT_RUN_ID;
  for (
    let slot = running ? following(account, account.slot) : account.slot;
    slot <= end;
    slot = following(account, slot)
  ) {
    if (value.length === MOST_SLOTS) return { value, truncated: true };
    const checks = planFor(catalogue, account, slot);
    value.push({ runId: runIdOf(account.id, slot), at: slot, checks });
  }
  return { value, truncated: false };
}

const following = ({ id, schedule }: Account, slot: number): number =>
  slotAfter(id, slot, schedule, slot);
