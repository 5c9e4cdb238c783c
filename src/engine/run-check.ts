import type { Check, RunContext } from '../checks/define';
import { failureOf } from '../domain/failure';
import type { Failure } from '../domain/failure';
import type { Random } from '../domain/random';
import type { LedgerEntry, Outcome, OutcomeResult } from '../domain/run';
import { checkContext } from './check-context';
import type { Seen, SeeingContext } from './check-context';
import type { Tenant } from './tenant';
import { undo, withCall } from './undo';
import type { Undone } from './undo';

export interface CheckRun {
  readonly check: Check;
  readonly random: Random;
  /** Written before the run, one for each kind the check creates. */
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
  const context = checkContext(run.tenant);
  const ids = new Map<string, string[]>(
    run.ledger.map(({ kind, ids: known }) => [kind, [...known]]),
  );
  const failure = await attempt(run, context, ids);
  const seen = context.seen();
  const undone = await undoAll(run, ids, { failed: failure !== undefined, seen });
  const outcome = outcomeOf(run, seen, failure, undone.failure);
  const throttled = [failure, undone.failure].find((reason) => reason?.kind === 'throttled');
  return {
    outcome: { ...outcome, ms: Math.round(clock() - startedAt) },
    ledgerRemove: undone.remove,
    ledgerUpdate: undone.update,
    ...(throttled && { throttled }),
  };
}

/** Runs the check itself; resolves to why it did not pass. */
async function attempt(
  { check, random, ledger, tenant }: CheckRun,
  context: SeeingContext,
  ids: ReadonlyMap<string, string[]>,
): Promise<Failure | undefined> {
  const runContext: RunContext = {
    ...context,
    random,
    user: tenant.user,
    marker: ledger[0]?.marker ?? '',
    created(kind, id) {
      const known = ids.get(kind);
      if (!known) throw new Error(`${check.id} creates no ${kind}`);
      known.push(id);
    },
  };
  try {
    const unknown = Object.keys(check.creates ?? {}).find((kind) => !ids.has(kind));
    if (unknown !== undefined) throw new Error(`no ledger entry for ${check.id} ${unknown}`);
    await check.run(runContext);
    return undefined;
  } catch (thrown) {
    return failureOf(thrown);
  }
}

/**
 * Undoes every kind, the last one first. A check that did not pass may have made more than it knows,
 * so the marker is looked for as well; and where it is not known whether a write took effect, or a
 * message may still be on its way, an entry with nothing to show for it stays for the sweep.
 */
async function undoAll(
  { check, ledger, undoTenant }: CheckRun,
  ids: ReadonlyMap<string, string[]>,
  { failed, seen }: { failed: boolean; seen: Seen },
): Promise<{ remove: string[]; update: LedgerEntry[]; failure?: Failure }> {
  const remove: string[] = [];
  const update: LedgerEntry[] = [];
  let failure: Failure | undefined;
  for (const entry of ledger.toReversed()) {
    const creation = check.creates?.[entry.kind];
    const known = ids.get(entry.kind) ?? [];
    if (!creation || !(seen.wrote || known.length > 0)) {
      remove.push(entry.id);
      continue;
    }
    const look = failed || seen.unsettled > 0;
    const context = checkContext(undoTenant);
    const undone: Undone = await undo(context, creation, {
      ids: known,
      marker: entry.marker,
      look,
    });
    failure ??= undone.failure;
    const elusive =
      undone.removed === 0 && (seen.unsettled > 0 || (creation.lateByMs !== undefined && failed));
    if (undone.failure || elusive) update.push({ ...entry, ids: undone.left });
    else remove.push(entry.id);
  }
  return { remove, update, ...(failure && { failure }) };
}

function outcomeOf(
  run: CheckRun,
  seen: Seen,
  failure: Failure | undefined,
  undoFailure: Failure | undefined,
): Omit<Outcome, 'ms'> {
  const check = run.check.id;
  if (undoFailure) {
    const facts = {
      ...undoFailure.facts,
      reason: undoFailure.code,
      ...(failure && { check: failure.code }),
    };
    return withAnswer({ check, result: 'undo-failed' }, seen, {
      ...undoFailure,
      code: 'undo-failed',
      facts,
    });
  }
  if (!failure) return withAnswer({ check, result: 'passed' }, seen);
  return withAnswer(
    { check, result: resultOf(failure, run) },
    seen,
    explained(failure, run.check, seen),
  );
}

/**
 * Throttled: postponed. Not there, or not licensed: does not apply. A 403 although the token holds the
 * permission names something that no token shows (a directory role, an access policy), which is no
 * fault of the account's; where the token's permissions are not known, the permission may be missing.
 */
function resultOf(failure: Failure, { tenant }: CheckRun): OutcomeResult {
  if (failure.stage === 'token') return 'failed';
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
  const needs = check.needs?.join('; ').slice(0, 200);
  return {
    ...named,
    facts: {
      ...named.facts,
      ...(seen.permission !== undefined && { permission: seen.permission }),
      ...(needs !== undefined && { needs }),
    },
  };
}

/** Status and request id of the deciding answer: the failure's own, else the last one seen. */
function withAnswer(
  outcome: Pick<Outcome, 'check' | 'result'>,
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
