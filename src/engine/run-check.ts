import { runContextOf } from '@perennial/checks';
import type { Check, Creation, Ledger, Made, Random } from '@perennial/checks';
import { failureOf } from '../domain/failure';
import type { Failure } from '../domain/failure';
import type { LedgerEntry, Outcome, OutcomeResult } from '../domain/run';
import { transportOf } from './check-context';
import type { Seen, SeeingTransport } from './check-context';
import type { Tenant } from './tenant';
import { undo, withCall } from './undo';

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
  /** What throttled the check or its undo. */
  readonly throttled?: Failure | undefined;
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
  const outcome = outcomeOf(run, seen, failure, undone.failure);
  const throttled = [failure, undone.failure].find((reason) => reason?.kind === 'throttled');
  return {
    outcome: { ...outcome, ms: Math.round(clock() - startedAt) },
    ledgerRemove: undone.remove,
    ledgerUpdate: undone.update,
    throttled,
  };
}

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
}

/** Undoes every creation, the last one first. */
async function undoAll(
  { check, ledger, undoTenant }: CheckRun,
  made: ReadonlyMap<string, readonly Made[]>,
  ran: { readonly failed: boolean; readonly seen: Seen },
): Promise<Undoing> {
  const remove: string[] = [];
  const update: LedgerEntry[] = [];
  let failure: Failure | undefined;
  for (const entry of ledger.toReversed()) {
    const creation = check.creates.find(({ name }) => name === entry.creation);
    const known = made.get(entry.creation) ?? [];
    if (!creation || !(ran.seen.wrote || known.length > 0)) {
      remove.push(entry.id);
      continue;
    }
    const undone = await undoEntry(undoTenant, creation, { ...entry, made: known }, ran);
    failure ??= undone.failure;
    if (undone.left) update.push(undone.left);
    else remove.push(entry.id);
  }
  return { remove, update, failure };
}

/**
 * Undoes one creation. A check that did not pass may have made more than it knows, so the marker is
 * looked for as well; and where it is not known whether a write took effect, or a message may still be
 * on its way, an entry with nothing to show for it stays for the sweep.
 */
async function undoEntry(
  tenant: Tenant,
  creation: Creation,
  entry: LedgerEntry,
  { failed, seen }: { readonly failed: boolean; readonly seen: Seen },
): Promise<{ readonly left?: LedgerEntry; readonly failure: Failure | undefined }> {
  const { made, marker } = entry;
  const look = failed || seen.unsettled > 0;
  const { left, gone, removed, failure } = await undo(tenant, creation, { made, marker, look });
  const late = creation.lateByMs !== undefined && failed;
  const elusive = removed === 0 && gone.length === 0 && (seen.unsettled > 0 || late);
  if (failure || elusive) return { left: { ...entry, made: [...left, ...gone] }, failure };
  if (gone.length === 0) return { failure };
  return { left: { ...entry, made: gone, clearAt: tenant.clock() }, failure };
}

function outcomeOf(
  run: CheckRun,
  seen: Seen,
  failure: Failure | undefined,
  undoFailure: Failure | undefined,
): Omit<Outcome, 'ms'> {
  const { id: check, version } = run.check;
  const named = version === undefined ? { check } : { check, version };
  if (undoFailure) {
    const facts = {
      ...undoFailure.facts,
      reason: undoFailure.code,
      ...(failure && { check: failure.code }),
    };
    return withAnswer({ ...named, result: 'undo-failed' }, seen, {
      ...undoFailure,
      code: 'undo-failed',
      facts,
    });
  }
  if (!failure) return withAnswer({ ...named, result: 'passed' }, seen);
  return withAnswer(
    { ...named, result: resultOf(failure, run) },
    seen,
    explained(failure, run.check, seen),
  );
}

/** The simulator's own answer for what Microsoft has and it has not: nothing was done. */
const isNotSimulated = ({ code, status }: Failure): boolean =>
  status === 501 && code === 'notSimulated';

/**
 * Throttled: postponed. Not there, or not licensed: does not apply. A 403 although the token holds the
 * permission names something that no token shows (a directory role, an access policy), which is no
 * fault of the account's; where the token's permissions are not known, the permission may be missing.
 */
function resultOf(failure: Failure, { tenant }: CheckRun): OutcomeResult {
  if (failure.stage === 'token') return 'failed';
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

/** The failure with the call it happened at, and for a 403 what may be lacking. */
function explained(failure: Failure, check: Check, seen: Seen): Failure {
  const named = withCall(failure, seen.call);
  if (failure.kind !== 'permission') return named;
  const needs = check.needs.join('; ').slice(0, 200);
  return {
    ...named,
    facts: {
      ...named.facts,
      ...(seen.permission !== undefined && { permission: seen.permission }),
      ...(needs !== '' && { needs }),
    },
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
  return {
    ...outcome,
    ...(status !== undefined && { status }),
    ...(requestId !== undefined && { requestId }),
    ...(failure && { failure }),
  };
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
