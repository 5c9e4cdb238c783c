import type { Creation, FindCreation } from '@perennial/checks';
import { failureCode } from '../domain/failure';
import type { Failure } from '../domain/failure';
import { NO_ITEMS, sumItems } from '../domain/items';
import type { Items } from '../domain/items';
import { GIVEN_UP_AFTER_MS, PARKED_MS } from '../domain/leftovers';
import type { LedgerEntry } from '../domain/run';
import { UNDO_RESERVE_MS } from '../domain/timing';
import type { Log } from '../ports';
import { endingAt } from './tenant';
import type { Tenant } from './tenant';
import { isOutOfReach, itemsOf, undo } from './undo';
import type { Undone } from './undo';

/** How many entries one sweep takes on, so that a run keeps its time for its checks. */
export const SWEEP_LIMIT = 20;
/** How long one sweep takes at most, in milliseconds. */
export const SWEEP_MS = 60_000;

export interface SweepInput {
  readonly findCreation: FindCreation;
  /** What earlier runs left: never of a run that is under way. */
  readonly entries: readonly LedgerEntry[];
  /** Until when the sweep may take. */
  readonly tenant: Tenant;
  /** How many entries it takes on at most. */
  readonly most?: number | undefined;
}

export interface SweepResult {
  /** Entries of which nothing is left. */
  readonly ledgerRemove: readonly string[];
  /** Entries that another sweep has to look at. */
  readonly ledgerUpdate: readonly LedgerEntry[];
  /** Things that were found beyond those known, and things that were removed. */
  readonly items: Items;
  /** What could not be finished, and why. An entry that is only waited for has no failure. */
  readonly failures: readonly { readonly entry: string; readonly failure: Failure }[];
}

/** The account cannot be reached at all: going on would fail entry by entry. */
const ENDS_SWEEP: readonly Failure['kind'][] = ['throttled', 'auth', 'network'];

/** An older or newer version of the app knows how to undo it. */
const unknownCreation: Failure = { stage: 'request', kind: 'bug', code: 'creation-unknown' };

/** It was made by another sort of token than the account has now, which would look elsewhere. */
const otherIdentity: Failure = { stage: 'request', kind: 'permission', code: 'other-identity' };

/** So old that looking on is of no use. */
const givenUp: Failure = { stage: 'request', kind: 'assertion', code: 'leftover-given-up' };

/** What an earlier sweep said of an entry holds no longer. */
const NOT_LOOKED_AT = {
  clearAt: undefined,
  parkedUntil: undefined,
  stuck: undefined,
  failure: undefined,
};

/**
 * Finishes what a crash, a failed undo or a late delivery left: removes the ids that create calls
 * returned and whatever carries the marker, those first that were looked at least. An entry is done
 * when something was removed and nothing is left, or when two looks at two times found nothing, and
 * nothing can turn up late. One whose place is out of reach is parked for a day, and given up in the end.
 */
export async function sweepLedger(input: SweepInput): Promise<SweepResult> {
  const remove: string[] = [];
  const update: LedgerEntry[] = [];
  const failures: { entry: string; failure: Failure }[] = [];
  const items: Items[] = [];
  const { tenant, most = SWEEP_LIMIT } = input;
  const now = tenant.clock();
  for (const entry of inTurn(input.entries, now).slice(0, most)) {
    if (now - entry.createdAt >= GIVEN_UP_AFTER_MS) {
      failures.push({ entry: entry.id, failure: givenUp });
      remove.push(entry.id);
      continue;
    }
    const swept = await sweepEntry(input.findCreation, tenant, entry);
    const { left, failure } = swept;
    items.push(swept.items);
    if (failure) failures.push({ entry: entry.id, failure });
    if (failure && endsSweep(failure)) break;
    if (left) update.push({ ...entry, ...NOT_LOOKED_AT, ...left, sweeps: entry.sweeps + 1 });
    else remove.push(entry.id);
  }
  return { ledgerRemove: remove, ledgerUpdate: update, items: sumItems(items), failures };
}

/** What these entries are after the sweep. */
export function leftAfter(
  entries: readonly LedgerEntry[],
  { ledgerRemove, ledgerUpdate }: SweepResult,
): readonly LedgerEntry[] {
  const latest = new Map([...entries, ...ledgerUpdate].map((entry) => [entry.id, entry]));
  for (const id of ledgerRemove) latest.delete(id);
  return [...latest.values()];
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

function inTurn(entries: readonly LedgerEntry[], now: number): readonly LedgerEntry[] {
  const byTurn = (a: LedgerEntry, b: LedgerEntry) =>
    a.sweeps - b.sweeps || a.createdAt - b.createdAt;
  const due = entries.filter(({ parkedUntil = 0 }) => parkedUntil <= now);
  return due.toSorted(byTurn);
}

const endsSweep = ({ kind, code }: Failure): boolean =>
  ENDS_SWEEP.includes(kind) || code === 'deadline';

/** What a sweep leaves of an entry; nothing when it is done. */
async function sweepEntry(
  findCreation: FindCreation,
  tenant: Tenant,
  entry: LedgerEntry,
): Promise<SweptEntry & { readonly items: Items }> {
  const { made, marker, clearAt } = entry;
  const creation = findCreation(entry.creation);
  if (!creation) return unfinished({ made, clearAt, stuck: true }, unknownCreation);
  const maker = asMaker(tenant, entry);
  if (!maker) return unfinished({ made, parkedUntil: tenant.clock() + PARKED_MS }, otherIdentity);
  const undone = await undo(maker, creation, { made, marker, look: true });
  const swept = entryAfter(entry, creation, undone, tenant.clock());
  const closed = swept.left === undefined;
  return { ...swept, items: itemsOf(undone, { counted: made.length, closed }) };
}

/** Nothing was looked for. */
const unfinished = (left: Left, failure: Failure) => ({
  left: { ...left, failure: failureCode(failure) },
  failure,
  items: NO_ITEMS,
});

interface SweptEntry {
  /** What is left to do; absent when it is done. */
  readonly left?: Left;
  readonly failure?: Failure;
}

function entryAfter(
  { clearAt, deadline }: LedgerEntry,
  creation: Creation,
  { left, gone, removed, ...undone }: Undone,
  now: number,
): SweptEntry {
  const failure = undone.failure ?? undone.lookFailure;
  const mayTurnUp = now < deadline + (creation.lateByMs ?? 0);
  if (failure) {
    const parkedUntil = !undone.failure && isOutOfReach(failure) ? now + PARKED_MS : undefined;
    const rest = { made: [...left, ...gone], parkedUntil, stuck: !mayTurnUp };
    return { left: { ...rest, failure: failureCode(failure) }, failure };
  }
  const isClear = removed > 0 ? gone.length === 0 : clearAt !== undefined;
  if (isClear && !mayTurnUp) return {};
  return { left: { made: gone, clearAt: mayTurnUp ? undefined : now } };
}

/** What a sweep may say of an entry; the rest of it stays. */
type Left = Pick<LedgerEntry, 'made' | 'clearAt' | 'parkedUntil' | 'stuck' | 'failure'>;

/**
 * The tenant as the entry's maker reaches it; undefined where this token cannot. The app itself reaches
 * every user, whoever the account looks at by now. What another sort of token does not find proves nothing.
 */
const asMaker = (tenant: Tenant, { mode, user, userId }: LedgerEntry): Tenant | undefined => {
  if (mode !== tenant.mode) return undefined;
  if (mode === 'application') return { ...tenant, user: user ?? tenant.user };
  const other = userId !== undefined && tenant.userId !== undefined && userId !== tenant.userId;
  return other ? undefined : tenant;
};

/** A sweep that goes before a run's checks, and leaves them the larger part of the time. */
export const sweepBeforeChecks = ({ tenant, ...input }: SweepInput): Promise<SweepResult> =>
  endingAt(
    tenant,
    Math.min(tenant.clock() + SWEEP_MS, tenant.deadline - UNDO_RESERVE_MS),
    (sooner) => sweepLedger({ ...input, tenant: sooner }),
  );
