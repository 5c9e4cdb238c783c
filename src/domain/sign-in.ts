/** Whether the person whom an id token names is the one whose account it is. Pure. */
import type { Account, SignedIn } from './account';

/** How long whoever signs in may take, from the click to the callback, in milliseconds. */
export const SIGN_IN_MS = 600_000;

/** Two clocks may differ by so much (milliseconds). */
const CLOCK_TOLERANCE_MS = 300_000;

/** What an id token is held against. */
export interface Expected {
  /** The account's tenant: its GUID, and who issues its id tokens. */
  readonly tenant: { readonly tid: string; readonly issuer: string };
  readonly clientId: string;
  /** As it was sent with this sign-in. */
  readonly nonce: string;
  readonly account: Pick<Account, 'user' | 'signedIn'>;
}

export type IdTokenReading =
  | { readonly person: SignedIn }
  /** `not-ours`: no id token, one of another sign-in, app or issuer, or one that has expired. */
  | { readonly objection: 'not-ours' | 'other-tenant' }
  | { readonly objection: 'other-user'; readonly username: string | undefined };

/** The claims that are read (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference). */
interface Claims {
  readonly iss?: unknown;
  readonly aud?: unknown;
  readonly exp?: unknown;
  readonly nonce?: unknown;
  readonly tid?: unknown;
  readonly oid?: unknown;
  readonly preferred_username?: unknown;
}

/**
 * Reads the claims of an id token that came straight from the token endpoint: TLS vouches for where it is
 * from, so that its signature need not be looked at (OpenID Connect Core 1.0, 3.1.3.7, point 6).
 */
export function readIdToken(claims: unknown, expected: Expected, now: number): IdTokenReading {
  const { iss, aud, exp, nonce, tid, oid, preferred_username: name } = asClaims(claims);
  const isOurs =
    aud === expected.clientId &&
    nonce === expected.nonce &&
    typeof exp === 'number' &&
    exp * 1000 > now - CLOCK_TOLERANCE_MS &&
    typeof tid === 'string' &&
    typeof oid === 'string';
  if (!isOurs) return { objection: 'not-ours' };
  const { tenant } = expected;
  if (iss !== tenant.issuer || !isSame(tid, tenant.tid)) return { objection: 'other-tenant' };
  const username = typeof name === 'string' && name.length <= 320 ? name : undefined;
  if (!isThePerson(expected.account, oid, username)) return { objection: 'other-user', username };
  return { person: { oid, username, at: now } };
}

/**
 * Who has signed in before may again. At first it is the user that the account names, by object id or
 * name, or anybody of the tenant where it names none.
 */
function isThePerson(
  { user, signedIn }: Expected['account'],
  oid: string,
  username: string | undefined,
): boolean {
  if (signedIn) return isSame(signedIn.oid, oid);
  if (user === undefined || isSame(user, oid)) return true;
  return username !== undefined && isSame(user, username);
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const asClaims = (value: unknown): Claims =>
  typeof value === 'object' && value !== null ? value : {};
