import { guidOrNothing } from '../../failures/sent';

/**
 * What a token may do: `scp` (a user's) or `roles` (an app's) of the access token's claims, which are read but not
 * verified, because they are Graph's to judge; where it has neither, the answer's `scope`. Undefined where
 * none of them says (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference).
 */
export function permissionsOf(
  claims: Claims | undefined,
  scope: unknown,
): readonly string[] | undefined {
  if (typeof claims?.scp === 'string') return named(claims.scp);
  if (Array.isArray(claims?.roles)) return claims.roles.filter((role) => typeof role === 'string');
  if (typeof scope === 'string') return named(scope);
  // An app without a single permission has no `roles` at all.
  return claims && [];
}

/** An answer's `scope` may name a permission with the resource before it; `.default` names none. */
function named(scope: string): readonly string[] | undefined {
  const names = scope
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) => name.replace(/^https:\/\/graph\.microsoft\.com\//i, ''));
  return names.includes('.default') ? undefined : names;
}

/** The tenant's GUID as the token says it (`tid`); read, not verified, like the rest. */
export const tenantIn = (claims: Claims | undefined): string | undefined =>
  guidOrNothing(claims?.tid);

/** Who has signed in, as the token says: `upn`, or else the object id. Undefined for an app's own token. */
export function userIn({ idtyp, upn, oid }: Claims = {}): string | undefined {
  const name = [upn, oid].find((claim) => typeof claim === 'string');
  return idtyp === 'app' ? undefined : name?.toLowerCase();
}

/** Of a JSON Web Token. */
export interface Claims {
  readonly scp?: unknown;
  readonly roles?: unknown;
  readonly tid?: unknown;
  readonly idtyp?: unknown;
  readonly upn?: unknown;
  readonly oid?: unknown;
}

/** The object id of whom the token stands for (`oid`); read, not verified, like the rest. */
export const bearerIn = (claims: Claims | undefined): string | undefined =>
  guidOrNothing(claims?.oid);

/** The claims of a JSON Web Token, read and not verified; undefined where it is none. */
export function claimsOf(token: unknown): Claims | undefined {
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(String(token))?.[1];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? claims : undefined;
  } catch {
    return undefined;
  }
}
