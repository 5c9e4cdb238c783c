import { createHash } from 'node:crypto';
import { redirectUriOf } from '../accounts/callback';
import { readAccount } from '../accounts/update';
import { wantedPermissions } from '../accounts/wanted-permissions';
import type { Account } from '../domain/account';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import type { Attempt } from './attempt';
import { keep } from './one-time';
import { seal } from './seal';
import { redeemTicket } from './ticket';
import { sha256 } from '../sha256';

/** What a browser is sent off with. */
export interface Departure {
  readonly url: string;
  /** What the cookie holds, ten minutes long: the attempt is sealed with it. */
  readonly secret: string;
}

const SECRET = /^[\da-f]{64}$/;

/**
 * Uses the ticket up and makes an attempt of it, which only the browser that has the secret can finish. A
 * browser that signs in to two accounts side by side keeps the secret of the first. Undefined when the
 * ticket is not good any more, or its account is gone.
 */
export async function startSignIn(
  services: Services,
  ticket: string,
  cookie: string | undefined,
): Promise<Departure | undefined> {
  const found = await redeemTicket(services, ticket);
  const account = found && (await accountOrNothing(services, found.accountId));
  if (!account) return undefined;
  const { signInEndpoint, catalogue, entropy } = services;
  const { tenantId, tid, clientId, user, signedIn } = account;
  const attempt: Attempt = {
    accountId: account.id,
    by: found.by,
    redirectUri: redirectUriOf(services),
    scopes: wantedPermissions(catalogue, account),
    verifier: entropy.hex(32),
    nonce: entropy.hex(16),
    claims: found.claims,
  };
  const state = entropy.hex(32);
  const secret = cookie !== undefined && SECRET.test(cookie) ? cookie : entropy.hex(32);
  await keep(services, state, seal(JSON.stringify(attempt), secret, sha256(state)));
  const name = signedIn?.username ?? user;
  const url = await signInEndpoint.authorizeUrl({
    tenantId,
    tid,
    clientId,
    redirectUri: attempt.redirectUri,
    scopes: attempt.scopes,
    state,
    nonce: attempt.nonce,
    challenge: createHash('sha256').update(attempt.verifier).digest('base64url'),
    loginHint: name,
    domainHint: tenantId.includes('.') ? tenantId : name?.split('@')[1],
    claims: found.claims,
  });
  return { url, secret };
}

async function accountOrNothing(
  services: Pick<Services, 'accounts'>,
  id: string,
): Promise<Account | undefined> {
  try {
    return (await readAccount(services, id)).value;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return undefined;
  }
}
