import type { Check, Creation } from '../checks/define';
import type { Failure } from '../domain/failure';
import type { LedgerEntry } from '../domain/run';
import { UNDO_RESERVE_MS } from '../domain/timing';
import type { Log } from '../ports';
import { checkContext } from './check-context';
import { endingAt } from './tenant';
import type { Tenant } from './tenant';
import { undo } from './undo';

/** How many entries one sweep takes on, so that a run keeps its time for its checks. */
export const SWEEP_LIMIT = 20;
/** How long one sweep takes at most, in milliseconds. */
export const SWEEP_MS = 60_000;

export interface SweepInput {
  readonly catalogue: readonly Check[];
  /** What earlier runs left: never of a run that is under way. */
  readonly entries: readonly LedgerEntry[];
  /** Until the deadline of the run that the sweep goes before. */
  readonly tenant: Tenant;
}

export interface SweepResult {
  /** Entries of which nothing is left. */
  readonly ledgerRemove: readonly string[];
  /** Entries that another sweep has to look at. */
  readonly ledgerUpdate: readonly LedgerEntry[];
  /** What could not be finished, and why. An entry that is only waited for has no failure. */
  readonly failures: readonly { readonly entry: string; readonly failure: Failure }[];
}

/** The account cannot be reached at all: going on would fail entry by entry. */
const ENDS_SWEEP: readonly Failure['kind'][] = ['throttled', 'auth', 'network'];

/** The catalogue no longer has the check or the kind; an older or newer version of the app does. */
const unknownCreation: Failure = { stage: 'request', kind: 'bug', code: 'creation-unknown' };

/**
 * Finishes what a crash, a failed undo or a late delivery left: removes the ids that create calls
 * returned and whatever carries the marker, those first that were looked at least. An entry is done
 * when nothing is found any more and nothing can turn up late.
 */
export async function sweepLedger(input: SweepInput): Promise<SweepResult> {
  const remove: string[] = [];
  const update: LedgerEntry[] = [];
  const failures: { entry: string; failure: Failure }[] = [];
  const tenant = shortened(input.tenant);
  for (const entry of inTurn(input.entries)) {
    const { done, left, failure } = await sweepEntry(input.catalogue, tenant, entry);
    if (failure) failures.push({ entry: entry.id, failure });
    if (failure && endsSweep(failure)) break;
    if (done) remove.push(entry.id);
    else update.push({ ...entry, ids: left, sweeps: entry.sweeps + 1 });
  }
  return { ledgerRemove: remove, ledgerUpdate: update, failures };
}

/** What a sweep could not finish is no secret: the ledger keeps it, and the log says why. */
export function logSweep(
  { log }: { readonly log: Log },
  accountId: string,
  { failures }: SweepResult,
): void {
  for (const { entry, failure } of failures) {
    log.warn('sweep.unfinished', { accountId, entry, kind: failure.kind, code: failure.code });
  }
}

function inTurn(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const byTurn = (a: LedgerEntry, b: LedgerEntry) =>
    a.sweeps - b.sweeps || a.createdAt - b.createdAt;
  return entries.toSorted(byTurn).slice(0, SWEEP_LIMIT);
}

const endsSweep = ({ kind, code }: Failure): boolean =>
  ENDS_SWEEP.includes(kind) || code === 'deadline';

async function sweepEntry(
  catalogue: readonly Check[],
  tenant: Tenant,
  entry: LedgerEntry,
): Promise<{ done: boolean; left: readonly string[]; failure?: Failure }> {
  const creation = creationOf(catalogue, entry);
  if (!creation) return { done: false, left: entry.ids, failure: unknownCreation };
  const context = checkContext(tenant);
  const { ids, marker } = entry;
  const { left, failure } = await undo(context, creation, { ids, marker, look: true });
  if (failure) return { done: false, left, failure };
  const late = entry.deadline + (creation.lateByMs ?? 0);
  return { done: tenant.clock() >= late, left };
}

function creationOf(catalogue: readonly Check[], entry: LedgerEntry): Creation | undefined {
  return catalogue.find(({ id }) => id === entry.check)?.creates?.[entry.kind];
}

/** A sweep goes before a run's checks and leaves them the larger part of the time. */
const shortened = (tenant: Tenant): Tenant =>
  endingAt(tenant, Math.min(tenant.clock() + SWEEP_MS, tenant.deadline - UNDO_RESERVE_MS));
