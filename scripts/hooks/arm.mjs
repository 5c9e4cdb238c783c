import { accessToken } from './azd.mjs';

const ANSWER_MS = 30_000;

/**
 * Azure Resource Manager, for one hook or command. `PERENNIAL_ARM_ORIGIN` stands in for Azure in tests; `signal` ends all that is
 * asked.
 *
 * @returns {{ person?: string, get, put, post, remove }} `person`: object id of who is signed in, when that is a person. Each
 *   method answers `{ status, body }`, and status 0 with the reason when nothing answered.
 */
export function resourceManager({
  token = accessToken(),
  origin = process.env.PERENNIAL_ARM_ORIGIN,
  signal,
} = {}) {
  origin ??= 'https://management.azure.com';
  const send = async (method, path, version, body) => {
    // Of a link to a next page only what is behind the host: the token goes to one origin.
    const { pathname, search } = new URL(path, origin);
    const url = new URL(pathname + search, origin);
    url.searchParams.set('api-version', version);
    try {
      const response = await fetch(url, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
        signal: signal ?? AbortSignal.timeout(ANSWER_MS),
      });
      const text = await response.text();
      return { status: response.status, body: parse(text) };
    } catch (error) {
      return { status: 0, body: { error: { message: error.cause?.message ?? error.message } } };
    }
  };
  return {
    person: personIn(token),
    get: (path, version) => send('GET', path, version),
    put: (path, version, body) => send('PUT', path, version, body),
    post: (path, version) => send('POST', path, version),
    remove: (path, version) => send('DELETE', path, version),
  };
}

/** What Azure says went wrong, short enough for a line. */
export const reason = ({ status, body }) =>
  body.error?.message?.split('\n')[0] ?? `Azure answered ${status}`;

function parse(text) {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return { error: { message: 'the answer is no JSON: is there a proxy in between?' } };
  }
}

/** Only a token that was given to a person holds scopes (`scp`); a pipeline’s holds roles or nothing. */
function personIn(token) {
  const [, payload = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}');
  return claims.scp ? claims.oid : undefined;
}
