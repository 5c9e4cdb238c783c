import { isLeased } from '../domain/account';
import type { Account, LeasedAccount } from '../domain/account';
import { abandonedRun, complete, isWorking } from '../domain/completion';
import { claim, decide, defer, endLease, ownsLease } from '../domain/lease';
import type { Decision } from '../domain/lease';
import { farSideFaultIn } from '../domain/circuit';
import type { Failure, FailureCode } from '../domain/failure';
import { mayBeAbove } from '../domain/half-open';
import { NO_PLACE_MS } from '../domain/places';
import { countTooNew, isTooNew, isWornOut, pauseMs, putOff } from '../domain/put-off';
import { isAskedByHand } from '../domain/run';
import type { LedgerEntry, Outcome, Run } from '../domain/run';
import type { PauseThreshold } from '../domain/settings';
import { watchDates } from '../domain/watch';
import { verdictOf } from '../domain/verdict';
import type { RunMessage, Versioned } from '../ports';
import { dispatch } from '../accounts/dispatch';
import type { Entry, Stay } from '../far-sides';
import { oneByOne } from '../one-by-one';
import { performRun } from './perform';
import type { Performed } from './perform';
import { pruneRecords } from './prune-records';
import { planFor, prepareLedger } from '../engine/plan-run';
import { readSettings } from '../settings/read';
import type { Services } from '../services';
import { untilWritten } from '../until-written';
import { unlessDamaged } from '../unless-damaged';

type ClaimDecision = Extract<Decision, { type: 'claim' }>;

/** A slot that this worker has claimed, with what it may leave behind, recorded before it exists. */
interface Claim {
  readonly account: LeasedAccount;
  /** The version that the claim was written under: nobody has changed the account while it is this one. */
  readonly version: string;
  readonly ledger: readonly LedgerEntry[];
  readonly stay: Stay;
}

/**
 * What a message about a slot leads to: the slot is claimed, run and recorded, or it turns out that
 * there is nothing to do. Throws only what is unexpected; the platform then delivers the message again.
 */
export async function runSlot(services: Services, message: RunMessage): Promise<void> {
  const claimed = await untilWritten(() => answerMessage(services, message));
  if (!claimed) return;
  let fault: Failure | undefined;
  try {
    fault = await work(services, claimed);
  } finally {
    claimed.stay.end(fault);
  }
}

/** Does what the account's row, as it is now, says about the message. `conflict` when the row changed meanwhile. */
async function answerMessage(
  services: Services,
  message: RunMessage,
): Promise<Claim | undefined | 'conflict'> {
  const current = await unlessDamaged(() => services.accounts.get(message.accountId));
  const decision = decide(current?.value, message.slot, services.clock());
  if (!current) return undefined;
  switch (decision.type) {
    case 'acknowledge':
      if (decision.why === 'resting') await endLostLease(services, current);
      return undefined;
    case 'early':
      await services.runQueue.send(message, decision.delayMs);
      return undefined;
    case 'defer':
      return deferSlot(services, current, decision.until);
    case 'abandon':
      return (await abandon(services, current)) ? undefined : 'conflict';
    case 'claim':
      return enter(services, current, decision, message);
  }
}

/** Moves a slot that comes too late for its schedule's hours to when they begin. */
async function deferSlot(
  services: Services,
  current: Versioned<Account>,
  until: number,
): Promise<undefined | 'conflict'> {
  const next = defer(current.value, until, services.clock());
  if ((await services.accounts.commit(current, next)) === 'conflict') return 'conflict';
  services.log.info('run.deferred', { accountId: next.id });
  await dispatch(services, next);
  return undefined;
}

/** Claims the slot, where there is a place for its run and its far side is not being left alone. */
async function enter(
  services: Services,
  current: Versioned<Account>,
  decision: ClaimDecision,
  message: RunMessage,
): Promise<Claim | undefined | 'conflict'> {
  const entry = services.farSides.enter(current.value);
  switch (entry.type) {
    case 'full':
      await services.runQueue.send(message, NO_PLACE_MS);
      return undefined;
    case 'closed':
      return stayAway(services, current, decision, entry);
    case 'entered':
      break;
  }
  const claimed = await claimSlot(services, current, decision, entry.stay).catch(
    (thrown: unknown) => {
      entry.stay.end(undefined);
      throw thrown;
    },
  );
  if (claimed === 'conflict') entry.stay.end(undefined);
  return claimed;
}

/** Where nobody has said what is met there. */
const UNREACHABLE: FailureCode = { stage: 'request', kind: 'network', code: 'timeout' };

/** Puts a slot off without taking a place; recorded as failed when that was done often enough. */
async function stayAway(
  services: Services,
  current: Versioned<Account>,
  { attempt, plan = planFor(services.catalogue, current.value) }: ClaimDecision,
  { until, fault = UNREACHABLE }: Extract<Entry, { type: 'closed' }>,
): Promise<undefined | 'conflict'> {
  const now = services.clock();
  const account = claim(current.value, { attempt, fencingToken: '', plan }, now);
  if (isWornOut(current.value, now)) {
    const run = { ...runOf(account, now), result: 'failed', failure: fault, outcomes: [] } as const;
    return (await record(services, current, run, {})) ? undefined : 'conflict';
  }
  const next = putOff(account, until, now);
  if ((await services.accounts.commit(current, next)) === 'conflict') return 'conflict';
  const { code } = fault;
  services.log.info('run.put-off', { accountId: next.id, runId: account.lease.runId, code });
  await dispatch(services, next);
  return undefined;
}

async function claimSlot(
  services: Pick<Services, 'clock' | 'entropy' | 'findCheck' | 'catalogue' | 'accounts'>,
  current: Versioned<Account>,
  { attempt, plan = planFor(services.catalogue, current.value) }: ClaimDecision,
  stay: Stay,
): Promise<Claim | 'conflict'> {
  const now = services.clock();
  const fencingToken = services.entropy.hex(16);
  const account = claim(current.value, { attempt, fencingToken, plan }, now);
  const ledger = prepareLedger(services, account, now);
  const written = await services.accounts.commit(current, account, { ledgerPut: ledger });
  if (written === 'conflict') return 'conflict';
  return { account, version: written.version, ledger, stay };
}

/** A run whose worker was lost while its account was being paused: nothing is due any more. */
async function endLostLease(
  services: Pick<Services, 'clock' | 'accounts'>,
  current: Versioned<Account>,
): Promise<void> {
  const now = services.clock();
  if (current.value.lease === undefined || isLeased(current.value, now)) return;
  await services.accounts.commit(current, endLease(current.value, now));
}

/** Records a slot whose every worker was lost. False when somebody else was first. */
async function abandon(services: Services, current: Versioned<Account>): Promise<boolean> {
  const { value } = current;
  if (!value.lease) return true;
  const run = abandonedRun({ ...value, lease: value.lease }, services.clock());
  return record(services, current, run, {});
}

/** What the record of a slot says of its run besides what it came to. */
const runOf = (
  { id, slot, lease, asked }: LeasedAccount,
  endedAt: number,
): Omit<Run, 'result' | 'failure' | 'outcomes'> => ({
  id: lease.runId,
  accountId: id,
  slot,
  attempt: lease.attempt,
  startedAt: lease.since,
  endedAt,
  revision: lease.revision,
  asked: asked && isAskedByHand({ slot, asked }) ? { by: asked.by } : undefined,
});

/** Runs a slot and records it, or puts it off. Answers the far side's fault, where it met nothing else. */
async function work(services: Services, claimed: Claim): Promise<Failure | undefined> {
  const { account, ledger } = claimed;
  const { id: accountId, lease } = account;
  const done = await performRun(services, account, ledger);
  const fault = farSideFaultIn(done.outcomes, done.failure);
  // Without a token nothing was sent to Graph.
  const refusal = done.found?.preflight?.failure;
  const silent = fault !== undefined;
  const pause = pauseMs(account, refusal, { silent, now: services.clock() });
  if (pause !== undefined) {
    await putSlotOff(services, claimed, pause, isTooNew(refusal) ? countTooNew : undefined);
    return fault;
  }
  const run: Run = {
    ...runOf(account, services.clock()),
    ...verdictOf(done.outcomes, done.failure, done.lost),
    outcomes: done.outcomes,
  };
  // As it was claimed, first; when somebody has changed it meanwhile, as it is now.
  let known: Versioned<Account> | undefined = { value: account, version: claimed.version };
  const recorded = await untilWritten(async () => {
    const current = known ?? (await services.accounts.get(accountId));
    known = undefined;
    if (!current || !ownsLease(current.value, lease.fencingToken)) return false;
    return (await record(services, current, run, done)) || 'conflict';
  });
  // Another worker has the slot, or the account was deleted: what this one found is not recorded.
  if (!recorded) services.log.warn('run.lease-lost', { accountId, runId: run.id });
  return fault;
}

/** Gives the slot back for a while; nothing was made, so what was recorded for the making goes. */
async function putSlotOff(
  services: Services,
  { account, ledger }: Claim,
  pauseMs: number,
  change = <T extends Account>(account: T): T => account,
): Promise<void> {
  const ledgerRemove = ledger.map(({ id }) => id);
  const after = await untilWritten(async () => {
    const current = await services.accounts.get(account.id);
    if (!current || !ownsLease(current.value, account.lease.fencingToken)) return undefined;
    const now = services.clock();
    const next = putOff(change(current.value), now + pauseMs, now);
    const written = await services.accounts.commit(current, next, { ledgerRemove });
    return written === 'conflict' ? 'conflict' : next;
  });
  if (!after) return;
  services.log.info('run.put-off', { accountId: account.id, runId: account.lease.runId, pauseMs });
  await dispatch(services, after);
}

/** Writes run, account, next due time and notice at once. False when somebody else was first. */
async function record(
  services: Services,
  current: Versioned<Account>,
  run: Run,
  { step, found = {} }: Pick<Performed, 'step' | 'found'>,
): Promise<boolean> {
  const now = services.clock();
  const threshold = await thresholdFor(services, current.value, run);
  const completed = complete(current.value, run, {
    now,
    threshold,
    ...found,
  });
  const { account, notices } = watchDates(completed.account, found.subscription, run, now);
  const owed = completed.notification ? [completed.notification, ...notices] : notices;
  const outbox = owed.map((notice) => ({
    id: services.entropy.hex(16),
    accountId: account.id,
    attempts: 0,
    notBefore: now,
    ...notice,
  }));
  const written = await services.accounts.commit(current, account, { ...step, run, outbox });
  if (written === 'conflict') return false;
  logRun(services, account, run);
  // What follows is repeated by the tick when the app dies here.
  for (const { id } of outbox)
    await services.notificationQueue.send({ accountId: account.id, outboxId: id });
  await dispatch(services, account);
  if (account.today?.day !== current.value.today?.day) await pruneOnce(services, account.id);
  return true;
}

/** With the first run of a day; what does not come of it comes with the next day's. */
async function pruneOnce(services: Services, accountId: string): Promise<void> {
  await oneByOne(
    services.log,
    'retention.postponed',
    [accountId],
    (id) => ({ accountId: id }),
    async (id) => pruneRecords(services, id, (await readSettings(services)).retention),
  );
}

/** What share of failed runs pauses an account: looked up only where one could be reached. */
async function thresholdFor(
  services: Pick<Services, 'settings' | 'retentionDays'>,
  { recentResults }: Account,
  { result }: Run,
): Promise<PauseThreshold | undefined> {
  if (isWorking(result) || !mayBeAbove(recentResults)) return undefined;
  return (await readSettings(services)).threshold;
}

function logRun(services: Pick<Services, 'log'>, account: Account, run: Run): void {
  const count = (result: Outcome['result']) =>
    run.outcomes.filter((outcome) => outcome.result === result).length;
  services.log.info('run.completed', {
    accountId: account.id,
    runId: run.id,
    result: run.result,
    attempt: run.attempt,
    ms: run.endedAt - run.startedAt,
    lateMs: run.startedAt - run.slot,
    passed: count('passed'),
    failed: count('failed') + count('undo-failed'),
    skipped: count('skipped'),
    notApplicable: count('not-applicable') + count('not-simulated'),
    stage: run.failure?.stage,
    kind: run.failure?.kind,
    code: run.failure?.code,
  });
}
