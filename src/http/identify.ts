import { authenticate, operatorByKey } from '../members/authenticate';
import type { Principal } from '../domain/member';
import { HttpProblem, notConfigured } from './problem';
import type { ApiRequest } from './request';
import type { ApiServices } from './services';

/** Whose key came with a request. Throws `HttpProblem` with 401 when none did, or not the same everywhere. */
export async function identify(api: ApiServices, request: ApiRequest): Promise<Principal> {
  const key = keyOf(request);
  if (key === undefined) throw unauthenticated('An API key is needed.');
  const operator = operatorByKey(key, api.operatorKey);
  if (operator) return operator;
  if (!api.core) throw notConfigured();
  const principal = await authenticate(api.core, key);
  if (!principal) throw unauthenticated('This API key is not valid.');
  if (principal === 'suspended') {
    throw unauthenticated('This API key is suspended: an operator can restore it.', 'suspended');
  }
  await api.lastSeen.note(api.core, principal.id);
  return principal;
}

/** A token of Entra ID (RFC 7519): for whoever stands in front of this app, and no key. */
const JWT = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/;

function keyOf({ headers }: ApiRequest): string | undefined {
  const bearer = /^bearer +(\S.*)$/i.exec(headers.get('authorization')?.trim() ?? '')?.[1];
  const plain = headers.get('x-api-key')?.trim();
  if (plain && JWT.test(bearer ?? '')) return plain;
  const given = [bearer, plain].filter((key) => key !== undefined && key !== '');
  if (new Set(given).size > 1) throw unauthenticated('Two different API keys were given.');
  return given[0];
}

const unauthenticated = (message: string, code = 'unauthenticated') =>
  new HttpProblem(401, code, message, { headers: { 'WWW-Authenticate': 'Bearer' } });
