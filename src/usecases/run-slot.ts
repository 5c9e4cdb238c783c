import { isLeased } from '../domain/account';
import type { Account, Lease, Preflight } from '../domain/account';
import { abandonedRun, claim, complete, decide, holds, release } from '../domain/claim';
import { failureOf } from '../domain/failure';
import type { Failure } from '../domain/failure';
import type { LedgerEntry, Outcome, Run } from '../domain/run';
import { RUN_DEADLINE_MS } from '../domain/timing';
import { verdictOf } from '../domain/verdict';
import type { GraphSession, RunMessage, Step, Token, Versioned } from '../ports';
import { acquireToken } from './acquire-token';
import { dispatch } from './dispatch';
import { executePlan } from './execute-plan';
import { planFor, prepareLedger } from './plan-run';
import type { Services } from './services';
import { logSweep, sweepLedger } from './sweep';

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
    const fence = services.entropy.hex(16);
    const plan = decision.plan ?? planFor(services.catalogue, current.value);
    const claimed = claim(current.value, { attempt: decision.attempt, fence, plan }, now);
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
  await services.accounts.commit(current, release(current.value, now));
}

/** Records a slot whose every worker was lost. False when somebody else was first. */
async function abandon(services: Services, current: Versioned<Account>): Promise<boolean> {
  const { value } = current;
  if (!value.lease) return true;
  const run = abandonedRun({ ...value, lease: value.lease }, services.clock());
  return record(services, current, run, {});
}

interface Work {
  readonly outcomes: readonly Outcome[];
  readonly failure?: Failure;
  readonly preflight?: Preflight;
  readonly step?: Step;
  /** Nothing may be sent to the tenant before (milliseconds since the epoch). */
  readonly notBefore?: number;
}

async function work(
  services: Services,
  account: Claimed,
  ledger: readonly LedgerEntry[],
  message: RunMessage,
): Promise<void> {
  const startedAt = account.lease.since;
  const done = await checks(services, account, ledger, message);
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
    if (!current || !holds(current.value, account.lease.fence)) {
      // Another worker has the slot, or the account was deleted: what this one found is not recorded.
      services.log.warn('run.lease-lost', { accountId: account.id, runId: run.id });
      return;
    }
    if (await record(services, current, run, done)) return;
  }
  throw new Error('the account’s row kept changing; the slot is run again after its lease');
}

/** Everything between claim and record. Whatever goes wrong is an outcome, never an exception. */
async function checks(
  services: Services,
  account: Claimed,
  ledger: readonly LedgerEntry[],
  message: RunMessage,
): Promise<Work> {
  const deadline = account.lease.since + RUN_DEADLINE_MS;
  const signal = AbortSignal.timeout(Math.max(1, deadline - services.clock()));
  const unused: Step = { ledgerRemove: ledger.map(({ id }) => id) };
  let token: Token;
  try {
    token = await acquireToken(services, account, {
      signal,
      ...(message.asked && { asked: true }),
    });
  } catch (thrown) {
    const failure = explained(services, account, thrown);
    const preflight = { at: services.clock(), failure };
    return { outcomes: [], failure, preflight, step: unused, ...late(failure) };
  }
  try {
    const open = (withToken: Token): GraphSession =>
      services.graph.open({
        tenantId: account.tenantId,
        clientId: account.clientId,
        mode: account.mode,
        token: withToken,
        deadline,
        signal,
      });
    const session = open(token);
    const renew = async () => {
      services.tokenMemory.forget(account.credential.id);
      return open(await acquireToken(services, account, { signal, fresh: true }));
    };
    return await withSession(services, account, ledger, {
      session,
      renew,
      token,
      deadline,
      signal,
    });
  } catch (thrown) {
    const failure = explained(services, account, thrown);
    return { outcomes: [], failure, ...late(failure) };
  }
}

interface Open {
  readonly session: GraphSession;
  readonly renew: () => Promise<GraphSession>;
  readonly token: Token;
  readonly deadline: number;
  readonly signal: AbortSignal;
}

async function withSession(
  services: Services,
  account: Claimed,
  ledger: readonly LedgerEntry[],
  open: Open,
): Promise<Work> {
  const { permissions } = open.token;
  // What an earlier run left, or an earlier worker on this very slot.
  const own = new Set(ledger.map(({ id }) => id));
  const leftovers = (await services.accounts.ledger(account.id)).filter(({ id }) => !own.has(id));
  const common = {
    catalogue: services.catalogue,
    session: open.session,
    mode: account.mode,
    ...(account.user !== undefined && { user: account.user }),
    clock: services.clock,
    deadline: open.deadline,
    signal: open.signal,
  };
  const swept = await sweepLedger({ ...common, entries: leftovers });
  logSweep(services, account.id, swept);
  const executed = await executePlan({
    ...common,
    renew: open.renew,
    accountId: account.id,
    slot: account.slot,
    plan: account.lease.plan,
    ledger,
    ...(permissions && { granted: permissions }),
  });
  const preflight = { at: services.clock(), ...(permissions && { granted: permissions }) };
  return {
    outcomes: executed.outcomes,
    preflight,
    step: {
      ledgerRemove: [...swept.ledgerRemove, ...executed.ledgerRemove],
      ledgerPut: [...swept.ledgerUpdate, ...executed.ledgerUpdate],
    },
    ...(executed.notBefore !== undefined && { notBefore: executed.notBefore }),
  };
}

/** The failure behind what was thrown; one that nobody foresaw is an error in the log as well. */
function explained(services: Services, account: Account, thrown: unknown): Failure {
  const failure = failureOf(thrown);
  if (failure.kind === 'bug') {
    services.log.error('run.unexpected', {
      accountId: account.id,
      error: failure.facts?.['error'],
    });
  }
  return failure;
}

const late = ({ notBefore }: Failure) => (notBefore === undefined ? {} : { notBefore });

/** Writes run, account, next due time and notice at once. False when somebody else was first. */
async function record(
  services: Services,
  current: Versioned<Account>,
  run: Run,
  done: Pick<Work, 'preflight' | 'step' | 'notBefore'>,
): Promise<boolean> {
  const now = services.clock();
  const { account, notice } = complete(current.value, run, {
    now,
    ...(done.preflight && { preflight: done.preflight }),
    ...(done.notBefore !== undefined && { notBefore: done.notBefore }),
  });
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
  const written = await services.accounts.commit(current, account, { ...done.step, run, outbox });
  if (written === 'conflict') return false;
  logRun(services, account, run);
  // What follows is repeated by the tick when the app dies here.
  for (const { id } of outbox)
    await services.alertQueue.send({ accountId: account.id, outboxId: id });
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
