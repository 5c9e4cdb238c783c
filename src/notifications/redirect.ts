import type { Incident, Recipient } from '../domain/incident';
import type { InstallationSettings } from '../domain/settings';
import type { Services } from '../services';
import { fileForAll } from './file-notice';
import type { FileDeps } from './file-notice';
import type { News } from './message';
import { operatorAddress } from '../settings/operator-address';
import { isSameRecipient, recipientsFor } from './recipients';

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
    if (recipients.some((now) => isSameRecipient(now, recipient))) {
      kept.push(one);
      continue;
    }
    // By the other channels it was told already.
    const byMail = recipients.filter((now) => now.channel === 'mail');
    moved.push(...(await fileForAll(deps, settings, byMail, one.notice)));
  }
  return { kept, moved };
}
