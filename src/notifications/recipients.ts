import { createHash } from 'node:crypto';
import type { Account } from '../domain/account';
import type { Recipient } from '../domain/incident';
import type { Services } from '../services';

/** Who hears of an account: the address that it names, else the operator. Nobody, where neither is known. */
export function recipientsOf(
  { operatorEmail }: Pick<Services, 'operatorEmail'>,
  { notify }: Account,
): readonly Recipient[] {
  const to = notify.email ?? operatorEmail;
  return to === undefined ? [] : [{ channel: 'mail', to }];
}

/** The id of what a recipient is told of a cause: the same for everybody who asks. */
export const incidentIdOf = ({ channel, to }: Recipient, cause: string): string =>
  digest(JSON.stringify([channel, to, cause]));

const digest = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 40);

export const isSameRecipient = (one: Recipient, other: Recipient): boolean =>
  one.channel === other.channel && one.to === other.to;
