/** What a check has made is undone, and what is left of it stays in the ledger. */
import type { Check, Creation, Made, Mode } from '@perennial/checks';
import { failureCode } from '../domain/failure';
import type { Failure } from '../domain/failure';
import { sumItems } from '../domain/items';
import type { Items } from '../domain/items';
import type { LedgerEntry } from '../domain/run';
import { PARKED_MS } from '../domain/leftovers';
import { callName, strongest } from './check-context';
import type { Effect, Seen } from './check-context';
import type { Tenant } from './tenant';
import { isOutOfReach, itemsOf, undo } from './undo';
import type { Undone } from './undo';
import type { CheckRun } from './run-check';

interface Undoing {
  readonly remove: string[];
  readonly update: LedgerEntry[];
  readonly failure: Failure | undefined;
  readonly items: Items;
}

/** Undoes every creation, the last one first. */
export async function undoAll(
  { check, ledger, tenant, undoTenant }: CheckRun,
  made: ReadonlyMap<string, readonly Made[]>,
  ran: { readonly failed: boolean; readonly seen: Seen },
): Promise<Undoing> {
  const remove: string[] = [];
  const update: LedgerEntry[] = [];
  const items: Items[] = [];
  let failure: Failure | undefined;
  for (const entry of ledger.toReversed()) {
    const creation = check.creates.find(({ name }) => name === entry.creation);
    const known = made.get(entry.creation) ?? [];
    const effect = creation && effectOn(check, creation, ran.seen, tenant.mode);
    // What was never asked for, or definitely refused, made nothing: there is nothing to look for.
    if (!creation || (known.length === 0 && (effect === undefined || effect === 'nothing'))) {
      remove.push(entry.id);
      continue;
    }
    const undone = await undoEntry(
      undoTenant,
      creation,
      { ...entry, made: known },
      { ...ran, effect },
    );
    failure ??= undone.failure;
    items.push(undone.items);
    if (undone.left) update.push(undone.left);
    else remove.push(entry.id);
  }
  return { remove, update, failure, items: sumItems(items) };
}

/**
 * What the call that makes a thing came to; where it was made by another, what the check's other writes
 * did. Undefined when none was sent.
 */
function effectOn(
  { creates }: Check,
  { make }: Creation,
  { writes }: Seen,
  mode: Mode,
): Effect | undefined {
  const own = writes.get(callName(make, mode));
  if (own) return own;
  const ofOthers = new Set(creates.map((other) => callName(other.make, mode)));
  return strongest([...writes].flatMap(([name, effect]) => (ofOthers.has(name) ? [] : [effect])));
}

/**
 * Undoes one creation. A check that did not pass may have made more than it knows, so the marker is
 * looked for as well. Where a try may have made one more, or a message may still be on its way, the
 * entry stays for a sweep to look again at another time.
 */
async function undoEntry(
  tenant: Tenant,
  creation: Creation,
  entry: LedgerEntry,
  ran: Ran,
): Promise<UndoneEntry & { readonly items: Items }> {
  const { made, marker } = entry;
  const look = ran.failed || ran.effect === 'unsettled';
  const undone = await undo(tenant, creation, { made, marker, look });
  const after = entryAfter(tenant, creation, entry, undone, ran);
  const items = itemsOf(undone, { counted: 0, closed: after.left === undefined });
  return { ...after, items };
}

interface UndoneEntry {
  /** The entry for a sweep to finish; absent when it is done. */
  readonly left?: LedgerEntry;
  readonly failure?: Failure | undefined;
}

interface Ran {
  readonly failed: boolean;
  readonly effect: Effect | undefined;
}

function entryAfter(
  tenant: Tenant,
  creation: Creation,
  entry: LedgerEntry,
  undone: Undone,
  { failed, effect }: Ran,
): UndoneEntry {
  const unsettled = effect === 'unsettled';
  const { left, gone, failure, lookFailure } = undone;
  const rest = [...left, ...gone];
  if (failure) return { left: { ...entry, made: rest, failure: failureCode(failure) }, failure };
  if (lookFailure && !isOutOfReach(lookFailure)) {
    return {
      left: { ...entry, made: rest, failure: failureCode(lookFailure) },
      failure: lookFailure,
    };
  }
  const now = tenant.clock();
  // The look was refused: that says nothing of what a try without an answer has made.
  if (lookFailure && unsettled)
    return {
      left: {
        ...entry,
        made: rest,
        parkedUntil: now + PARKED_MS,
        failure: failureCode(lookFailure),
      },
    };
  const mayBeLate = creation.lateByMs !== undefined && failed && effect !== 'unclear';
  if (mayBeLate && undone.removed === 0) return { left: { ...entry, made: rest } };
  if (unsettled || gone.length > 0) return { left: { ...entry, made: gone, clearAt: now } };
  return {};
}
