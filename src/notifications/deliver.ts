import { isGivenUp, retryLater } from '../domain/outbox';
import type { NotificationMessage } from '../ports';
import { notificationMail } from './message';
import type { Services } from '../services';

type Deps = Pick<Services, 'accounts' | 'outbox' | 'mailer' | 'clock' | 'log' | 'operatorEmail'>;

/**
 * Delivers one notice and removes it from the outbox. A notice that cannot be delivered stays there with
 * the reason, shown in health, and is tried again with growing gaps by the tick; after three days it
 * is given up. The notice is repeated only when the app dies between sending and removing.
 */
export async function deliverNotification(deps: Deps, message: NotificationMessage): Promise<void> {
  const { accountId, outboxId } = message;
  const [entry, account] = await Promise.all([
    deps.outbox.get(accountId, outboxId),
    deps.accounts.get(accountId),
  ]);
  // Delivered by somebody else, or the account is gone: nothing is owed any more.
  if (!entry || !account || account.value.deleted) return;
  const now = deps.clock();
  if (entry.value.attempts > 0 && entry.value.notBefore > now) return;
  const to = account.value.notify.email ?? deps.operatorEmail;
  const delivery = to
    ? await deps.mailer.send(notificationMail(account.value, entry.value, to))
    : ({ delivered: false, permanent: true, code: 'mail-not-configured' } as const);
  if (delivery.delivered) {
    await deps.outbox.remove(accountId, outboxId);
    deps.log.info('alert.sent', {
      accountId,
      change: entry.value.change,
      runId: entry.value.runId,
    });
    return;
  }
  const facts = { accountId, change: entry.value.change, code: delivery.code };
  if (isGivenUp(entry.value, now)) {
    await deps.outbox.remove(accountId, outboxId);
    deps.log.error('alert.given-up', facts);
    return;
  }
  // A conflict means that another delivery has noted its own try.
  await deps.outbox.replace(entry, retryLater(entry.value, delivery.code, now));
  deps.log.warn('alert.postponed', facts);
}
