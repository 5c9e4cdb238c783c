import { messageDelayMs, needsMessage } from '../domain/dispatch';
import { needsTelling } from '../domain/incident';
import { needsReminder } from '../domain/outbox';
import { pingDeadMan } from './ping-dead-man';
import { reportDamage } from './report-damage';
import { reportSilence } from './report-silence';
import { oneByOne } from '../one-by-one';
import type { Tally } from '../one-by-one';
import type { NotificationMessage } from '../ports';
import type { Services } from '../services';

type Deps = Pick<
  Services,
  | 'accounts'
  | 'outbox'
  | 'incidents'
  | 'system'
  | 'damage'
  | 'runQueue'
  | 'notificationQueue'
  | 'clock'
  | 'log'
  | 'lookAheadMs'
> &
  Parameters<typeof pingDeadMan>[0] &
  Parameters<typeof reportSilence>[0];

/** How long a tick goes on with sending, in milliseconds: it ends inside its function's time, and the next goes on. */
export const SENDING_MS = 200_000;
/** Storage answers many at a time as fast as one. */
export const AT_A_TIME = 16;

/**
 * One look at what is due within the next period, the most overdue first: a message each, visible at its due
 * time, so that gaps come out as they were drawn. Idempotent, and catches up from due times, not from tick counts: a tick
 * that was missed or ran twice changes nothing. Throws, without a heartbeat, when nothing could be sent:
 * then the queue is out of reach.
 */
export async function tick(deps: Deps): Promise<{ sent: number; notifications: number }> {
  const now = deps.clock();
  const { cutShort, ...runs } = await sendDue(deps, now);
  const notifications = await sendNotifications(deps, now);
  await reportDamage(deps);
  const failed = runs.failed + notifications.failed;
  const told = { sent: runs.done, notifications: notifications.done };
  if (failed > 0 && told.sent + told.notifications === 0) throw new Error('no message was sent');
  await deps.system.beat({ at: now, cutShort });
  deps.log.info('tick.completed', { ...told, failed, cutShort });
  await pingDeadMan(deps);
  await reportSilence(deps);
  return told;
}

async function sendDue(deps: Deps, now: number): Promise<Tally & { readonly cutShort: boolean }> {
  const due = filtered(deps.accounts.due(now + deps.lookAheadMs), (entry) =>
    needsMessage(entry, now),
  );
  let cutShort = false;
  const more = () => {
    cutShort = true;
    deps.log.warn('tick.cut-short', { afterMs: deps.clock() - now });
  };
  const tally = await oneByOne(
    deps.log,
    'tick.not-sent',
    whileTime(deps, now + SENDING_MS, due, more),
    ({ accountId }) => ({ accountId }),
    async (entry) => {
      const { accountId, slot } = entry;
      await deps.runQueue.send({ accountId, slot }, messageDelayMs(entry, now));
      await deps.accounts.markSent(entry, now);
    },
    AT_A_TIME,
  );
  return { ...tally, cutShort };
}

/** Notices and incidents whose message was lost, or whose next try is due. */
function sendNotifications(deps: Deps, now: number): Promise<Tally> {
  return oneByOne(
    deps.log,
    'tick.not-sent',
    whileTime(deps, now + SENDING_MS, notificationsDue(deps, now)),
    (message) => message,
    (message) => deps.notificationQueue.send(message),
    AT_A_TIME,
  );
}

async function* notificationsDue(deps: Deps, now: number): AsyncGenerator<NotificationMessage> {
  for await (const entry of deps.outbox.all()) {
    if (needsReminder(entry, now)) yield { accountId: entry.accountId, outboxId: entry.id };
  }
  for await (const incident of deps.incidents.all()) {
    if (needsTelling(incident, now)) yield { incidentId: incident.id };
  }
}

async function* filtered<T>(
  items: AsyncIterable<T>,
  holds: (item: T) => boolean,
): AsyncGenerator<T, void> {
  for await (const item of items) if (holds(item)) yield item;
}

/** Items up to a time (milliseconds since the epoch); `onMore` is called where there would have been more. */
async function* whileTime<T>(
  { clock }: Pick<Deps, 'clock'>,
  end: number,
  items: AsyncIterable<T>,
  onMore?: () => void,
): AsyncGenerator<T, void> {
  for await (const item of items) {
    if (clock() >= end) {
      onMore?.();
      return;
    }
    yield item;
  }
}
