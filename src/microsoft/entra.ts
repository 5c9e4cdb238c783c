import { otherCloudOf } from '../domain/cloud';
import { FailureError } from '../domain/failure';
import type { Failure } from '../domain/failure';
import { closedUntil, parseRetryAfter } from '../domain/retry';
import { TOKEN_TIMEOUT_MS } from '../domain/timing';
import { guidOrNothing } from '../failures/sent';
import { tokenFailure } from '../failures/token-error';
import type { AppInTenant } from '../domain/app-key';
import type {
  Clock,
  ManagedIdentity,
  SignInEndpoint,
  Token,
  TokenEndpoint,
  TokenRequest,
} from '../ports';
import { challengeIn } from './entra/claims-challenge';
import { knownTenants } from './entra/known-tenants';
import { tenantOf } from './entra/metadata';
import { acquisition, authorizeUrl, redemption } from './entra/msal';
import type { Post } from './entra/msal';
import { bearerIn, claimsOf, permissionsOf, tenantIn, userIn } from './entra/permissions';
import { TenantNames } from './entra/tenant-names';
import { direct } from '../network/exchange';
import type { Exchange, WireResponse } from '../network/exchange';
import { jsonOrUndefined } from '../network/json';
import { WireError } from '../network/wire-error';
import type { ThrottleGate } from './throttle-gate';
import { compact } from '../compact';

export const LOGIN_ORIGIN = 'https://login.microsoftonline.com';

export interface EntraOptions {
  /** Stands in for https://login.microsoftonline.com: scheme, host and port. */
  readonly origin?: string | undefined;
  readonly userAgent: string;
  /** Graph's too: one per instance. */
  readonly gate: ThrottleGate;
  readonly clock: Clock;
  readonly timeoutMs?: number;
  /** By no proxy where it is left out. */
  readonly exchange?: Exchange;
  /** For credentials that it vouches for; absent where there is none. */
  readonly identity?: ManagedIdentity | undefined;
}

/** A token answer is a few kilobytes. */
const MAX_BYTES = 1024 * 1024;
/** The first token of a tenant does not wait for longer to learn the tenant's id. */
const LOOK_UP_TIMEOUT_MS = 3000;
/** Assumed where an answer does not say how long its token lives (RFC 6749, 5.1, only recommends it). */
const DEFAULT_LIFE_S = 300;

/** Entra ID's token endpoint (https://learn.microsoft.com/entra/identity-platform/v2-protocols). */
export function createTokenEndpoint(options: EntraOptions): TokenEndpoint {
  const login = options.origin ?? LOGIN_ORIGIN;
  const names = new TenantNames((name) =>
    tenantOf({ ...options, login, timeoutMs: LOOK_UP_TIMEOUT_MS }, name),
  );
  return {
    async acquire(request) {
      const tid = await names.tidOf(request);
      if (tid !== undefined) options.gate.learn(request, tid);
      return acquire(options, request);
    },
  };
}

/** One request for one token, and what else its answer holds. */
async function acquire(options: EntraOptions, request: TokenRequest): Promise<Token> {
  const { token } = await ask(options, request, (login, post) =>
    acquisition(login, request, post, options.identity),
  );
  return token;
}

/** Entra ID's pages for people (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow). */
export function createSignInEndpoint(options: EntraOptions): SignInEndpoint {
  const login = options.origin ?? LOGIN_ORIGIN;
  return {
    authorizeUrl: (request) => authorizeUrl(login, request),
    async redeem(request) {
      const { token, json } = await ask(options, request, (origin, post) =>
        redemption(origin, request, post),
      );
      return { token, idClaims: claimsOf(json.id_token) };
    },
    tenantOf: knownTenants((name) => tenantOf({ ...options, login }, name), options.clock),
  };
}

type Passenger = AppInTenant & Pick<TokenRequest, 'signal' | 'deadline'>;

/** Lets MSAL ask once. What it asks is MSAL's; what comes back is read from the answer itself. */
async function ask(
  options: EntraOptions,
  request: Passenger,
  asking: (login: string, post: Post) => Promise<void>,
): Promise<{ readonly token: Token; readonly json: TokenAnswer }> {
  const { clock } = options;
  const { tenantId, clientId } = request;
  const cloud = otherCloudOf(tenantId);
  const facts = compact({ tenantId, clientId, cloud });
  const askedAt = clock();
  const seen: { answer?: WireResponse; thrown?: unknown; sent: readonly string[] } = { sent: [] };
  const post: Post = async (url, headers, body) => {
    seen.sent = secretsIn(body);
    try {
      seen.answer = await send(options, request, { url, headers, body });
      return { status: seen.answer.status, json: jsonOrUndefined(seen.answer.bytes) };
    } catch (thrown) {
      seen.thrown = thrown;
      throw thrown;
    }
  };
  try {
    await asking(options.origin ?? LOGIN_ORIGIN, post);
  } catch (thrown) {
    // MSAL wraps what comes from below, and puts an error answer into words of its own.
    const failure = failureBehind(seen.thrown ?? thrown);
    if (failure) throw new FailureError({ ...failure, facts });
    if (!seen.answer) throw thrown;
  }
  const { answer } = seen;
  if (!answer) throw new Error('MSAL asked no token endpoint');
  const json = answerOf(answer);
  const token = tokenOf(json, askedAt);
  if (token) {
    if (token.tid !== undefined) options.gate.learn(request, token.tid);
    return { token, json };
  }
  throw new FailureError({ ...refusal(options, request, answer, seen.sent), facts });
}

/** The form's secrets, which an answer may repeat. */
function secretsIn(form: string): readonly string[] {
  const fields = new URLSearchParams(form);
  const names = ['client_secret', 'refresh_token', 'client_assertion', 'code', 'code_verifier'];
  return names.flatMap((name) => fields.getAll(name));
}

/** The failure behind what was thrown on purpose, here or on the wire. */
function failureBehind(thrown: unknown): Failure | undefined {
  if (thrown instanceof FailureError) return thrown.failure;
  if (!(thrown instanceof WireError)) return undefined;
  // A token answer of a megabyte is none.
  if (thrown.code === 'body-too-large')
    return { stage: 'token', kind: 'service', code: 'bad-token-answer' };
  const kind = thrown.code === 'deadline' ? 'service' : 'network';
  return { stage: 'token', kind, code: thrown.code };
}

function send(
  { gate, clock, userAgent, timeoutMs = TOKEN_TIMEOUT_MS, exchange = direct }: EntraOptions,
  request: Passenger,
  { url, headers, body }: { url: string; headers: Readonly<Record<string, string>>; body: string },
): Promise<WireResponse> {
  const { signal } = request;
  const passage = {
    stage: 'token',
    // Whoever waits for a token holds up a run or a caller of the API: a longer wait is theirs to ask for.
    deadline: request.deadline ?? clock() + timeoutMs,
    signal,
  } as const;
  return gate.start(request, passage, () =>
    exchange({
      method: 'POST',
      url,
      headers: { ...headers, accept: 'application/json', 'user-agent': userAgent },
      body,
      timeoutMs,
      maxBytes: MAX_BYTES,
      signal,
    }),
  );
}

interface TokenAnswer {
  readonly access_token?: unknown;
  readonly refresh_token?: unknown;
  readonly expires_in?: unknown;
  readonly scope?: unknown;
  readonly id_token?: unknown;
}

/** What a success holds; nothing of any other answer. */
function answerOf({ status, bytes }: WireResponse): TokenAnswer {
  const json = jsonOrUndefined(bytes);
  return status === 200 && typeof json === 'object' && json !== null ? json : {};
}

/** What a header can carry (RFC 6750, 2.1): any other text in a token's place is none. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;

function tokenOf(json: TokenAnswer, askedAt: number): Token | undefined {
  const { access_token: accessToken, refresh_token, expires_in, scope } = json;
  if (typeof accessToken !== 'string' || !HEADER_SAFE.test(accessToken)) return undefined;
  const life = Number(expires_in);
  const claims = claimsOf(accessToken);
  return compact({
    accessToken,
    expiresAt: askedAt + (life > 0 ? life : DEFAULT_LIFE_S) * 1000,
    permissions: permissionsOf(claims, scope),
    tid: tenantIn(claims),
    user: userIn(claims),
    oid: bearerIn(claims),
    refreshToken: typeof refresh_token === 'string' ? refresh_token || undefined : undefined,
  });
}

/** The failure in an answer without a token. Closes the gate where it says to wait. */
function refusal(
  { gate, clock }: EntraOptions,
  request: Passenger,
  { status, headers, bytes }: WireResponse,
  sent: readonly string[],
): Failure {
  const now = clock();
  const json = jsonOrUndefined(bytes);
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), now, headers.get('date'));
  const fault = { status, retryAfterMs };
  const notBefore = closedUntil(fault, 1, now);
  if (notBefore !== undefined) gate.close(request, notBefore);
  const traceId = guidOrNothing((json as { trace_id?: unknown } | null | undefined)?.trace_id);
  return {
    stage: 'token',
    ...tokenFailure({ status, json, sent }),
    status,
    requestId: traceId,
    claims: challengeIn(json),
    notBefore,
  };
}
