import type { Incident, Recipient } from '../domain/incident';
import type { InstallationSettings } from '../domain/settings';
import type { Services } from '../services';
import { fileFor } from './file-notice';
import type { FileDeps } from './file-notice';
import type { News } from './message';
import { operatorAddress } from '../settings/operator-address';
import { isSameRecipient, isToldOf, recipientsFor } from './recipients';

type Deps = FileDeps & Pick<Services, 'operatorEmail'>;

/** News for those who were to hear of it, and the incidents to which the rest went. */
export interface Redirected {
  readonly kept: readonly News[];
  readonly moved: readonly Incident[];
}

/**
 * Before anything is mailed: news of an account that names another address by now, or one that wants no mail
 * any more, goes to whoever hears of the account now. What the operator was to hear stays the operator's.
 */
export async function redirected(
  deps: Deps,
  settings: InstallationSettings,
  recipient: Recipient,
  news: readonly News[],
): Promise<Redirected> {
  const { channel, to } = recipient;
  const isOperator = to === operatorAddress(deps.operatorEmail, settings.channels['mail']);
  if (channel !== 'mail' || isOperator) return { kept: news, moved: [] };
  const kept: News[] = [];
  const moved: Incident[] = [];
  for (const one of news) {
    const recipients = await recipientsFor(deps, settings, one.account);
    if (recipients.some((now) => isSameRecipient(now, recipient))) kept.push(one);
    else moved.push(...(await fileElsewhere(deps, settings, recipients, one)));
  }
  return { kept, moved };
}

/** By the other channels it was told already. */
async function fileElsewhere(
  deps: Deps,
  settings: InstallationSettings,
  recipients: readonly Recipient[],
  { notice }: News,
): Promise<readonly Incident[]> {
  const filed: Incident[] = [];
  for (const recipient of recipients.filter(({ channel }) => channel === 'mail')) {
    const isTold = isToldOf(settings, recipient, notice.change);
    const incident = await fileFor(deps, recipient, notice, isTold);
    if (incident) filed.push(incident);
  }
  return filed;
}
