/**
 * What a refusal of the token endpoint says besides no, by its code
 * (https://learn.microsoft.com/entra/identity-platform/reference-error-codes). Pure.
 */
import type { StoredCredential } from './account';
import type { Failure } from './failure';

/** How long it may take until all of Entra ID knows a new secret, certificate, trust or consent, in milliseconds. */
export const YOUNG_MS = 600_000;

/** Codes that also stand for what was made moments ago and is not known everywhere. */
const NOT_KNOWN_YET = new Set([
  'AADSTS7000215',
  'AADSTS7000222',
  'AADSTS700016',
  'AADSTS700027',
  'AADSTS7000229',
  'AADSTS70021',
  'AADSTS700213',
  'AADSTS65001',
]);

/** The refresh token itself is used up, lapsed or revoked; another one may be good. */
const DEAD_GRANT = new Set([
  'invalid_grant',
  'AADSTS50173',
  'AADSTS54005',
  'AADSTS70000',
  'AADSTS70008',
  'AADSTS70043',
  'AADSTS700082',
  'AADSTS700084',
  'AADSTS9002313',
]);

/** Only a person who signs in again can help. */
const NEEDS_SIGN_IN = new Set([
  'interaction_required',
  'AADSTS50076',
  'AADSTS50078',
  'AADSTS50079',
  'AADSTS50158',
  'AADSTS50173',
  'AADSTS70008',
  'AADSTS70043',
  'AADSTS700082',
]);

/** Microsoft has looked at the request and said no: the same request gets the same answer. */
export const isTokenRefusal = ({ stage, kind, code }: Failure): boolean =>
  stage === 'token' &&
  (kind === 'auth' || kind === 'permission' || code === 'AADSTS50196') &&
  !ASKED_NOBODY.has(code);

/** Refused here, before anything was sent. */
const ASKED_NOBODY = new Set(['no-managed-identity', 'bad-certificate', 'vault-secret-missing']);

/** Whether the refused credential may only be too new: it is asked with again before anybody is told. */
export function mayNotBeKnownYet(
  { code }: Failure,
  { givenAt, expiresAt }: Pick<StoredCredential, 'givenAt' | 'expiresAt'>,
  now: number,
): boolean {
  const young = givenAt !== undefined && now - givenAt < YOUNG_MS;
  // A secret is called expired before it is known, but only one that has not expired can be meant.
  const expired = code === 'AADSTS7000222' && !(expiresAt !== undefined && expiresAt > now);
  return young && NOT_KNOWN_YET.has(code) && !expired;
}

/** A refresh token that Microsoft takes no more, whoever presents it: another one may still be good. */
export const isDeadGrant = ({ code }: Failure): boolean => DEAD_GRANT.has(code);

/** Only somebody who signs in again can help. Graph says the like of a token, which a new token mends. */
export const needsSignIn = ({ stage, code }: Failure): boolean =>
  stage === 'token' && NEEDS_SIGN_IN.has(code);

/** What an account has of its own in the vault, and may lack. */
const ITS_OWN = new Set(['vault-secret-missing', 'vault-secret-disabled']);

/** Nothing was asked because the installation itself lacks something: its vault, or its identity. No account's fault. */
export const isInstallationFault = ({ stage, code }: Failure): boolean =>
  stage === 'token' &&
  (code === 'no-managed-identity' || (code.startsWith('vault-') && !ITS_OWN.has(code)));

/** The vault has no secret under the name in the row: only giving it again can help. */
export const needsCredential = ({ code }: Failure): boolean => code === 'vault-secret-missing';
