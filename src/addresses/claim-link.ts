import { LINK_MS, withLink } from '../domain/mail-address';
import type { Services } from '../services';
import { addressIdOf } from './address-id';
import { makeToken } from './answer-link';
import { changeAddresses } from './change-addresses';
import { sha256 } from '../sha256';

/** A link that is to be mailed, and to whom. */
export interface ClaimedLink {
  readonly email: string;
  /** Whose accounts name the address. */
  readonly member: string;
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * Makes the link that is owed to an address, and writes down its hash before anybody is mailed: of several
 * who are given the same message, one has it. Undefined for the others, and where nothing is owed.
 */
export async function claimLink(
  deps: Pick<Services, 'members' | 'clock' | 'entropy'>,
  memberId: string,
  addressId: string,
): Promise<ClaimedLink | undefined> {
  const token = makeToken(deps, memberId);
  const link = { tokenHash: sha256(token), at: deps.clock() };
  let email: string | undefined;
  const changed = await changeAddresses(deps, memberId, (addresses) => {
    const owed = addresses.find(
      (one) => one.owedSince !== undefined && addressIdOf(one.email) === addressId,
    );
    email = owed?.email;
    return owed ? addresses.map((one) => (one === owed ? withLink(one, link) : one)) : addresses;
  });
  if (!changed || email === undefined) return undefined;
  return { email, member: changed.after.name, token, expiresAt: link.at + LINK_MS };
}
