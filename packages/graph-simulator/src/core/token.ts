import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Caller } from './types';
import type { App } from './app';
import type { Tenant, User } from './tenant';
import { GraphError } from './errors';
import { guidOf } from './ids';

/**
 * Key of refresh tokens. Fixed, so that a restarted simulator knows the tokens of the one before it;
 * they open nothing but the simulator.
 */
const REFRESH_KEY = 'refresh tokens of the simulator';

/**
 * Access tokens in the form of Entra ID's (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference),
 * signed with a key of this simulator's own.
 */
export class TokenMint {
  private readonly key = randomBytes(32);

  /** For the app itself, or for the user who has signed in to it. */
  mint(tenant: Tenant, app: App, user?: User): string {
    const now = Math.floor(tenant.now() / 1000);
    const { profile } = tenant;
    const who = user
      ? {
          idtyp: 'user',
          oid: user.id,
          upn: user.userPrincipalName,
          unique_name: user.userPrincipalName,
          name: user.displayName,
          scp: app.scopes.join(' '),
        }
      : {
          idtyp: 'app',
          oid: guidOf(`app ${tenant.id}`),
          ...(app.roles.length > 0 && { roles: app.roles }),
        };
    const claims = {
      aud: 'https://graph.microsoft.com',
      iss: `https://sts.windows.net/${tenant.id}/`,
      iat: now,
      nbf: now,
      exp: now + profile.tokenLifetime,
      appid: app.clientId,
      tid: tenant.id,
      ver: '1.0',
      uti: randomUUID(),
      ...who,
    };
    const signed = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}`;
    return `${signed}.${this.sign(signed)}`;
  }

  /** @throws GraphError 401 `InvalidAuthenticationToken`. */
  read(authorization: string | undefined, now: number): { caller: Caller; tenantId: string } {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw unauthorized('Access token is empty.');
    const [header = '', payload = '', signature = ''] = token.split('.');
    if (payload === '')
      throw unauthorized('IDX14100: JWT is not well formed, there are no dots (.).');
    if (!same(signature, this.sign(`${header}.${payload}`)))
      throw unauthorized('Access token validation failure. Invalid signature.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
    if (claims.exp * 1000 <= now)
      throw unauthorized('Lifetime validation failed, the token is expired.');
    const { appid: clientId, tid: tenantId, roles, scp, oid } = claims;
    const caller: Caller =
      scp === undefined
        ? { mode: 'application', clientId, permissions: new Set(roles) }
        : { mode: 'delegated', clientId, userId: oid, permissions: new Set(scp.split(' ')) };
    return { caller, tenantId };
  }

  private sign(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}

interface Claims {
  readonly exp: number;
  readonly appid: string;
  readonly tid: string;
  readonly oid: string;
  readonly roles?: readonly string[];
  readonly scp?: string;
}

/** A further refresh token; it proves itself and its user, so that nothing of it has to be kept. */
export function newRefreshToken(tenant: Tenant, clientId: string, user: User): string {
  const nonce = `${user.id}_${randomBytes(24).toString('base64url')}`;
  return `local.${nonce}.${refreshProof(tenant, clientId, nonce)}`;
}

/** Whose it is, where `newRefreshToken` made it for this tenant and client. */
export function refreshTokenUser(
  token: string,
  tenant: Tenant,
  clientId: string,
): User | undefined {
  const [, nonce = '', proof = ''] = /^local\.([\w-]+)\.([\w-]+)$/.exec(token) ?? [];
  if (!same(proof, refreshProof(tenant, clientId, nonce))) return undefined;
  return tenant.user(nonce.slice(0, GUID_LENGTH));
}

const GUID_LENGTH = 36;

function refreshProof(tenant: Tenant, clientId: string, nonce: string): string {
  return createHmac('sha256', REFRESH_KEY)
    .update([tenant.profile.domain, clientId, nonce].join('|'))
    .digest('base64url');
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function unauthorized(message: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message, {
    'www-authenticate':
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
  });
}
