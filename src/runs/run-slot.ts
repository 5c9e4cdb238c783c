import { isLeased } from '../domain/account';
import type { Account, Lease } from '../domain/account';
import { abandonedRun, claim, complete, decide, ownsLease, endLease } from '../domain/claim';
import type { LedgerEntry, Outcome, Run } from '../domain/run';
import { verdictOf } from '../domain/verdict';
import type { RunMessage, Versioned } from '../ports';
import { dispatch } from '../accounts/dispatch';
import { performRun } from './perform';
import type { Performed } from './perform';
import { planFor, prepareLedger } from '../engine/plan-run';
import type { Services } from '../services';

type Claimed = Account & { readonly lease: Lease };

/** A claim or a record that others keep getting in the way of is left to the next message. */
const WRITE_TRIES = 10;

/**
 * What a message about a slot leads to: the slot is claimed, run and recorded, or it turns out that
 * there is nothing to do. Throws only what is unexpected; the platform then delivers the message again.
 */
export async function runSlot(services: Services, message: RunMessage): Promise<void> {
  for (let left = WRITE_TRIES; left > 0; left -= 1) {
    const current = await services.accounts.get(message.accountId);
    const now = services.clock();
    const decision = decide(current?.value, message.slot, now);
    if (!current || decision.type === 'acknowledge') {
      if (current && decision.type === 'acknowledge' && decision.why === 'paused')
        await settle(services, current);
      return;
    }
    if (decision.type === 'early') {
      await services.runQueue.send(message, decision.delayMs);
      return;
    }
    if (decision.type === 'abandon') {
      if (await abandon(services, current)) return;
      continue;
    }
    const fencingToken = services.entropy.hex(16);
    const plan = decision.plan ?? planFor(services.catalogue, current.value);
    const claimed = claim(current.value, { attempt: decision.attempt, fencingToken, plan }, now);
    const ledger = prepareLedger(services, claimed, now);
    if ((await services.accounts.commit(current, claimed, { ledgerPut: ledger })) === 'conflict')
      continue;
    await work(services, claimed, ledger, message);
    return;
  }
  throw new Error('the account’s row kept changing; the slot stays due');
}

/** A run whose worker was lost while its account was being paused: nothing is due any more. */
async function settle(services: Services, current: Versioned<Account>): Promise<void> {
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

async function work(
  services: Services,
  account: Claimed,
  ledger: readonly LedgerEntry[],
  message: RunMessage,
): Promise<void> {
  const startedAt = account.lease.since;
  const done = await performRun(services, account, ledger, message);
  const { result, failure } = verdictOf(done.outcomes, done.failure);
  const run: Run = {
    id: account.lease.runId,
    accountId: account.id,
    slot: account.slot,
    attempt: account.lease.attempt,
    startedAt,
    endedAt: services.clock(),
    result,
    ...(failure && { failure }),
    outcomes: done.outcomes,
    revision: account.lease.revision,
  };
  for (let left = WRITE_TRIES; left > 0; left -= 1) {
    const current = await services.accounts.get(account.id);
    if (!current || !ownsLease(current.value, account.lease.fencingToken)) {
      // Another worker has the slot, or the account was deleted: what this one found is not recorded.
      services.log.warn('run.lease-lost', { accountId: account.id, runId: run.id });
      return;
    }
    if (await record(services, current, run, done)) return;
  }
  throw new Error('the account’s row kept changing; the slot is run again after its lease');
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
    notApplicable: count('not-applicable'),
    stage: run.failure?.stage,
    kind: run.failure?.kind,
    code: run.failure?.code,
  });
}
