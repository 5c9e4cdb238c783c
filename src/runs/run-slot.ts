import type { Account } from '../domain/account';
import { decide, ownsLease } from '../domain/lease';
import { farSideFaultIn } from '../domain/circuit';
import type { Failure } from '../domain/failure';
import { countTooNew, isTooNew, pauseMs, putOff } from '../domain/put-off';
import type { Run } from '../domain/run';
import { verdictOf } from '../domain/verdict';
import type { RunMessage, Versioned } from '../ports';
import { dispatch } from '../accounts/dispatch';
import { performRun } from './perform';
import type { Services } from '../services';
import { untilWritten } from '../until-written';
import { unlessDamaged } from '../unless-damaged';
import type { Claim } from './claim-slot';
import { abandon, deferSlot, endLostLease, enter } from './claim-slot';
import { record, runOf } from './record-run';

/**
 * What a message about a slot leads to: the slot is claimed, run and recorded, or it turns out that
 * there is nothing to do. Throws only what is unexpected; the platform then delivers the message again.
 */
export async function runSlot(services: Services, message: RunMessage): Promise<void> {
  const claimed = await untilWritten(() => answerMessage(services, message));
  if (!claimed) return;
  let fault: Failure | undefined;
  services.underWay.begin(claimed.account.id);
  try {
    fault = await work(services, claimed);
  } finally {
    services.underWay.end(claimed.account.id);
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
