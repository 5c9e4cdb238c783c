import {
  addNotice,
  causeOf,
  concerns,
  isOfState,
  openIncident,
  withoutAccount,
} from '../domain/incident';
import type { Incident, Notice, Recipient } from '../domain/incident';
import { severityOf } from '../domain/notice-kinds';
import { beginTry, isGivenUp } from '../domain/outbox';
import type { OutboxEntry } from '../domain/run';
import type { InstallationSettings } from '../domain/settings';
import type { Services } from '../services';
import { readSettings } from '../settings/read';
import { changeIncident } from './change-incident';
import { incidentIdOf, isSameRecipient, isToldOf, recipientsFor, recipientsOf } from './recipients';
import { unlessDamaged } from '../unless-damaged';

export type FileDeps = Pick<
  Services,
  | 'accounts'
  | 'outbox'
  | 'incidents'
  | 'members'
  | 'settings'
  | 'clock'
  | 'log'
  | 'operatorEmail'
  | 'retentionDays'
>;

/**
 * Moves a notice from its account's outbox into the incidents of those who are to hear of it; answers
 * these incidents. The try is written down before anything else, so that of several deliveries of one
 * message one goes on; the entry is removed when all incidents hold it. A notice for which there is
 * nobody stays for three days, shown in health.
 */
export async function fileNotice(
  deps: FileDeps,
  { accountId, outboxId }: { readonly accountId: string; readonly outboxId: string },
): Promise<readonly Incident[]> {
  const found = await readOwed(deps, accountId, outboxId);
  if (!found) return [];
  const { account, entry } = found;
  const now = deps.clock();
  if (entry.value.attempts > 0 && entry.value.notBefore > now) return [];
  const settings = await readSettings(deps);
  // What the installation itself lacks is told by every channel, and by mail to the operator.
  const ofInstallation = entry.value.change === 'installation';
  const recipients = ofInstallation
    ? recipientsOf(deps, settings, {})
    : await recipientsFor(deps, settings, account);
  const claimed: OutboxEntry = {
    ...beginTry(entry.value, now),
    lastError: recipients.length === 0 ? 'nobody-told' : undefined,
  };
  if ((await deps.outbox.replace(entry, claimed)) === 'conflict') return [];
  if (recipients.length === 0 && !isGivenUp(claimed, now)) {
    deps.log.warn('alert.postponed', { accountId, code: claimed.lastError });
    return [];
  }
  if (recipients.length === 0)
    deps.log.error('alert.given-up', { accountId, code: claimed.lastError });
  if (claimed.change === 'installation')
    deps.log.error('installation.lacking', { code: claimed.failure?.code });
  const incidents = await fileForAll(deps, settings, recipients, noticeOf(claimed));
  await deps.outbox.remove(accountId, claimed.id);
  return incidents;
}

/** What is owed, and for which account. Undefined when somebody else has filed it, or the account is gone. */
async function readOwed({ outbox, accounts }: FileDeps, accountId: string, outboxId: string) {
  const [entry, account] = await Promise.all([
    unlessDamaged(() => outbox.get(accountId, outboxId)),
    unlessDamaged(() => accounts.get(accountId)),
  ]);
  if (!entry || !account || account.value.deleted) return undefined;
  return { entry, account: account.value };
}

const noticeOf = ({ attempts: _, notBefore: _1, lastError: _2, ...notice }: OutboxEntry): Notice =>
  notice;

/** Files a notice for each of those who are to hear of it; answers the incidents in which it is. */
export async function fileForAll(
  deps: FileDeps,
  settings: InstallationSettings,
  recipients: readonly Recipient[],
  notice: Notice,
): Promise<readonly Incident[]> {
  const concerning = isOfState(notice) ? await incidentsOf(deps, notice.accountId) : [];
  const filed: Incident[] = [];
  for (const recipient of recipients) {
    const held = concerning.filter((one) => isSameRecipient(one.recipient, recipient));
    const isTold = isToldOf(settings, recipient, severityOf(notice.change));
    const incident = await fileFor(deps, recipient, notice, { held, isTold });
    if (incident) filed.push(incident);
  }
  return filed;
}

/**
 * Files a notice for one recipient: under its cause, or that an account works again under what it had. The
 * account leaves what it was in before (`held`), so that nobody is reminded of one account twice. `isTold`: whether
 * the channel is told of such news by itself. Whoever heard of trouble hears of its end.
 */
async function fileFor(
  deps: FileDeps,
  recipient: Recipient,
  notice: Notice,
  { held, isTold }: { readonly held: readonly Incident[]; readonly isTold: boolean },
): Promise<Incident | undefined> {
  const [latest] = held.toSorted((a, b) => joined(b, notice) - joined(a, notice));
  const end = notice.change === 'recovered' ? latest : undefined;
  if (!end && !isTold) return undefined;
  const cause = end?.cause ?? causeOf(notice);
  const id = incidentIdOf(recipient, cause);
  for (const other of held.filter((one) => one.id !== id)) {
    await changeIncident(
      deps,
      other.id,
      (incident) => incident && withoutAccount(incident, notice.accountId),
    );
  }
  const { since } = notice;
  return changeIncident(deps, id, (incident = openIncident(id, recipient, { cause, since })) =>
    addNotice(incident, notice),
  );
}

const joined = ({ accounts }: Incident, { accountId }: Notice): number =>
  accounts.find(({ id }) => id === accountId)?.since ?? 0;

async function incidentsOf({ incidents }: FileDeps, accountId: string): Promise<Incident[]> {
  const found: Incident[] = [];
  for await (const incident of incidents.all()) {
    if (concerns(incident, accountId)) found.push(incident);
  }
  return found;
}
