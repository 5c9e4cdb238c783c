import { runContextOf } from '@perennial/checks';
import type { Check, Ledger, Made, Random } from '@perennial/checks';
import { failureOf } from '../domain/failure';
import type { Failure } from '../domain/failure';
import type { Items } from '../domain/items';
import type { LedgerEntry, Outcome } from '../domain/run';
import { transportOf } from './check-context';
import type { SeeingTransport } from './check-context';
import type { Tenant } from './tenant';
import { undoAll } from './undo-check';
import { isNotSimulated, outcomeOf } from './outcome';

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
