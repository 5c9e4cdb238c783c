import type { Account, LeasedAccount, Licences, Preflight } from '../domain/account';
import { confirmedIn, lossesIn, rememberOutcomes, troubled } from '../domain/check-memory';
import type { Findings } from '../domain/completion';
import type { Failure } from '../domain/failure';
import { isLedgerEmpty, leftoversIn } from '../domain/leftovers';
import { checkOfEntry } from '../domain/plan';
import type { LedgerEntry, Outcome } from '../domain/run';
import { planEntry } from '../domain/plan';
import { RUN_DEADLINE_MS } from '../domain/timing';
import { licencesAfter, wantsLicences, writesRefusedBy } from '../domain/writes';
import type { Clock, Step } from '../ports';
import { isUserInDoubt, USER_NOT_FOUND, userAbsentSince } from '../engine/find-user';
import { executePlan } from '../engine/execute-plan';
import type { PlanResult } from '../engine/execute-plan';
import { readLicences } from '../engine/read-licences';
import { logSweep, leftAfter, sweepBeforeChecks } from '../engine/sweep';
import { limitedTo } from '../engine/tenant';
import type { Tenant, TimeLimit } from '../engine/tenant';
import { toFailure } from '../engine/to-failure';
import { RunTokens } from '../tokens/run-tokens';
import type { Services } from '../services';
import { watchCredential } from './watch-credential';
import { watchSubscription } from './watch-subscription';

/** What a run came to, before it is recorded. */
export interface Performed {
  readonly outcomes: readonly Outcome[];
  /** Why there were no outcomes. */
  readonly failure?: Failure | undefined;
  readonly step?: Step | undefined;
  /** Checks that were refused although they have passed before, and not for once. */
  readonly lost?: readonly string[];
  /** What the account's row has to know. */
  readonly found?: Findings | undefined;
}

/** Everything between claim and record. Whatever goes wrong is an outcome, never an exception. */
export async function performRun(
  services: Services,
  account: LeasedAccount,
  ledger: readonly LedgerEntry[],
): Promise<Performed> {
  const now = services.clock();
  return limitedTo(account.lease.since + RUN_DEADLINE_MS - now, now, (limit) =>
    performWithin(limit, services, account, ledger),
  );
}

async function performWithin(
  limit: TimeLimit,
  services: Services,
  account: LeasedAccount,
  ledger: readonly LedgerEntry[],
): Promise<Performed> {
  const { clock } = services;
  const tokens = new RunTokens(services, account, limit);
  let tenant: Tenant | undefined;
  try {
    tenant = await tokens.open();
    const { found, ...done } = await runIn(
      tenant,
      services,
      { ...account, tid: tokens.tid ?? account.tid },
      ledger,
    );
    tokens.learnFrom(done.outcomes);
    return {
      ...done,
      found: { ...found, permissionsAskedAt: tokens.permissionsAskedAt, tid: tokens.tid },
    };
  } catch (thrown) {
    const failure = toFailure(services, thrown, 'run.unexpected', account.id);
    const { notBefore } = failure;
    if (tenant) return { outcomes: [], failure, found: { notBefore } };
    // Nothing was made without a token.
    const step = { ledgerRemove: ledger.map(({ id }) => id) };
    return {
      outcomes: [],
      failure,
      step,
      found: { preflight: { at: clock(), failure }, notBefore },
    };
  }
}

async function runIn(
  tenant: Tenant,
  services: Services,
  account: LeasedAccount,
  ledger: readonly LedgerEntry[],
): Promise<Performed> {
  const { id: accountId, slot, lease, postponed } = account;
  const { findCheck, findCreation, clock } = services;
  const { preflight, failure } = await lookForUser(tenant, account);
  if (failure) {
    // Nothing was made for somebody who is not there.
    const step = { ledgerRemove: ledger.map(({ id }) => id) };
    return { outcomes: [], failure, step, found: { preflight } };
  }
  const leftovers = await leftoversOf(services, account, ledger);
  const swept = await sweepBeforeChecks({ findCreation, tenant, entries: leftovers });
  logSweep(services, accountId, swept);
  const licences = await licencesFor(services, account, tenant);
  const watched = {
    ...(await watchSubscription(services, account, tenant)),
    ...(await watchCredential(services, account, tenant)),
  };
  const left = leftAfter(leftovers, swept);
  const executed = await executePlan({
    findCheck,
    tenant,
    accountId,
    slot,
    plan: lease.plan,
    ledger,
    postponed,
    leftovers: leftoversIn(left),
    onEnded: (outcome) => services.underWay.note(accountId, outcome),
    writesRefusedBy: writesRefusedBy({ ...account, licences }),
  });
  const { seenTwice, ...seen } = await lookAgain(account, executed.outcomes, clock, (plan) =>
    executePlan({ findCheck, tenant, accountId, slot, plan, ledger: [], postponed }),
  );
  return {
    ...seen,
    step: {
      ledgerRemove: [...swept.ledgerRemove, ...executed.ledgerRemove],
      ledgerPut: [...swept.ledgerUpdate, ...executed.ledgerUpdate],
    },
    found: {
      preflight,
      leftovers: leftoversIn([...left, ...executed.ledgerUpdate]),
      swept: swept.items,
      licences,
      ...watched,
      notBefore: executed.notBefore,
      seenTwice,
    },
  };
}

/** What an earlier run left, or an earlier worker on this very slot. */
async function leftoversOf(
  services: Pick<Services, 'ledger'>,
  account: LeasedAccount,
  ledger: readonly LedgerEntry[],
): Promise<readonly LedgerEntry[]> {
  if (account.lease.attempt === 1 && isLedgerEmpty(account)) return [];
  const own = new Set(ledger.map(({ id }) => id));
  return (await services.ledger.list(account.id)).filter(({ id }) => !own.has(id));
}

/** What the token may do, and whether the user is there: looked for again where that is in doubt. */
async function lookForUser(
  tenant: Tenant,
  account: LeasedAccount,
): Promise<{ readonly preflight: Preflight; readonly failure: Failure | undefined }> {
  const at = tenant.clock();
  const inDoubt = isUserInDoubt(account, at);
  const since = inDoubt
    ? await userAbsentSince(tenant, account.preflight)
    : account.preflight?.userAbsentSince;
  const { granted, userId } = tenant;
  const preflight = { at, granted, userId, userAbsentSince: since };
  return { preflight, failure: inDoubt && since !== undefined ? USER_NOT_FOUND : undefined };
}

/**
 * One answer may be wrong: what is said to be gone is looked at once more, unless another check of the
 * same service says so too. Only reads are: a write would need entries of its own in the ledger, so
 * that it counts when the next run finds the same.
 */
async function lookAgain(
  { memory = [] }: Account,
  first: readonly Outcome[],
  clock: Clock,
  execute: (plan: readonly string[]) => Promise<PlanResult>,
): Promise<{
  readonly outcomes: readonly Outcome[];
  readonly seenTwice: readonly string[];
  readonly lost: readonly string[];
}> {
  const losses = lossesIn(memory, first);
  const sure = confirmedIn(losses);
  const unsure = losses.filter((outcome) => !sure.includes(outcome));
  const plan = unsure.map(({ check, version }) => planEntry(check, version));
  const looked = plan.length > 0 ? (await execute(plan)).outcomes : [];
  const again = new Map(
    looked.flatMap((one) => (one.result === 'skipped' ? [] : [[one.check, one] as const])),
  );
  const outcomes = first.map((outcome) => again.get(outcome.check) ?? outcome);
  const left = lossesIn(memory, outcomes).map(({ check }) => check);
  const seenTwice = left.filter((check) => again.has(check));
  const known = troubled(rememberOutcomes(memory, outcomes, seenTwice, clock()));
  return { outcomes, seenTwice, lost: left.filter((check) => known.includes(check)) };
}

/** The tenant's licences: read where the run is about to make something and they are not known. */
async function licencesFor(
  { findCheck, clock }: Services,
  account: LeasedAccount,
  tenant: Tenant,
): Promise<Licences | undefined> {
  const writes = account.lease.plan.some((entry) => {
    const { id, version } = checkOfEntry(entry);
    return findCheck(id, version)?.kind === 'write';
  });
  if (!writes || !wantsLicences(account, clock())) return account.licences;
  return licencesAfter(account.licences, await readLicences(tenant));
}
