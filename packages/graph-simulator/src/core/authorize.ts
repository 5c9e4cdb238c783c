import { createHash, randomBytes } from 'node:crypto';
import type { App } from './app';
import type { Reply } from './types';
import type { Tenant } from './tenant';
import type { World } from './world';
import { EntraError } from './entra-error';
import { escaped, hidden, htmlReply } from './html';

const CODE_LIFE_MS = 600_000;

/** What a code stands for until it is redeemed. */
interface Grant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly nonce: string | undefined;
  readonly challenge: string | undefined;
  readonly until: number;
}

/** Codes of one tenant, each good for one use. */
export class Codes {
  private readonly grants = new Map<string, Grant>();
  private readonly used = new Set<string>();

  issue(grant: Grant): string {
    const code = `1.${randomBytes(48).toString('base64url')}`;
    this.grants.set(code, grant);
    return code;
  }

  /** @throws EntraError as a code is refused. */
  redeem(code: string, form: URLSearchParams, now: number): Grant {
    const grant = this.grants.get(code);
    if (this.used.has(code))
      throw refused(
        54005,
        'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
      );
    if (!grant) throw refused(9002313, 'Invalid request. Request is malformed or invalid.');
    if (grant.until <= now)
      throw refused(
        70008,
        'The provided authorization code or refresh token has expired due to inactivity.',
      );
    if (grant.redirectUri !== form.get('redirect_uri'))
      throw refused(
        500112,
        'The reply address does not match the reply address provided when requesting Authorization code.',
      );
    const verifier = form.get('code_verifier');
    if (grant.challenge !== undefined && challengeOf(verifier) !== grant.challenge)
      throw refused(
        501481,
        'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
      );
    this.used.add(code);
    return grant;
  }
}

const challengeOf = (verifier: string | null): string | undefined =>
  verifier === null ? undefined : createHash('sha256').update(verifier).digest('base64url');

const refused = (code: number, message: string): EntraError =>
  new EntraError(400, 'invalid_grant', code, message);

/** What goes back to the app's address. */
type Answer = Readonly<Record<string, string>>;

/**
 * The page where people sign in (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow):
 * a button for each user of each tenant, and one to decline. `POST` of the same form is a click.
 */
export function answerAuthorize(
  world: World,
  tenantName: string,
  { method, fields }: { method: string; fields: URLSearchParams },
): Reply {
  const tenant = world.tenant(tenantName);
  if (!tenant) return errorPage(90002, `Tenant '${tenantName}' not found.`);
  const app = tenant.app(fields.get('client_id') ?? '');
  if (!app)
    return errorPage(
      700016,
      `Application with identifier '${fields.get('client_id') ?? ''}' was not found in the directory '${tenant.profile.displayName}'.`,
    );
  const redirectUri = fields.get('redirect_uri') ?? '';
  if (app.platformOf(redirectUri) === undefined)
    return errorPage(
      50011,
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${app.clientId}'.`,
    );
  if (fields.get('response_type') !== 'code')
    return errorPage(900144, "The request must contain the following parameter: 'response_type'.");
  return method === 'POST'
    ? sendBack(fields, answerOf(world, tenant, app, fields))
    : signInPage(world, tenant, app, fields);
}

function signInPage(world: World, tenant: Tenant, app: App, fields: URLSearchParams): Reply {
  const kept = hidden(Object.fromEntries(fields));
  const hint = fields.get('login_hint')?.toLowerCase();
  const others = world.tenants.filter((other) => other !== tenant).flatMap(({ owner }) => [owner]);
  const buttons = [...tenant.users, ...others].map(({ userPrincipalName: name }) => {
    const first = name.toLowerCase() === hint ? ' autofocus' : '';
    return `<p><button name="sim_user" value="${escaped(name)}"${first}>${escaped(name)}</button></p>`;
  });
  const scopes = scopesIn(fields).map((scope) => `<li>${escaped(scope)}</li>`);
  return htmlReply(
    200,
    `Sign in to ${tenant.profile.displayName}`,
    `<form method="post" action="?">${kept}
<p>${escaped(app.displayName)} asks for:</p><ul>${scopes.join('')}</ul>
${buttons.join('\n')}
<p><button name="sim_user" value="">Cancel</button></p></form>`,
  );
}

const scopesIn = (fields: URLSearchParams): string[] =>
  (fields.get('scope') ?? '').split(' ').filter((scope) => scope !== '');

const OPEN_ID = ['openid', 'profile', 'email', 'offline_access'];

function answerOf(world: World, tenant: Tenant, app: App, fields: URLSearchParams): Answer {
  const name = fields.get('sim_user') ?? '';
  if (name === '') return declined(65004, 'User declined to consent to access the app.');
  const user = world.tenants.flatMap((each) => each.user(name) ?? [])[0];
  if (!user) return declined(50034, `The user account ${name} does not exist in the directory.`);
  if (!app.enabled)
    return declined(7000112, `Application '${app.clientId}' is disabled.`, 'unauthorized_client');
  const scopes = scopesIn(fields).filter((scope) => !OPEN_ID.includes(scope));
  if (!scopes.some((scope) => scope.endsWith('.default'))) app.consent(scopes);
  const code = tenant.codes.issue({
    clientId: app.clientId,
    redirectUri: fields.get('redirect_uri') ?? '',
    userId: user.id,
    scopes,
    nonce: fields.get('nonce') ?? undefined,
    challenge: fields.get('code_challenge') ?? undefined,
    until: tenant.now() + CODE_LIFE_MS,
  });
  return { code, session_state: randomBytes(16).toString('hex') };
}

export const declined = (
  code: number,
  message: string,
  error = 'access_denied',
): Readonly<Record<string, string>> => ({
  error,
  error_description: `AADSTS${code}: ${message}`,
});

/** As the app has asked for it: as a form that posts itself, or in the address. */
export function sendBack(fields: URLSearchParams, answer: Answer): Reply {
  const state = fields.get('state');
  const all = { ...answer, ...(state !== null && { state }) };
  const address = fields.get('redirect_uri') ?? '';
  if (fields.get('response_mode') !== 'form_post') {
    const location = new URL(address);
    for (const [name, value] of Object.entries(all)) location.searchParams.set(name, value);
    return { status: 302, headers: { location: location.href } };
  }
  return htmlReply(
    200,
    'Working…',
    `<form method="post" action="${escaped(address)}">${hidden(all)}<button>Continue</button></form>
<script>document.forms[0].submit()</script>`,
  );
}

/** What cannot be sent back to the app stays on Entra ID's own page. */
export const errorPage = (code: number, message: string): Reply =>
  htmlReply(
    400,
    'Sorry, but we’re having trouble signing you in.',
    `<p>AADSTS${code}: ${escaped(message)}</p>`,
  );
