import { isLeased } from '../domain/account';
import type { Account, LeasedAccount } from '../domain/account';
import { abandonedRun, complete } from '../domain/completion';
import { claim, decide, endLease, ownsLease } from '../domain/lease';
import type { Decision } from '../domain/lease';
import { countTooNew, putOff, youngPauseMs } from '../domain/put-off';
import type { LedgerEntry, Outcome, Run } from '../domain/run';
import { verdictOf } from '../domain/verdict';
import type { RunMessage, Versioned } from '../ports';
import { dispatch } from '../accounts/dispatch';
import { performRun } from './perform';
import type { Performed } from './perform';
import { planFor, prepareLedger } from '../engine/plan-run';
import type { Services } from '../services';
import { untilWritten } from '../until-written';

/** A slot that this worker has claimed, with what it may leave behind, recorded before it exists. */
interface Claim {
  readonly account: LeasedAccount;
  readonly ledger: readonly LedgerEntry[];
}

/**
 * What a message about a slot leads to: the slot is claimed, run and recorded, or it turns out that
 * there is nothing to do. Throws only what is unexpected; the platform then delivers the message again.
 */
export async function runSlot(services: Services, message: RunMessage): Promise<void> {
  const claimed = await untilWritten(() => answerMessage(services, message));
  if (claimed) await work(services, claimed);
}

/** Does what the account's row, as it is now, says about the message. `conflict` when the row changed meanwhile. */
async function answerMessage(
  services: Services,
  message: RunMessage,
): Promise<Claim | undefined | 'conflict'> {
  const current = await services.accounts.get(message.accountId);
  const decision = decide(current?.value, message.slot, services.clock());
  if (!current) return undefined;
  switch (decision.type) {
    case 'acknowledge':
      if (decision.why === 'paused') await endLostLease(services, current);
      return undefined;
    case 'early':
      await services.runQueue.send(message, decision.delayMs);
      return undefined;
    case 'abandon':
      return (await abandon(services, current)) ? undefined : 'conflict';
    case 'claim':
      return claimSlot(services, current, decision);
  }
}

async function claimSlot(
  services: Services,
  current: Versioned<Account>,
  {
    attempt,
    plan = planFor(services.catalogue, current.value),
  }: Extract<Decision, { type: 'claim' }>,
): Promise<Claim | 'conflict'> {
  const now = services.clock();
  const fencingToken = services.entropy.hex(16);
  const account = claim(current.value, { attempt, fencingToken, plan }, now);
  const ledger = prepareLedger(services, account, now);
  const written = await services.accounts.commit(current, account, { ledgerPut: ledger });
  return written === 'conflict' ? 'conflict' : { account, ledger };
}

/** A run whose worker was lost while its account was being paused: nothing is due any more. */
async function endLostLease(services: Services, current: Versioned<Account>): Promise<void> {
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

async function work(services: Services, claimed: Claim): Promise<void> {
  const { account, ledger } = claimed;
  const { id: accountId, slot, lease } = account;
  const done = await performRun(services, account, ledger);
  // Without a token nothing was sent to Graph.
  const pauseMs = youngPauseMs(account.credential, done.found?.preflight?.failure);
  if (pauseMs !== undefined) {
    await putSlotOff(services, claimed, pauseMs);
    return;
  }
  const run: Run = {
    id: lease.runId,
    accountId,
    slot,
    attempt: lease.attempt,
    startedAt: lease.since,
    endedAt: services.clock(),
    ...verdictOf(done.outcomes, done.failure, done.lost),
    outcomes: done.outcomes,
    revision: lease.revision,
  };
  const recorded = await untilWritten(async () => {
    const current = await services.accounts.get(accountId);
    if (!current || !ownsLease(current.value, lease.fencingToken)) return false;
    return (await record(services, current, run, done)) || 'conflict';
  });
  // Another worker has the slot, or the account was deleted: what this one found is not recorded.
  if (!recorded) services.log.warn('run.lease-lost', { accountId, runId: run.id });
}

/** Gives the slot back for a while; nothing was made, so what was recorded for the making goes. */
async function putSlotOff(
  services: Services,
  { account, ledger }: Claim,
  pauseMs: number,
): Promise<void> {
  const ledgerRemove = ledger.map(({ id }) => id);
  const after = await untilWritten(async () => {
    const current = await services.accounts.get(account.id);
    if (!current || !ownsLease(current.value, account.lease.fencingToken)) return undefined;
    const now = services.clock();
    const next = putOff(countTooNew(current.value), now + pauseMs, now);
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
  const { account, notification: notice } = complete(current.value, run, { now, ...found });
  const outbox = notice
    ? [
        {
          id: services.entropy.hex(16),
          accountId: account.id,
          attempts: 0,
          notBefore: now,
          ...notice,
        },
      ]
    : [];
  const written = await services.accounts.commit(current, account, { ...step, run, outbox });
  if (written === 'conflict') return false;
  logRun(services, account, run);
  // What follows is repeated by the tick when the app dies here.
  for (const { id } of outbox)
    await services.notificationQueue.send({ accountId: account.id, outboxId: id });
  await dispatch(services, account);
  return true;
}

function logRun(services: Services, account: Account, run: Run): void {
  const count = (result: Outcome['result']) =>
    run.outcomes.filter((outcome) => outcome.result === result).length;
  services.log.info('run.completed', {
    accountId: account.id,
    account: account.name,
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
