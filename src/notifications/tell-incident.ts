import type { Account } from '../domain/account';
import { afterFailing, afterTelling, beginTelling, isDue } from '../domain/incident';
import type { Incident } from '../domain/incident';
import { UnreadableRow } from '../ports';
import type { Delivery } from '../ports';
import type { Services } from '../services';
import { changeIncident } from './change-incident';
import { incidentMail } from './message';
import type { News } from './message';

type Deps = Pick<
  Services,
  'accounts' | 'incidents' | 'mailer' | 'clock' | 'log' | 'publicOrigin' | 'notificationQueue'
>;

/**
 * Tells the recipient of an incident what has happened since the last mail, if that is due. The try is
 * written down before anything is sent, so that each mail has one sender. What cannot be told stays with
 * the reason, shown in health, and is tried again with growing gaps; after three days it is given up. It
 * is repeated only when the app dies between sending and writing that it was sent.
 */
export async function tellIncident(deps: Deps, id: string): Promise<void> {
  const found = await readIncident(deps, id);
  if (!found || !isDue(found.value, deps.clock())) return;
  const claimed = beginTelling(found.value, deps.clock());
  if ((await deps.incidents.replace(found, claimed)) === 'conflict') return;
  const { recipient } = claimed;
  const news = await newsOf(deps, claimed);
  const delivery: Delivery =
    news.length === 0
      ? { delivered: true }
      : await deps.mailer.send(incidentMail(deps, claimed, news));
  const facts = { incidentId: id, channel: recipient.channel, count: news.length };
  if (!delivery.delivered) return noteFailure(deps, claimed, delivery);
  const told = await changeIncident(
    deps,
    id,
    (incident) => incident && afterTelling(incident, claimed.news, deps.clock()),
  );
  deps.log.info('alert.sent', facts);
  if (told) await announce(deps, told);
}

/** Sends the message for an incident's next mail, at its time. When it is lost, the tick sends another. */
export async function announce(
  { notificationQueue, clock }: Pick<Deps, 'notificationQueue' | 'clock'>,
  { id, news, notBefore }: Incident,
): Promise<void> {
  if (news.length === 0) return;
  await notificationQueue.send({ incidentId: id }, Math.max(0, notBefore - clock()));
}

/** One that cannot be read is named in the log by the tick; its message is as good as none. */
async function readIncident({ incidents }: Deps, id: string) {
  try {
    return await incidents.get(id);
  } catch (thrown) {
    if (thrown instanceof UnreadableRow) return undefined;
    throw thrown;
  }
}

/** What is to be told, each with its account as it is now. Nobody hears of an account that was deleted. */
async function newsOf(deps: Deps, { news }: Incident): Promise<readonly News[]> {
  const accounts = new Map<string, Account | undefined>();
  for (const { accountId } of news) {
    if (!accounts.has(accountId)) accounts.set(accountId, await readAccount(deps, accountId));
  }
  return news.flatMap((notice) => {
    const account = accounts.get(notice.accountId);
    return account ? [{ notice, account }] : [];
  });
}

async function readAccount({ accounts }: Deps, id: string): Promise<Account | undefined> {
  try {
    const found = await accounts.get(id);
    return found?.value.deleted ? undefined : found?.value;
  } catch (thrown) {
    if (thrown instanceof UnreadableRow) return undefined;
    throw thrown;
  }
}

async function noteFailure(
  deps: Deps,
  claimed: Incident,
  delivery: Extract<Delivery, { delivered: false }>,
): Promise<void> {
  const facts = { incidentId: claimed.id, code: delivery.code };
  const left = await changeIncident(
    deps,
    claimed.id,
    (incident) => incident && afterFailing(incident, delivery, deps.clock()),
  );
  const kept = new Set(left?.news.map(({ id }) => id));
  const givenUp = claimed.news.filter(({ id }) => !kept.has(id)).length;
  if (givenUp > 0) deps.log.error('alert.given-up', { ...facts, count: givenUp });
  else deps.log.warn('alert.postponed', facts);
}
