import { needsMessage } from '../domain/dispatch';
import { SENT_GRACE_MS } from '../domain/outbox';
import type { Services } from '../services';

type Deps = Pick<
  Services,
  | 'accounts'
  | 'outbox'
  | 'system'
  | 'runQueue'
  | 'notificationQueue'
  | 'clock'
  | 'log'
  | 'lookAheadMs'
>;

/** More than one tick can see to within its function's time; the next tick goes on. */
const MOST_MESSAGES = 5000;

/**
 * One look at what is due within the next period: a message each, visible at its due time, so that gaps
 * come out as they were drawn. Idempotent, and catches up from due times, not from tick counts: a tick
 * that was missed or ran twice changes nothing.
 */
export async function tick(deps: Deps): Promise<{ sent: number; notices: number }> {
  const now = deps.clock();
  const sent = await sendDue(deps, now);
  const notices = await sendNotices(deps, now);
  await deps.system.beat(now);
  deps.log.info('tick.completed', { sent, notices });
  return { sent, notices };
}

async function sendDue(deps: Deps, now: number): Promise<number> {
  let sent = 0;
  for await (const entry of deps.accounts.due(now + deps.lookAheadMs)) {
    if (!needsMessage(entry, now)) continue;
    if (sent >= MOST_MESSAGES) {
      deps.log.warn('tick.cut-short', { sent });
      break;
    }
    const { accountId, slot, dueAt } = entry;
    await deps.runQueue.send({ accountId, slot }, Math.max(0, dueAt - now));
    await deps.accounts.markSent(entry, now);
    sent += 1;
  }
  return sent;
}

/** Notices whose message was lost, or whose next try is due. */
async function sendNotices(deps: Deps, now: number): Promise<number> {
  let sent = 0;
  for await (const entry of deps.outbox.all()) {
    const due = entry.attempts === 0 ? entry.at + SENT_GRACE_MS : entry.notBefore;
    if (due > now || sent >= MOST_MESSAGES) continue;
    await deps.notificationQueue.send({ accountId: entry.accountId, outboxId: entry.id });
    sent += 1;
  }
  return sent;
}
