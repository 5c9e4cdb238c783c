/** How a run is written down, and what follows from that. */
import type { Account, LeasedAccount } from '../domain/account';
import { complete, isWorking } from '../domain/completion';
import { mayBeAbove } from '../domain/half-open';
import { isAskedByHand } from '../domain/run';
import type { Outcome, Run } from '../domain/run';
import type { PauseThreshold } from '../domain/settings';
import { watchDates } from '../domain/watch';
import type { Versioned } from '../ports';
import { dispatch } from '../accounts/dispatch';
import { oneByOne } from '../one-by-one';
import type { Performed } from './perform';
import { pruneRecords } from './prune-records';
import { readSettings } from '../settings/read';
import type { Services } from '../services';

/** What the record of a slot says of its run besides what it came to. */
export const runOf = (
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

/** Writes run, account, next due time and notice at once. False when somebody else was first. */
export async function record(
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
