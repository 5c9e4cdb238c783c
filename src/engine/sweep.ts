import type { FindCreation } from '@perennial/checks';
import type { Failure } from '../domain/failure';
import { isOpen } from '../domain/leftovers';
import type { LedgerEntry } from '../domain/run';
import { UNDO_RESERVE_MS } from '../domain/timing';
import type { Log } from '../ports';
import { endingAt } from './tenant';
import type { Tenant } from './tenant';
import { undo } from './undo';

/** How many entries one sweep takes on, so that a run keeps its time for its checks. */
export const SWEEP_LIMIT = 20;
/** How long one sweep takes at most, in milliseconds. */
export const SWEEP_MS = 60_000;

export interface SweepInput {
  readonly findCreation: FindCreation;
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

/** An older or newer version of the app knows how to undo it. */
const unknownCreation: Failure = { stage: 'request', kind: 'bug', code: 'creation-unknown' };

/**
 * Finishes what a crash, a failed undo or a late delivery left: removes the ids that create calls
 * returned and whatever carries the marker, those first that were looked at least. An entry is done
 * when something was removed and nothing is left, or when two looks at two times found nothing, and
 * nothing can turn up late.
 */
export async function sweepLedger(input: SweepInput): Promise<SweepResult> {
  const remove: string[] = [];
  const update: LedgerEntry[] = [];
  const failures: { entry: string; failure: Failure }[] = [];
  const tenant = shortened(input.tenant);
  for (const entry of inTurn(input.entries)) {
    const { left, failure } = await sweepEntry(input.findCreation, tenant, entry);
    if (failure) failures.push({ entry: entry.id, failure });
    if (failure && endsSweep(failure)) break;
    if (left) update.push({ ...entry, ...left, sweeps: entry.sweeps + 1 });
    else remove.push(entry.id);
  }
  return { ledgerRemove: remove, ledgerUpdate: update, failures };
}

/** How many of these entries count as left behind after the sweep. */
export function openAfter(
  entries: readonly LedgerEntry[],
  { ledgerRemove, ledgerUpdate }: SweepResult,
): number {
  const latest = new Map([...entries, ...ledgerUpdate].map((entry) => [entry.id, entry]));
  for (const id of ledgerRemove) latest.delete(id);
  return [...latest.values()].filter(isOpen).length;
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

/** What a sweep leaves of an entry; nothing when it is done. */
async function sweepEntry(
  findCreation: FindCreation,
  tenant: Tenant,
  entry: LedgerEntry,
): Promise<{ readonly left?: Left; readonly failure?: Failure }> {
  const { made, marker, clearAt } = entry;
  const creation = findCreation(entry.creation);
  if (!creation) return { left: { made, clearAt }, failure: unknownCreation };
  const undone = await undo(tenant, creation, { made, marker, look: true });
  if (undone.failure) {
    const left = { made: [...undone.left, ...undone.gone], clearAt: undefined };
    return { left, failure: undone.failure };
  }
  const now = tenant.clock();
  const mayTurnUp = now < entry.deadline + (creation.lateByMs ?? 0);
  const isClear = undone.removed > 0 ? undone.gone.length === 0 : clearAt !== undefined;
  if (isClear && !mayTurnUp) return {};
  return { left: { made: undone.gone, clearAt: mayTurnUp ? undefined : now } };
}

type Left = Pick<LedgerEntry, 'made' | 'clearAt'>;

/** A sweep goes before a run's checks and leaves them the larger part of the time. */
const shortened = (tenant: Tenant): Tenant =>
  endingAt(tenant, Math.min(tenant.clock() + SWEEP_MS, tenant.deadline - UNDO_RESERVE_MS));
