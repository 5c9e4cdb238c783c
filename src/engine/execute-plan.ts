import type { Check, FindCheck } from '@perennial/checks';
import { farSideFaultIn } from '../domain/circuit';
import { isTokenUnwanted } from '../domain/failure';
import type { Failure } from '../domain/failure';
import type { Leftovers } from '../domain/leftovers';
import { checkOfEntry } from '../domain/plan';
import type { Postponement } from '../domain/postponement';
import { randomFrom } from '../domain/random';
import type { LedgerEntry, Outcome } from '../domain/run';
import { serviceOf } from '../domain/service';
import { UNDO_RESERVE_MS } from '../domain/timing';
import { deadlineFailure } from './check-context';
import { notRun } from './outcome';
import { runCheck } from './run-check';
import type { CheckDone } from './run-check';
import { ineligibleBecause } from './eligibility';
import type { Ineligible } from './eligibility';
import { endingAt } from './tenant';
import type { Tenant } from './tenant';

/** How many checks of a service read at a time. */
export const READS_AT_A_TIME = 4;

export interface PlanInput {
  readonly findCheck: FindCheck;
  /** Until the run's deadline. Checks end `UNDO_RESERVE_MS` before it. */
  readonly tenant: Tenant;
  readonly accountId: string;
  readonly slot: number;
  /** Check ids, with versions where they have any, in order. */
  readonly plan: readonly string[];
  /** Written with the claim: one for each creation of a planned check. */
  readonly ledger: readonly LedgerEntry[];
  /** Checks of the plan that are left alone for now. */
  readonly postponed?: readonly Postponement[] | undefined;
  /** Who does not want anything to be made. */
  readonly writesRefusedBy?: 'owner' | 'licences' | undefined;
  /** Ledger entries of earlier runs that are still open. */
  readonly leftovers?: Leftovers | undefined;
  /** Told of each check that has ended, while others go on. */
  readonly onEnded?: ((outcome: Outcome) => void) | undefined;
}

export interface PlanResult {
  /** One for each check of the plan, in its order. */
  readonly outcomes: readonly Outcome[];
  /** Ledger entries of which nothing is left. */
  readonly ledgerRemove: readonly string[];
  /** Ledger entries that the sweep has to finish, with the ids that are known by now. */
  readonly ledgerUpdate: readonly LedgerEntry[];
  /** Nothing may be sent to the tenant before (milliseconds since the epoch). */
  readonly notBefore?: number | undefined;
}

/** A step of the plan: a check to run, or the reason why it is not run. */
type Step = { readonly id: string } & (
  | { readonly check: Check; readonly why?: never }
  | { readonly check?: never; readonly why: Ineligible }
);

/**
 * Runs a plan: the reads of each service up to four at a time, and beside them the writes of each workload
 * one after another, each with its undo. Nothing is made before a read has come to its end: where nobody
 * answers, nothing may be left. How many requests a mailbox takes at a time is the Graph adapter's to know.
 * What is throttled past the deadline, or finds no time left, is postponed together with all that has not begun.
 */
export async function executePlan(input: PlanInput): Promise<PlanResult> {
  const steps = input.plan.map((entry) => stepOf(input, entry));
  const runnable = steps.flatMap(({ check }) => (check ? [check] : []));
  const done = new Map<string, CheckDone>();
  const stopAt = input.tenant.deadline - UNDO_RESERVE_MS;
  await endingAt(input.tenant, stopAt, (checkTenant) =>
    runAll(runnable, runner(input, checkTenant, done)),
  );

  noteAcceptedElsewhere(done);
  const results = [...done.values()];
  const touched = new Set(done.keys());
  const untouched = input.ledger.filter(({ check }) => !touched.has(check)).map(({ id }) => id);
  const times = results.flatMap(({ throttled }) => throttled?.notBefore ?? []);
  return {
    outcomes: steps.map(({ id, why }) =>
      why
        ? notRun(id, why.failure, why.result)
        : (done.get(id)?.outcome ?? notRun(id, deadlineFailure)),
    ),
    ledgerRemove: [...untouched, ...results.flatMap(({ ledgerRemove }) => ledgerRemove)],
    ledgerUpdate: results.flatMap(({ ledgerUpdate }) => ledgerUpdate),
    notBefore: times.length > 0 ? Math.max(...times) : undefined,
  };
}

/** The reads of each service side by side, and the writes of each workload in turn once a read has ended. */
async function runAll(
  runnable: readonly Check[],
  run: (check: Check) => Promise<void>,
): Promise<void> {
  let hear: () => void = () => undefined;
  const heard = new Promise<void>((resolve) => (hear = resolve));
  if (runnable.every(({ kind }) => kind === 'write')) hear();
  const reads = runnable.filter(({ kind }) => kind === 'read');
  const writes = runnable.filter(({ kind }) => kind === 'write');
  await Promise.all([
    ...grouped(reads, ({ id }) => serviceOf(id)).map((ofService) =>
      inLanes(ofService, READS_AT_A_TIME, (check) => run(check).then(hear)),
    ),
    ...grouped(writes, ({ workload }) => workload).map((ofWorkload) =>
      heard.then(() => inLanes(ofWorkload, 1, run)),
    ),
  ]);
}

/** The checks that go together, in their order. */
function grouped(checks: readonly Check[], key: (check: Check) => string): readonly Check[][] {
  const groups = new Map<string, Check[]>();
  for (const check of checks) groups.set(key(check), [...(groups.get(key(check)) ?? []), check]);
  return [...groups.values()];
}

function stepOf(input: PlanInput, entry: string): Step {
  const { mode, granted, clock } = input.tenant;
  const { id, version } = checkOfEntry(entry);
  const check = input.findCheck(id, version);
  // A plan is drawn once; another version of the app may run it after its worker was lost.
  if (!check?.modes.includes(mode)) return { id, why: UNKNOWN };
  const why =
    ineligibleBecause(check, { ...input, mode, granted }, clock()) ?? unprepared(check, input);
  return why ? { id, why } : { id, check };
}

/** What is made is recorded with the claim. A check that could not run then has to wait for the next one. */
function unprepared({ id, creates }: Check, { ledger }: PlanInput): Ineligible | undefined {
  const prepared = ledger.flatMap(({ check, creation }) => (check === id ? [creation] : []));
  return creates.every(({ name }) => prepared.includes(name)) ? undefined : UNPREPARED;
}

const UNPREPARED: Ineligible = {
  result: 'skipped',
  failure: { stage: 'request', kind: 'permission', code: 'not-prepared' },
};

const UNKNOWN: Ineligible = {
  result: 'skipped',
  failure: { stage: 'request', kind: 'not-provisioned', code: 'check-unknown' },
};

/** Runs one check and keeps what it came to; once the run is postponed, only notes that. */
function runner(
  input: PlanInput,
  checkTenant: Tenant,
  done: Map<string, CheckDone>,
): (check: Check) => Promise<void> {
  const { tenant, accountId, slot } = input;
  const { clock, signal } = tenant;
  const { deadline: stopAt } = checkTenant;
  let postponed: Failure | undefined;
  return async (check) => {
    const ledger = input.ledger.filter((entry) => entry.check === check.id);
    const late = clock() >= stopAt || signal.aborted;
    const why = postponed ?? (late ? deadlineFailure : undefined);
    if (why) {
      const outcome = notRun(check.id, why);
      const ledgerRemove = ledger.map(({ id }) => id);
      const tokenNumber = tenant.tokenNumber();
      done.set(check.id, { outcome, ledgerRemove, ledgerUpdate: [], tokenNumber });
      return;
    }
    const result = await runCheck({
      check,
      ledger,
      random: randomFrom(`check|${accountId}|${slot}|${check.id}`),
      tenant: checkTenant,
      undoTenant: tenant,
    });
    done.set(check.id, result);
    input.onEnded?.(result.outcome);
    const { throttled, ends } = result;
    if (throttled?.notBefore !== undefined && throttled.notBefore >= stopAt) postponed = throttled;
    postponed ??= ends ?? nobodyAnswers([...done.values()]);
  };
}

/** All checks so far have met a fault of the far side: the rest would meet it as well. */
function nobodyAnswers(results: readonly CheckDone[]): Failure | undefined {
  if (results.length < READS_AT_A_TIME) return undefined;
  return farSideFaultIn(
    results.map(({ outcome }) => outcome),
    undefined,
  );
}

/**
 * Of each check whose token was refused, whether another service took that very token afterwards: the
 * checks are in the order in which they ended.
 */
function noteAcceptedElsewhere(done: Map<string, CheckDone>): void {
  const ended = [...done];
  for (const [at, [id, refused]] of ended.entries()) {
    const { outcome, tokenNumber } = refused;
    const { failure } = outcome;
    if (!failure || !isTokenUnwanted(failure)) continue;
    const taken = ended
      .slice(at + 1)
      .some(
        ([other, later]) =>
          later.outcome.result === 'passed' &&
          later.tokenNumber === tokenNumber &&
          serviceOf(other) !== serviceOf(id),
      );
    if (!taken) continue;
    const facts = { ...failure.facts, accepted: 'elsewhere' };
    done.set(id, { ...refused, outcome: { ...outcome, failure: { ...failure, facts } } });
  }
}

/** Works a list off in order, with so many at a time. */
async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
