import { readMember } from '../addresses/change-addresses';
import type { Account } from '../domain/account';
import { troubled } from '../domain/check-memory';
import {
  afterFailing,
  afterReminding,
  afterTelling,
  beginTelling,
  isDue,
  isReminderDue,
  postponedTo,
  stillHolding,
} from '../domain/incident';
import type { Incident, Notice } from '../domain/incident';
import { stateOf } from '../domain/lifecycle';
import { FIRST_OPERATOR } from '../domain/member';
import { quietUntil } from '../domain/quiet-hours';
import type { InstallationSettings } from '../domain/settings';
import type { Delivery, Versioned } from '../ports';
import type { Services } from '../services';
import { changeIncident } from './change-incident';
import { readSettings } from '../settings/read';
import type { FileDeps } from './file-notice';
import { languageFor } from './language';
import { incidentMessage } from './message';
import type { News } from './message';
import { quietHoursOf } from './recipients';
import { redirected } from './redirect';
import { sendBy } from './send';
import type { SendDeps } from './send';
import { unlessDamaged } from '../unless-damaged';

type Deps = SendDeps & FileDeps & Pick<Services, 'notificationQueue'>;

/**
 * Tells the recipient of an incident what has happened since it was told last, if that is due; or once more
 * what has not changed. The try is written down before anything is sent, so that each message has one
 * sender. What cannot be told stays with the reason, shown in health, and is tried again with growing gaps;
 * after three days it is given up. It is repeated only when the app dies between sending and writing that
 * it was sent.
 */
export async function tellIncident(deps: Deps, id: string): Promise<void> {
  const current = await unlessDamaged(() => deps.incidents.get(id));
  const now = deps.clock();
  const reminder = current !== undefined && isReminderDue(current.value, now);
  if (!current || !(reminder || isDue(current.value, now))) return;
  const settings = await readSettings(deps);
  const until = quietUntil(quietHoursOf(settings, current.value.recipient), now);
  if (until !== undefined) return postpone(deps, current, until);
  const claimed = beginTelling(current.value, now);
  if ((await deps.incidents.replace(current, claimed)) === 'conflict') return;
  const found = reminder ? await remindersOf(deps, claimed) : await newsOf(deps, settings, claimed);
  const { kept: news, moved } = await redirected(deps, settings, claimed.recipient, found);
  for (const incident of moved) await announce(deps, incident);
  const delivery = await deliver(deps, settings, claimed, { news, reminder });
  const facts = { incidentId: id, channel: claimed.recipient.channel, count: news.length };
  if (!delivery.delivered) return noteFailure(deps, claimed, delivery);
  const told = await changeIncident(
    deps,
    id,
    (incident) =>
      incident &&
      (reminder
        ? afterReminding(incident, deps.clock())
        : afterTelling(incident, claimed.news, deps.clock())),
  );
  deps.log.info('alert.sent', facts);
  if (told) await announce(deps, told);
}

async function postpone(deps: Deps, found: Versioned<Incident>, until: number): Promise<void> {
  const later = postponedTo(found.value, until);
  if ((await deps.incidents.replace(found, later)) === 'conflict') return;
  await announce(deps, later);
}

/** One try. A channel that was taken out of the settings has nobody behind it any more. */
async function deliver(
  deps: Deps,
  settings: InstallationSettings,
  incident: Incident,
  { news, reminder }: { readonly news: readonly News[]; readonly reminder: boolean },
): Promise<Delivery> {
  const { recipient } = incident;
  const channel = settings.channels[recipient.channel];
  const [first] = news;
  if (!channel || !first) return { delivered: true };
  const own = recipient.to === first.account.notify.email ? first.account : undefined;
  const language = await languageFor(deps, settings, recipient, first.account);
  const timeZone = own?.schedule.timeZone ?? quietHoursOf(settings, recipient)?.timeZone ?? 'UTC';
  const namedBy = own && (await ownerName(deps, own));
  const message = incidentMessage(deps, incident, news, { language, timeZone, reminder, namedBy });
  return sendBy(deps, settings, recipient, message);
}

/** Who has named the address of an account; undefined where it was an operator. */
async function ownerName(deps: Deps, { owner }: Account): Promise<string | undefined> {
  return owner === FIRST_OPERATOR ? undefined : (await readMember(deps, owner))?.value.name;
}

/** Sends the message for an incident's next mail, at its time. When it is lost, the tick sends another. */
export async function announce(
  { notificationQueue, clock }: Pick<Deps, 'notificationQueue' | 'clock'>,
  { id, news, notBefore }: Incident,
): Promise<void> {
  if (news.length === 0) return;
  await notificationQueue.send({ incidentId: id }, Math.max(0, notBefore - clock()));
}

/** What is to be told, each with its account as it is now. Nobody hears of an account that was deleted. */
async function newsOf(
  deps: Deps,
  settings: InstallationSettings,
  incident: Incident,
): Promise<readonly News[]> {
  const quiet = quietHoursOf(settings, incident.recipient);
  const wasQuiet = (at: number) => quietUntil(quiet, at) !== undefined;
  const news = stillHolding(incident.news, wasQuiet);
  const accounts = new Map<string, Account | undefined>();
  for (const { accountId } of news) {
    if (!accounts.has(accountId)) accounts.set(accountId, await readAccount(deps, accountId));
  }
  return news.flatMap((notice) => {
    const account = accounts.get(notice.accountId);
    return account ? [{ notice, account }] : [];
  });
}

/** What has not changed since it was told. Nobody is reminded of an account that a person has paused. */
async function remindersOf(deps: Deps, incident: Incident): Promise<readonly News[]> {
  const found: News[] = [];
  for (const { id, since } of incident.accounts) {
    const account = await readAccount(deps, id);
    const state = account && stateOf(account);
    if (!account || state === undefined || state === 'active') continue;
    if (account.paused && !account.paused.share) continue;
    const notice: Notice = {
      id: `${incident.reminders ?? 0}r${incident.id}`,
      accountId: id,
      change: account.paused ? 'paused' : state,
      runId: account.recentResults.at(-1)?.runId ?? '',
      at: deps.clock(),
      since,
      failure: account.failure,
      checks: troubled(account.memory).toSorted(),
    };
    found.push({ notice, account });
  }
  return found;
}

async function readAccount({ accounts }: Deps, id: string): Promise<Account | undefined> {
  const found = await unlessDamaged(() => accounts.get(id));
  return found?.value.deleted ? undefined : found?.value;
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
