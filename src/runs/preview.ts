import type { Check } from '@perennial/checks';
import { PREFLIGHT_RUN_ID, rests } from '../domain/account';
import type { Account } from '../domain/account';
import { toRecheck } from '../domain/check-memory';
import { runIdOf } from '../domain/run-id';
import { restMs } from '../domain/half-open';
import { closedTimes, zoneOf } from '../domain/opening-hours';
import type { ClosedTime } from '../domain/opening-hours';
import { drawPlan } from '../domain/plan';
import { slotAfter } from '../domain/schedule';
import { DAY_MS } from '../durations';
import { candidatesOf } from '../engine/plan-run';

/** As many as a week of close watch has; more would take its time. */
const MOST_SLOTS = 1250;

export interface Preview {
  readonly value: readonly PlannedRun[];
  readonly truncated: boolean;
  /** The account's time zone. */
  readonly zone: string;
  /** When nothing runs on its own. */
  readonly quiet: readonly ClosedTime[];
}

export interface PlannedRun {
  readonly runId: string;
  readonly at: number;
  readonly checks: readonly string[];
}

/**
 * The runs of the next days as they will be drawn, if nothing is changed and nothing delays them. A run
 * that is under way is not among them, and an account that rests has none.
 */
export function previewPlan(
  catalogue: readonly Check[],
  account: Account,
  days: number,
  now: number,
): Preview {
  const value: PlannedRun[] = [];
  const end = now + days * DAY_MS;
  const { schedule } = account;
  const preview = {
    value,
    truncated: false,
    zone: zoneOf(schedule),
    quiet: closedTimes(schedule, now, end),
  };
  if (rests(account)) return preview;
  const running = account.lease !== undefined && account.lease.runId !== PREFLIGHT_RUN_ID;
  const candidates = candidatesOf(catalogue, account);
  let passed = 0;
  const following = (slot: number): number => {
    passed += 1;
    return slotAfter(account.id, slot, schedule, slot, slot + restMs(account, passed));
  };
  for (
    let slot = running ? following(account.slot) : account.slot;
    slot <= end;
    slot = following(slot)
  ) {
    if (value.length === MOST_SLOTS) return { ...preview, truncated: true };
    // What is in trouble now says nothing of the slots after the next one.
    const recheck = slot === account.slot ? toRecheck(account.memory) : [];
    const checks = drawPlan(account, slot, candidates, recheck);
    value.push({ runId: runIdOf(account.id, slot), at: slot, checks });
  }
  return preview;
}
