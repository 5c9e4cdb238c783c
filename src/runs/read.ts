import { isLeased, rests } from '../domain/account';
import type { Account, Lease } from '../domain/account';
import type { Run } from '../domain/run';
import { runIdOf, slotOfRunId } from '../domain/run-id';
import type { Page } from '../ports';
import { Refusal } from '../refusal';
import type { Services } from '../services';

type Deps = Pick<Services, 'runs' | 'clock'>;

/** A run that has ended; or one that has not, with the lease of whoever runs it. */
export type RunFound =
  | { readonly state: 'ended'; readonly run: Run }
  | { readonly state: 'running'; readonly id: string; readonly slot: number; readonly lease: Lease }
  | { readonly state: 'waiting'; readonly id: string; readonly slot: number };

/** An account's runs that have ended, newest first. */
export const listRuns = (
  { runs }: Pick<Deps, 'runs'>,
  account: Account,
  query: Parameters<Deps['runs']['list']>[1],
): Promise<Page<Run>> => runs.list(account.id, query);

/**
 * One run, whether it has ended or not. Throws `Refusal` when it never was, and when nothing will run it:
 * its slot has passed, or the account rests.
 */
export async function readRun(deps: Deps, account: Account, id: string): Promise<RunFound> {
  const slot = slotOfRunId(id);
  // What is no run's id is the id of nothing.
  const run = slot === undefined ? undefined : await deps.runs.get(account.id, id);
  if (run) return { state: 'ended', run };
  if (slot === undefined || id !== runIdOf(account.id, account.slot)) throw noRun();
  const { lease } = account;
  if (lease?.runId === id && isLeased(account, deps.clock())) {
    return { state: 'running', id, slot, lease };
  }
  if (rests(account)) throw noRun();
  return { state: 'waiting', id, slot };
}

const noRun = () => new Refusal('not-found', 'There is no such run.');
