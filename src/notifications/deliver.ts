import { beginTry, isGivenUp } from '../domain/outbox';
import type { OutboxEntry } from '../domain/run';
import { UnreadableRow } from '../ports';
import type { Delivery, NotificationMessage, Versioned } from '../ports';
import { notificationMail } from './message';
import type { Services } from '../services';

type Deps = Pick<
  Services,
  'accounts' | 'outbox' | 'mailer' | 'clock' | 'log' | 'operatorEmail' | 'publicOrigin'
>;

type Failed = Extract<Delivery, { delivered: false }>;

const NOBODY: Delivery = { delivered: false, permanent: true, code: 'mail-not-configured' };

/**
 * Delivers one notification and removes it from the outbox. The try is written down before anything is
 * sent, so that of several deliveries of one message one sends. A notification that cannot be delivered
 * stays there with the reason, shown in health, and is tried again with growing gaps by the tick; after
 * three days it is given up. It is repeated only when the app dies between sending and removing.
 */
export async function deliverNotification(deps: Deps, message: NotificationMessage): Promise<void> {
  const found = await readOwed(deps, message);
  if (!found) return;
  const { account, entry } = found;
  const { accountId, change, runId } = entry.value;
  const now = deps.clock();
  if (entry.value.attempts > 0 && entry.value.notBefore > now) return;
  const claimed = beginTry(entry.value, now);
  if ((await deps.outbox.replace(entry, claimed)) === 'conflict') return;
  const to = account.notify.email ?? deps.operatorEmail;
  const mail = to === undefined ? undefined : notificationMail(deps, account, claimed, to);
  const delivery = mail ? await deps.mailer.send(mail) : NOBODY;
  if (delivery.delivered) {
    await deps.outbox.remove(accountId, claimed.id);
    deps.log.info('alert.sent', { accountId, change, runId });
    return;
  }
  const facts = { accountId, change, code: delivery.code };
  if (isGivenUp(claimed, now)) {
    await deps.outbox.remove(accountId, claimed.id);
    deps.log.error('alert.given-up', facts);
    return;
  }
  await noteFailure(deps, claimed, delivery);
  deps.log.warn('alert.postponed', facts);
}

/** What is owed, and for which account. Undefined when it was delivered by somebody else, or the account is gone. */
async function readOwed({ outbox, accounts }: Deps, { accountId, outboxId }: NotificationMessage) {
  try {
    const [entry, account] = await Promise.all([
      outbox.get(accountId, outboxId),
      accounts.get(accountId),
    ]);
    if (!entry || !account || account.value.deleted) return undefined;
    return { entry, account: account.value };
  } catch (thrown) {
    // The tick names the row in the log; the message is as good as none.
    if (thrown instanceof UnreadableRow) return undefined;
    throw thrown;
  }
}

/** Another try that has begun meanwhile notes its own. */
async function noteFailure(
  { outbox }: Deps,
  claimed: OutboxEntry,
  { code, notBefore = 0 }: Failed,
): Promise<void> {
  const latest: Versioned<OutboxEntry> | undefined = await outbox.get(
    claimed.accountId,
    claimed.id,
  );
  if (latest?.value.attempts !== claimed.attempts) return;
  const next = Math.max(claimed.notBefore, notBefore);
  await outbox.replace(latest, { ...claimed, notBefore: next, lastError: code });
}
