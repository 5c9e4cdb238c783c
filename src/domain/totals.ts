import type { AccountState } from './account';
import type { Brief } from './brief';
import { needsOf } from './needs';

/** What a list of accounts adds up to. */
export interface Totals {
  readonly accounts: number;
  readonly states: Readonly<Record<AccountState, number>>;
  /** Accounts that need a person. */
  readonly need: number;
  /** Items that checks may have left behind: looked for, and out of reach. */
  readonly leftovers: number;
  /** When the next of them runs (milliseconds since the epoch). */
  readonly nextRunAt: number | undefined;
}

/** What the accounts add up to at a time (milliseconds since the epoch). */
export function totalsOf(briefs: readonly Brief[], now: number): Totals {
  const states = { active: 0, degraded: 0, failing: 0, paused: 0 };
  const waiting = { 'needs-sign-in': 0, 'needs-credential': 0 };
  const counts: Record<AccountState, number> = { ...states, ...waiting };
  let leftovers = 0;
  let nextRunAt: number | undefined;
  for (const brief of briefs) {
    counts[brief.state] += 1;
    leftovers += brief.leftovers.open + brief.leftovers.parked;
    if (brief.nextRunAt !== undefined) nextRunAt = Math.min(nextRunAt ?? Infinity, brief.nextRunAt);
  }
  const need = briefs.filter((brief) => needsOf(brief, now).length > 0).length;
  return { accounts: briefs.length, states: counts, need, leftovers, nextRunAt };
}
