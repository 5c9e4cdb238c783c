import { randomBytes } from 'node:crypto';
import type { Reply } from './types';
import type { World } from './world';
import { EntraError } from './entra-error';

/** Somebody reads the code, opens the page and signs in. */
const ENTERED_AFTER_MS = 8000;
const LIFE_S = 900;
const INTERVAL_S = 5;

interface Waiting {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly since: number;
}

/**
 * Codes with which somebody signs in on another device (RFC 8628,
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code): the tenant's administrator enters each
 * a moment after it was given.
 */
export class DeviceCodes {
  private readonly waiting = new Map<string, Waiting>();

  issue(waiting: Waiting): string {
    const code = randomBytes(32).toString('base64url');
    this.waiting.set(code, waiting);
    return code;
  }

  /** What was asked for. @throws EntraError until somebody has signed in, or where nobody will. */
  redeem(code: string, clientId: string, now: number): readonly string[] {
    const found = this.waiting.get(code);
    if (found?.clientId !== clientId)
      throw refused('bad_verification_code', 70018, 'Invalid verification code was sent.');
    const age = now - found.since;
    if (age < ENTERED_AFTER_MS)
      throw refused(
        'authorization_pending',
        70016,
        'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
      );
    this.waiting.delete(code);
    if (age > LIFE_S * 1000) throw refused('expired_token', 70019, 'Verification code expired.');
    return found.scopes;
  }
}

const refused = (error: string, code: number, message: string): EntraError =>
  new EntraError(400, error, code, message);

/** Begins a sign-in. @throws EntraError */
export function deviceCodeReply(world: World, tenantName: string, form: URLSearchParams): Reply {
  const tenant = world.tenant(tenantName);
  const clientId = form.get('client_id') ?? '';
  if (!tenant?.app(clientId))
    throw new EntraError(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${tenantName}'.`,
    );
  const scopes = (form.get('scope') ?? '').split(' ');
  const word = randomBytes(5).toString('hex').slice(0, 9).toUpperCase();
  const page = 'https://microsoft.com/devicelogin';
  return {
    status: 200,
    json: {
      user_code: word,
      device_code: tenant.deviceCodes.issue({ clientId, scopes, since: tenant.now() }),
      verification_uri: page,
      expires_in: LIFE_S,
      interval: INTERVAL_S,
      message: `To sign in, use a web browser to open the page ${page} and enter the code ${word} to authenticate.`,
    },
  };
}
