import { DAY_MS, HOUR_MS } from '../durations';
/**
 * Mail addresses that a member has named for its accounts: nothing is mailed to one before it is confirmed, so
 * that nobody is mailed whom a member has only made up. Pure. Times in milliseconds since the epoch.
 */
export interface MailAddress {
  /** In lower case. */
  readonly email: string;
  /** Since when mail may go there: by an operator's word, or by a link. */
  readonly confirmedAt?: number | undefined;
  /** Since when whoever reads there wants none. */
  readonly stoppedAt?: number | undefined;
  /** Since when a mail with a link is owed. */
  readonly owedSince?: number | undefined;
  /** What was mailed there to confirm it, oldest first. */
  readonly links: readonly AddressLink[];
}

export interface AddressLink {
  /** SHA-256 of the link's token, hexadecimal. */
  readonly tokenHash: string;
  readonly at: number;
}

/** Why mail does not go to an address yet, or no more. */
export const confirmationStates = ['asked', 'not-asked', 'stopped'] as const;
export type ConfirmationState = (typeof confirmationStates)[number];

/** How long a link confirms. It stops mail for as long as it is kept. */
export const LINK_MS = 7 * DAY_MS;
/** Mails with a link on behalf of one member within 24 hours. */
const MOST_A_DAY = 3;
/** An address is not asked again before. */
const AGAIN_AFTER_MS = HOUR_MS;
/** Addresses that a member's row keeps. */
const MOST_KEPT = 100;
/** Links of one address that a member's row keeps: what was mailed before opens nothing any more. */
const LINKS_KEPT = 10;

const folded = (email: string): string => email.toLowerCase();

/** By its letters in any case: they are kept in lower case. */
export const findAddress = (
  addresses: readonly MailAddress[],
  email: string,
): MailAddress | undefined => addresses.find((one) => one.email === folded(email));

/** Whether an address's domain is one of those that operators trust, in lower case. */
const isAllowed = (email: string, domains: readonly string[]): boolean =>
  domains.includes(folded(email).slice(email.lastIndexOf('@') + 1));

/** Why nothing may be mailed to an address; undefined where mail may go there. */
export function confirmationOf(
  addresses: readonly MailAddress[],
  email: string,
  { allowedDomains, now }: { readonly allowedDomains: readonly string[]; readonly now: number },
): ConfirmationState | undefined {
  const address = findAddress(addresses, email);
  if (address?.stoppedAt !== undefined) return 'stopped';
  if (address?.confirmedAt !== undefined || isAllowed(email, allowedDomains)) return undefined;
  return address && isAsked(address, now) ? 'asked' : 'not-asked';
}

const isAsked = ({ owedSince, links }: MailAddress, now: number): boolean =>
  isOwed({ owedSince }, now) || links.some(({ at }) => now - at < LINK_MS);

/** One that is owed for longer was lost on the way. */
const isOwed = ({ owedSince }: Pick<MailAddress, 'owedSince'>, now: number): boolean =>
  owedSince !== undefined && now - owedSince < AGAIN_AFTER_MS;

/** The addresses with one that is to be asked; the same where it may not be asked now. */
export function withOwed(
  addresses: readonly MailAddress[],
  email: string,
  now: number,
): readonly MailAddress[] {
  const kept = addresses.filter(
    (one) => one.confirmedAt !== undefined || one.stoppedAt !== undefined || isAsked(one, now),
  );
  const address = findAddress(kept, email) ?? { email: folded(email), links: [] };
  const lately = address.links.some(({ at }) => now - at < AGAIN_AFTER_MS);
  const refused = address.stoppedAt !== undefined || isOwed(address, now) || lately;
  if (refused || asksWithin(kept, now) >= MOST_A_DAY) return addresses;
  const others = kept.filter((one) => one !== address);
  return others.length >= MOST_KEPT ? addresses : [...others, { ...address, owedSince: now }];
}

/** Mails with a link that went out within a day, and those that are owed. */
const asksWithin = (addresses: readonly MailAddress[], now: number): number =>
  addresses.reduce((sum, address) => {
    const sent = address.links.filter(({ at }) => now - at < DAY_MS).length;
    return sum + sent + (isOwed(address, now) ? 1 : 0);
  }, 0);

/** The address while the mail that was owed goes out. */
export const withLink = (
  { owedSince: _, ...address }: MailAddress,
  link: AddressLink,
): MailAddress => ({ ...address, links: [...address.links, link].slice(-LINKS_KEPT) });

/** The addresses with one to which mail may go. */
export const withConfirmed = (
  addresses: readonly MailAddress[],
  email: string,
  now: number,
): readonly MailAddress[] => {
  const address = findAddress(addresses, email);
  if (address?.confirmedAt !== undefined) return addresses;
  const { links = [] } = address ?? {};
  const confirmed = { email: folded(email), confirmedAt: now, links };
  return [...addresses.filter((one) => one !== address), confirmed];
};

/** The addresses with one to which no mail goes any more, and which is not asked again. */
export const withStopped = (
  addresses: readonly MailAddress[],
  { email, links }: MailAddress,
  now: number,
): readonly MailAddress[] => [
  ...addresses.filter((one) => one.email !== email),
  { email, stoppedAt: now, links },
];

/** The address of which a link is, by its token's SHA-256. */
export const addressOfLink = (
  addresses: readonly MailAddress[],
  tokenHash: string,
): { readonly address: MailAddress; readonly link: AddressLink } | undefined => {
  for (const address of addresses) {
    const link = address.links.find((one) => one.tokenHash === tokenHash);
    if (link) return { address, link };
  }
  return undefined;
};
