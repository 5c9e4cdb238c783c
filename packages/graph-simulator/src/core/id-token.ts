import { createPublicKey, createSign, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Tenant, User } from './tenant';

const KEY_ID = 'simulator';

/**
 * Id tokens in the form of Entra ID's (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference),
 * signed with a key that lives as long as the simulator.
 */
export class IdTokenMint {
  private made: KeyObject | undefined;

  mint(
    tenant: Tenant,
    { clientId, user, nonce }: { clientId: string; user: User; nonce: string | undefined },
  ): string {
    const now = Math.floor(tenant.now() / 1000);
    const claims = {
      ver: '2.0',
      iss: `https://login.microsoftonline.com/${user.tenant.id}/v2.0`,
      sub: user.id,
      aud: clientId,
      iat: now,
      nbf: now,
      exp: now + 3600,
      oid: user.id,
      tid: user.tenant.id,
      name: user.displayName,
      preferred_username: user.userPrincipalName,
      ...(nonce !== undefined && { nonce }),
    };
    const signed = `${encode({ typ: 'JWT', alg: 'RS256', kid: KEY_ID })}.${encode(claims)}`;
    return `${signed}.${createSign('sha256').update(signed).sign(this.key, 'base64url')}`;
  }

  /** https://learn.microsoft.com/entra/identity-platform/signing-key-rollover */
  keys(): object {
    const key = createPublicKey(this.key).export({ format: 'jwk' });
    return { keys: [{ ...key, use: 'sig', kid: KEY_ID, alg: 'RS256' }] };
  }

  /** Made when it is first needed. */
  private get key(): KeyObject {
    this.made ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    return this.made;
  }
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
