import { randomUUID } from 'node:crypto';
import type { Reply } from './types';
import type { App } from './app';
import type { Tenant, User } from './tenant';
import type { World } from './world';
import { checkAssertion } from './assertion';
import { deviceCodeReply } from './device-code';
import { EntraError } from './entra-error';
import { CLIENT_ID, REFRESH_TOKEN } from './profiles';
import { newRefreshToken, refreshTokenUser } from './token';

const GRAPH_SCOPE = /^https:\/\/graph\.microsoft\.com\/[\w.-]+$/;
const basic = ['openid', 'profile', 'email', 'offline_access'];

/**
 * The token endpoint of Entra ID: client credentials by secret or assertion
 * (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow) and refresh
 * tokens (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow).
 */
export const answerTokenRequest = answering(tokenReply);

/** Where a sign-in by device code begins. */
export const answerDeviceCode = answering(deviceCodeReply);

type Answerer = (world: World, tenantName: string, form: URLSearchParams) => Reply;

/** Of a form that was posted; what is refused is worded as Entra ID does. */
function answering(answer: Answerer) {
  return (world: World, tenantName: string, body: Uint8Array): Reply => {
    const form = new URLSearchParams(Buffer.from(body).toString());
    try {
      return answer(world, tenantName, form);
    } catch (thrown) {
      if (thrown instanceof EntraError) return entraErrorReply(thrown, world.now());
      throw thrown;
    }
  };
}

export function entraErrorReply(
  { status, error, code, message, suberror }: EntraError,
  now: number,
): Reply {
  const [trace, correlation] = [randomUUID(), randomUUID()];
  const timestamp = `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return {
    status,
    json: {
      error,
      error_description: `AADSTS${code}: ${message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
      ...(suberror !== undefined && { suberror }),
    },
  };
}

function tokenReply(world: World, tenantName: string, form: URLSearchParams): Reply {
  const tenant = world.tenant(tenantName);
  if (!tenant)
    throw new EntraError(
      400,
      'invalid_request',
      90002,
      `Tenant '${tenantName}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
    );
  const grant = required(form, 'grant_type');
  const clientId = required(form, 'client_id');
  const app = tenant.app(clientId);
  if (!app)
    throw new EntraError(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${tenant.profile.displayName}'. You may have sent your authentication request to the wrong tenant.`,
    );
  if (!app.enabled)
    throw new EntraError(
      400,
      'unauthorized_client',
      7000112,
      `Application '${clientId}'(${app.displayName}) is disabled.`,
    );
  if (tenant.profile.secretExpired)
    throw new EntraError(
      401,
      'invalid_client',
      7000222,
      `The provided client secret keys for app '${clientId}' are expired. Create new keys for your app, or use certificate credentials for added security.`,
    );
  if (!tenant.profile.consented)
    throw new EntraError(
      400,
      'invalid_grant',
      65001,
      `The user or administrator has not consented to use the application with ID '${clientId}'. Send an interactive authorization request for this user and resource.`,
      'consent_required',
    );
  if (grant === 'client_credentials') return clientCredentials(world, tenant, app, form);
  if (grant === 'refresh_token') return refresh(world, tenant, app, form);
  if (grant === 'authorization_code') return redeemCode(world, tenant, app, form);
  if (grant === DEVICE_GRANT) return redeemDeviceCode(world, tenant, app, form);
  throw new EntraError(
    400,
    'unsupported_grant_type',
    70003,
    `The app requested an unsupported grant type '${grant}'.`,
  );
}

function clientCredentials(world: World, tenant: Tenant, app: App, form: URLSearchParams): Reply {
  if (!authenticated(tenant, app, form)) throw unproven();
  const scope = required(form, 'scope');
  if (!scope.endsWith('/.default'))
    throw new EntraError(
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  checkScopes([scope]);
  return {
    status: 200,
    json: {
      token_type: 'Bearer',
      expires_in: tenant.profile.tokenLifetime,
      ext_expires_in: tenant.profile.tokenLifetime,
      access_token: world.tokens.mint(tenant, app),
    },
  };
}

const unproven = (): EntraError =>
  new EntraError(
    401,
    'invalid_client',
    7000218,
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  );

/** A code of `authorize.ts`: where its address stands decides whether the app must prove itself. */
function redeemCode(world: World, tenant: Tenant, app: App, form: URLSearchParams): Reply {
  const code = required(form, 'code');
  const platform = app.platformOf(form.get('redirect_uri') ?? '');
  const proven = authenticated(tenant, app, form);
  if (platform === 'web' && !proven) throw unproven();
  if (platform === 'public' && proven)
    throw new EntraError(
      401,
      'invalid_client',
      700025,
      "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
    );
  if (platform === 'spa')
    throw new EntraError(
      400,
      'invalid_request',
      9002327,
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    );
  const { userId, nonce, scopes } = tenant.codes.redeem(code, form, tenant.now());
  const user = world.tenants.flatMap((each) => each.user(userId) ?? [])[0];
  if (!user) throw new Error('a code is somebody’s');
  checkScopes(scopes);
  return signedIn(world, tenant, app, user, nonce);
}

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** The administrator has allowed what was asked for by signing in. */
function redeemDeviceCode(world: World, tenant: Tenant, app: App, form: URLSearchParams): Reply {
  const code = required(form, 'device_code');
  const asked = tenant.deviceCodes.redeem(code, app.clientId, tenant.now());
  const scopes = asked.map((scope) => scope.replace('https://graph.microsoft.com/', ''));
  return signedIn(world, tenant, { ...app, scopes }, tenant.owner);
}

function signedIn(world: World, tenant: Tenant, app: App, user: User, nonce?: string): Reply {
  return {
    status: 200,
    json: {
      token_type: 'Bearer',
      scope: [...basic.slice(0, 3), ...app.scopes].join(' '),
      expires_in: tenant.profile.tokenLifetime,
      ext_expires_in: tenant.profile.tokenLifetime,
      access_token: world.tokens.mint(tenant, app, user),
      refresh_token: newRefreshToken(tenant, app.clientId, user),
      id_token: world.idTokens.mint(tenant, { clientId: app.clientId, user, nonce }),
    },
  };
}

function refresh(world: World, tenant: Tenant, app: App, form: URLSearchParams): Reply {
  const token = required(form, 'refresh_token');
  authenticated(tenant, app, form);
  const isFirst = token === REFRESH_TOKEN && app.clientId === CLIENT_ID;
  const user = isFirst ? tenant.owner : refreshTokenUser(token, tenant, app.clientId);
  if (!user || app.scopes.length === 0)
    throw new EntraError(
      400,
      'invalid_grant',
      9002313,
      'Invalid request. Request is malformed or invalid.',
    );
  spend(tenant, token);
  checkScopes((form.get('scope') ?? '').split(' '));
  return signedIn(world, tenant, app, user);
}

/**
 * Entra ID takes a used refresh token again
 * (https://learn.microsoft.com/entra/identity-platform/refresh-tokens), but says that it may stop to.
 */
function spend(tenant: Tenant, token: string): void {
  if (tenant.profile.refreshTokens !== 'single-use') return;
  if (tenant.spentRefreshTokens.has(token))
    throw new EntraError(
      400,
      'invalid_grant',
      70000,
      'Provided grant is invalid or malformed.',
      'bad_token',
    );
  tenant.spentRefreshTokens.add(token);
}

/** Whether the client proved itself. A public client does not, and a wrong proof is refused. */
function authenticated(tenant: Tenant, app: App, form: URLSearchParams): boolean {
  const secret = form.get('client_secret');
  if (secret !== null) {
    if (app.takesSecret(secret)) return true;
    throw new EntraError(
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app.clientId}'.`,
    );
  }
  const assertion = form.get('client_assertion');
  if (assertion === null) return false;
  checkAssertion({
    assertion,
    type: form.get('client_assertion_type'),
    app,
    tenants: [tenant.id, tenant.profile.domain, ...tenant.profile.aliases],
    now: tenant.now(),
  });
  return true;
}

function checkScopes(scopes: readonly string[]): void {
  for (const scope of scopes.filter((each) => each !== '' && !basic.includes(each))) {
    if (GRAPH_SCOPE.test(scope) || /^[A-Z][\w.-]+$/.test(scope)) continue;
    const resource = /^(https?:\/\/[^/]+)\//.exec(scope)?.[1];
    throw resource === undefined
      ? new EntraError(
          400,
          'invalid_scope',
          70011,
          `The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
        )
      : new EntraError(
          400,
          'invalid_resource',
          500011,
          `The resource principal named ${resource} was not found in the tenant.`,
        );
  }
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value !== null && value !== '') return value;
  throw new EntraError(
    400,
    'invalid_request',
    900144,
    `The request body must contain the following parameter: '${name}'.`,
  );
}
