import { auditEntry, named } from '../audit';
import {
  addressOfLink,
  confirmationOf,
  LINK_MS,
  withConfirmed,
  withStopped,
} from '../domain/mail-address';
import type { ConfirmationState, MailAddress } from '../domain/mail-address';
import type { Member } from '../ports';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { changeAddresses, readMember } from './change-addresses';
import { sha256 } from '../sha256';

type Deps = Pick<Services, 'members' | 'clock' | 'entropy'>;

/** Longer than any token there is: not worth hashing. */
const LONGEST_TOKEN = 512;

/** What somebody who was mailed a link says to it. */
export const linkAnswers = ['confirm', 'look', 'stop'] as const;
export type LinkAnswer = (typeof linkAnswers)[number];

/** An address, for whose accounts it was named, and what holds of it. */
export interface Answered {
  readonly email: string;
  readonly member: string;
  readonly state: ConfirmationState | 'confirmed';
}

/** The token of a link: whose row it is in, and what only the mail has. */
export const makeToken = ({ entropy }: Pick<Services, 'entropy'>, memberId: string): string =>
  `${memberId}.${entropy.hex(32)}`;

/**
 * Confirms an address, or stops all mail to it, or only says what it is about. A link confirms for a week and
 * stops for as long as it is kept; the same answer again changes nothing. Throws `Refusal`.
 */
export async function answerLink(deps: Deps, token: string, answer: LinkAnswer): Promise<Answered> {
  if (token.length > LONGEST_TOKEN) throw spent();
  const [memberId = ''] = token.split('.');
  const tokenHash = sha256(token);
  const member = await (answer === 'look'
    ? readMember(deps, memberId).then((found) => found?.value)
    : change(deps, memberId, tokenHash, answer));
  if (!member) throw spent();
  const { address } = linked(deps, member.addresses ?? [], tokenHash, answer);
  return { email: address.email, member: member.name, state: stateOf(deps, address) };
}

async function change(
  deps: Deps,
  memberId: string,
  tokenHash: string,
  answer: 'confirm' | 'stop',
): Promise<Member | undefined> {
  let email = '';
  const changed = await changeAddresses(
    deps,
    memberId,
    (addresses) => {
      const { address } = linked(deps, addresses, tokenHash, answer);
      email = address.email;
      if (answer === 'confirm') return withConfirmed(addresses, email, deps.clock());
      return address.stoppedAt === undefined
        ? withStopped(addresses, address, deps.clock())
        : addresses;
    },
    (member) =>
      auditEntry(
        deps,
        { id: 'address', name: email },
        answer === 'confirm' ? 'address.confirmed' : 'address.stopped',
        { member: named(member) },
      ),
  );
  return changed?.after;
}

/** The address of a link that is still good for this answer. Throws `Refusal`. */
function linked(
  { clock }: Pick<Deps, 'clock'>,
  addresses: readonly MailAddress[],
  tokenHash: string,
  answer: LinkAnswer,
) {
  const found = addressOfLink(addresses, tokenHash);
  const isLate = answer === 'confirm' && found && clock() - found.link.at >= LINK_MS;
  if (!found || isLate) throw spent();
  return found;
}

const stateOf = ({ clock }: Pick<Deps, 'clock'>, address: MailAddress) =>
  confirmationOf([address], address.email, { allowedDomains: [], now: clock() }) ?? 'confirmed';

const spent = () =>
  new Refusal(
    'link-spent',
    'This link opens nothing any more: whoever named the address can ask for another one.',
  );
