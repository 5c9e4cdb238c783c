import type { Exchange } from '../../src/network/exchange';
import { doorCaseOf } from '../../src/failures/doors';
import { jsonOrUndefined } from '../../src/network/json';
import { WireError } from '../../src/network/wire-error';
import type { Pace } from './pace';
import { EXIT, Stop } from './stop';

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 1024 * 1024;
/** What setting up needs of Graph. */
const SCOPES = [
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Directory.Read.All',
  'User.Read',
].map((name) => `https://graph.microsoft.com/${name}`);
/** RFC 8628, 3.5: so many seconds more each time. */
const SLOWER_SECONDS = 5;

export interface LoginWay {
  readonly origin: string;
  readonly exchange: Exchange;
  readonly pace: Pace;
  readonly tell: (text: string) => void;
}

/**
 * A token by device code with a client id of the owner's own (RFC 8628,
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code): for these minutes, never for an
 * account. Throws `Stop`.
 */
export async function deviceToken(
  tenant: string,
  clientId: string,
  way: LoginWay,
): Promise<string> {
  const endpoint = `${way.origin}/${tenant}/oauth2/v2.0`;
  const begun = await post(way, `${endpoint}/devicecode`, {
    client_id: clientId,
    scope: SCOPES.join(' '),
  });
  const { device_code: code, verification_uri: page, user_code: word, expires_in: life } = begun;
  if (typeof code !== 'string') throw refused(begun, tenant);
  way.tell(`To sign in as an administrator, open ${String(page)} and enter ${String(word)}`);
  let interval = Number(begun.interval ?? 5);
  for (let waited = 0; waited < Number(life ?? 900); waited += interval) {
    await way.pace.obey(interval);
    const answer = await post(way, `${endpoint}/token`, {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      client_id: clientId,
      device_code: code,
    });
    if (typeof answer.access_token === 'string') return answer.access_token;
    if (answer.error === 'slow_down') interval += SLOWER_SECONDS;
    else if (answer.error !== 'authorization_pending') throw refused(answer, tenant);
  }
  throw new Stop(EXIT.noRight, 'device-code-ended', { tenant });
}

interface LoginAnswer {
  readonly device_code?: unknown;
  readonly verification_uri?: unknown;
  readonly user_code?: unknown;
  readonly expires_in?: unknown;
  readonly interval?: unknown;
  readonly access_token?: unknown;
  readonly error?: string;
  readonly error_description?: string;
}

/** Behaviour follows `error`; the number only finds the words. */
function refused({ error, error_description: text }: LoginAnswer, tenant: string): Stop {
  const code = /AADSTS\d+/.exec(text ?? '')?.[0] ?? '';
  const usual = error === 'authorization_declined' ? 'consent-declined' : 'device-code-ended';
  return new Stop(EXIT.noRight, doorCaseOf(code) ?? usual, { tenant });
}

async function post(
  { exchange }: LoginWay,
  url: string,
  fields: Readonly<Record<string, string>>,
): Promise<LoginAnswer> {
  try {
    const { bytes } = await exchange({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(fields).toString(),
      timeoutMs: TIMEOUT_MS,
      maxBytes: MOST_BYTES,
    });
    return jsonOrUndefined(bytes) ?? {};
  } catch (thrown) {
    if (!(thrown instanceof WireError)) throw thrown;
    throw new Stop(EXIT.noAnswer, 'not-reached', { host: new URL(url).host });
  }
}
