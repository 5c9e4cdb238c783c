import { satisfies } from '../checks/permissions';
import { runContextOf } from '@perennial/checks';
import type { Check, Creation, Ledger, Made, Mode, Random } from '@perennial/checks';
import { failureCode, failureOf } from '../domain/failure';
import type { Failure } from '../domain/failure';
import { isTokenLost } from '../domain/verdict';
import { sumItems } from '../domain/items';
import type { Items } from '../domain/items';
import type { LedgerEntry, Outcome, OutcomeResult } from '../domain/run';
import { PARKED_MS } from '../domain/leftovers';
import { callName, deadlineFailure, strongest, transportOf } from './check-context';
import type { Effect, Seen, SeeingTransport } from './check-context';
import type { Tenant } from './tenant';
import { isOutOfReach, itemsOf, undo, withCall } from './undo';
import type { Undone } from './undo';
import { compact } from '../compact';

/** A check's own time, in milliseconds: with less, its end by the run's deadline is no fault of the service's. */
export const CHECK_MS = 60_000;

export interface CheckRun {
  readonly check: Check;
  readonly random: Random;
  /** Written before the run, one for each of the check's creations. */
  readonly ledger: readonly LedgerEntry[];
  /** For the check itself. */
  readonly tenant: Tenant;
  /** For its undo, which has until the run's deadline. */
  readonly undoTenant: Tenant;
}

export interface CheckDone {
  readonly outcome: Outcome;
  /** Entries of which nothing is left. */
  readonly ledgerRemove: readonly string[];
  /** Entries that the sweep has to finish. */
  readonly ledgerUpdate: readonly LedgerEntry[];
  /** Which of the run's tokens was in use at its end. */
  readonly tokenNumber: number;
  /** What throttled the check or its undo. */
  readonly throttled?: Failure | undefined;
  /** Why it is of no use to go on with other checks. */
  readonly ends?: Failure | undefined;
}

/** One check from its first request to the end of its undo. Whatever goes wrong is an outcome. */
export async function runCheck(run: CheckRun): Promise<CheckDone> {
  const { clock } = run.tenant;
  const startedAt = clock();
  const transport = transportOf(run.tenant);
  const made = new Map<string, readonly Made[]>(
    run.ledger.map((entry) => [entry.creation, entry.made]),
  );
  const failure = await attempt(run, transport, made);
  const seen = transport.seen();
  const failed = failure !== undefined && !isNotSimulated(failure);
  const undone = await undoAll(run, made, { failed, seen });
  const outcome = outcomeOf(run, seen, failure, undone.failure, startedAt);
  const throttled = [failure, undone.failure].find((reason) => reason?.kind === 'throttled');
  return {
    outcome: { ...outcome, ...unlessNone(undone.items), ms: Math.round(clock() - startedAt) },
    ledgerRemove: undone.remove,
    ledgerUpdate: undone.update,
    tokenNumber: run.tenant.tokenNumber(),
    throttled,
    ends: failure && endsRun(failure) ? failure : undefined,
  };
}

/** Most checks make nothing, and say nothing of it. */
const unlessNone = (items: Items): Partial<Items> => (items.made + items.removed > 0 ? items : {});

/** No token is to be had, or nothing came back twice within the time that an answer may take. */
const endsRun = ({ stage, kind, code }: Failure): boolean =>
  stage === 'token' || (kind === 'network' && code === 'timeout');

/** Runs the check itself; resolves to why it did not pass. */
async function attempt(
  { check, random, ledger, tenant: { mode, user } }: CheckRun,
  transport: SeeingTransport,
  made: Map<string, readonly Made[]>,
): Promise<Failure | undefined> {
  const marker = ledger[0]?.marker ?? '';
  const recorder: Ledger = {
    made: ({ name }, thing, inPlaceOf) => {
      const before = made.get(name) ?? [];
      made.set(name, [...before.filter(({ id }) => id !== inPlaceOf), thing]);
    },
  };
  try {
    const unknown = check.creates.find(({ name }) => !made.has(name));
    if (unknown) throw new Error(`no ledger entry for ${check.id} ${unknown.name}`);
    await check.run(
      runContextOf({ transport, mode, user, check, marker, random, ledger: recorder }),
    );
    return undefined;
  } catch (thrown) {
    return failureOf(thrown);
  }
}

interface Undoing {
  readonly remove: string[];
  readonly update: LedgerEntry[];
  readonly failure: Failure | undefined;
  readonly items: Items;
}

/** Undoes every creation, the last one first. */
async function undoAll(
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

function outcomeOf(
  run: CheckRun,
  seen: Seen,
  failure: Failure | undefined,
  undoFailure: Failure | undefined,
  startedAt: number,
): Omit<Outcome, 'ms'> {
  const { id: check, version } = run.check;
  const named = version === undefined ? { check } : { check, version };
  if (undoFailure) {
    const facts = compact({
      ...undoFailure.facts,
      reason: undoFailure.code,
      check: failure?.code,
    });
    return withAnswer({ ...named, result: 'undo-failed' }, seen, {
      ...undoFailure,
      code: 'undo-failed',
      facts,
    });
  }
  if (!failure) return withAnswer({ ...named, result: 'passed' }, seen);
  return withAnswer(
    { ...named, result: resultOf(failure, run, startedAt) },
    seen,
    explained(failure, run, seen),
  );
}

/** The simulator's own answer for what Microsoft has and it has not: nothing was done. */
const isNotSimulated = ({ code, status }: Failure): boolean =>
  status === 501 && code === 'notSimulated';

/**
 * Throttled, or begun with less than its own time: postponed. Not there, or not licensed: does not apply. A 403 although the token holds the
 * permission names something that no token shows (a directory role, an access policy), which is no
 * fault of the account's; where the token's permissions are not known, the permission may be missing.
 */
function resultOf(failure: Failure, { tenant }: CheckRun, startedAt: number): OutcomeResult {
  // A token that is only not to be had now says nothing of the account.
  if (failure.stage === 'token') return isTokenLost(failure) ? 'failed' : 'skipped';
  if (failure.code === deadlineFailure.code) {
    return tenant.deadline - startedAt < CHECK_MS ? 'skipped' : 'failed';
  }
  if (isNotSimulated(failure)) return 'not-simulated';
  switch (failure.kind) {
    case 'throttled':
      return 'skipped';
    case 'not-provisioned':
    case 'licence':
      return 'not-applicable';
    case 'permission':
      return tenant.granted ? 'not-applicable' : 'skipped';
    default:
      return 'failed';
  }
}

/** The failure with the call it happened at and, for a refusal, what the run knows that its sentence depends on. */
function explained(failure: Failure, { check, tenant }: CheckRun, seen: Seen): Failure {
  const named = withCall(failure, seen.call);
  if (failure.kind !== 'permission' && failure.kind !== 'auth') return named;
  const facts = { ...named.facts, mode: tenant.mode };
  if (failure.kind === 'auth') return { ...named, facts };
  const { permission } = seen;
  const held = permission !== undefined && tenant.granted && satisfies(tenant.granted, permission);
  const needs = check.needs.join('; ').slice(0, 200) || undefined;
  return {
    ...named,
    facts: compact({ ...facts, permission, held: held ? 'yes' : undefined, needs }),
  };
}

/** Status and request id of the deciding answer: the failure's own, else the last one seen. */
function withAnswer(
  outcome: Pick<Outcome, 'check' | 'version' | 'result'>,
  seen: Seen,
  failure?: Failure,
): Omit<Outcome, 'ms'> {
  const own = failure?.status !== undefined || failure?.requestId !== undefined;
  const { status, requestId } = own ? failure : decidedByAnswer(failure) ? seen : {};
  return compact({ ...outcome, status, requestId, failure });
}

/** A pass or an assertion rests on the last answer; no answer decided anything else. */
const decidedByAnswer = (failure: Failure | undefined): boolean =>
  failure === undefined || failure.kind === 'assertion';

/** A check that was not begun. */
export function notRun(
  check: string,
  failure: Failure,
  result: 'skipped' | 'not-applicable' = 'skipped',
): Outcome {
  return { check, result, ms: 0, failure };
}
