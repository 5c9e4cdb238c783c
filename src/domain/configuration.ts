/** Changes that people make to an account, and from which run on they hold. */
import { NEVER, PREFLIGHT_RUN_ID, rests } from './account';
import type { Account, Lease, Preflight } from './account';
import { isNamed } from './choice';
import { dueNow } from './lifecycle';
import { runIdOf, slotOfRunId } from './run-id';
import { slotAfter } from './schedule';

/** What a person may change. `undefined` takes `user` or `allowWrites` away. */
export type Configuration = Pick<
  Account,
  'name' | 'mode' | 'credential' | 'signedIn' | 'checks' | 'checksPerRun' | 'schedule' | 'notify'
> & { readonly user: string | undefined; readonly allowWrites: boolean | undefined };

/**
 * The account with a person's changes, in a new revision. A run that is under way ends on the old one.
 * A new credential is tried at once; a new gap is drawn from the last run on.
 */
export function revise(account: Account, changes: Partial<Configuration>, now: number): Account {
  const next = { ...account, ...changes };
  const renewed = next.credential !== account.credential;
  const running = runOf(account);
  const revised: Account = {
    ...next,
    // What was refused to one credential says nothing of another.
    postponed: renewed ? undefined : account.postponed,
    tries: renewed ? undefined : account.tries,
    permissionsAskedAt: renewed ? undefined : account.permissionsAskedAt,
    memory: looksElsewhere(account, next) ? undefined : remembered(next),
    preflight: looksElsewhere(account, next) ? undoubted(account.preflight) : account.preflight,
    // Whose account it is has been said anew; who signs in next is held against that.
    signedIn: account.user === next.user ? next.signedIn : undefined,
    revision: account.revision + 1,
    revisedAfter: (running ? account.slot : lastSlot(account)) ?? account.revisedAfter,
    updatedAt: now,
  };
  if (running || account.state === 'paused') return revised;
  return revised.credential.awaitsSignIn ? waiting(revised, now) : replaced(account, revised, now);
}

/** What is left out from now on keeps nobody's account in trouble. */
const remembered = ({ memory, checks: { except = [] } }: Account): Account['memory'] =>
  memory?.filter(({ check }) => {
    const workload = check.replace(/\..*$/, '');
    return !isNamed({ id: check, workload }, except);
  });

/** What a token may do, without what was said of a user who is the account's no more. */
const undoubted = (preflight: Preflight | undefined): Preflight | undefined =>
  preflight && { ...preflight, userAbsentSince: undefined };

/** Whether checks reach other things than before, or by another way: what they came to says nothing then. */
const looksElsewhere = (before: Account, after: Account): boolean =>
  before.user !== after.user ||
  before.mode !== after.mode ||
  before.credential.kind !== after.credential.kind;

/** Whether a run has the account, lost or not: a second worker would run the same slot on the same plan. */
export const runOf = ({ lease }: Account): Lease | undefined =>
  lease?.runId === PREFLIGHT_RUN_ID ? undefined : lease;

const lastSlot = ({ recentResults }: Account): number | undefined => {
  const last = recentResults.at(-1);
  return last && slotOfRunId(last.runId);
};

/** Not due before somebody has signed in. */
const waiting = (account: Account, now: number): Account => ({
  ...account,
  state: 'needs-sign-in',
  stateSince: account.state === 'needs-sign-in' ? account.stateSince : now,
  dueAt: NEVER,
});

/** Where its next slot lies now. */
function replaced(before: Account, revised: Account, now: number): Account {
  const renewed = revised.credential.id !== before.credential.id;
  const account: Account =
    renewed && (revised.state === 'needs-credential' || revised.state === 'needs-sign-in')
      ? { ...revised, state: 'active', stateSince: now }
      : revised;
  const slot = renewed ? dueNow(account, now).slot : rescheduled(before, account, now);
  return { ...account, slot, dueAt: Math.max(account.lease?.until ?? 0, slot) };
}

/** One that is due already, or that no run came before, stays; none comes sooner than a Retry-After said. */
function rescheduled(before: Account, account: Account, now: number): number {
  const { id, schedule, slot } = account;
  const last = lastSlot(account);
  if (schedule === before.schedule || last === undefined || slot <= now) return slot;
  return slotAfter(id, last, schedule, now, before.notBefore);
}

export interface Rollout {
  readonly revision: number;
  /** Whether the last run was on the present revision. */
  readonly inSync: boolean;
  /**
   * The first run on it: one that was (the earliest that is still remembered) or the one that will be, if
   * nothing delays it. Absent while the account is paused and there is none to come.
   */
  readonly liveFrom?: { readonly slot: number; readonly runId: string };
}

/** From which run on an account's configuration holds. */
export function rolloutOf(account: Account): Rollout {
  const { id, revision, schedule, recentResults, revisedAfter = 0 } = account;
  const slots = recentResults.map(({ runId }) => slotOfRunId(runId) ?? 0);
  const first = slots.find((slot) => slot > revisedAfter);
  const from = (slot: number) => ({ liveFrom: { slot, runId: runIdOf(id, slot) } });
  if (first !== undefined) return { revision, inSync: true, ...from(first) };
  const standing = { revision, inSync: false };
  if (account.slot <= revisedAfter) {
    return { ...standing, ...from(slotAfter(id, account.slot, schedule, account.slot)) };
  }
  return rests(account) && !runOf(account) ? standing : { ...standing, ...from(account.slot) };
}
