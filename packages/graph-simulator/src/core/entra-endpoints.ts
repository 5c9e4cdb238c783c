import type { Fault } from './faults';
import type { Reply } from './types';
import type { SeenRequest } from './requests';
import type { World } from './world';
import { answerAdminConsent } from './admin-consent';
import { answerAuthorize, declined, sendBack } from './authorize';
import { answerDiscovery } from './discovery';
import { answerDeviceCode, answerTokenRequest, entraErrorReply } from './entra';
import { EntraError } from './entra-error';
import { CLIENT_ID } from './profiles';
import { faultAnswer, replaces, throttleKey } from './graph';

/** Each by its path, with the tenant in the first place. */
export const ENTRA_PATHS = {
  token: /^\/([^/]+)\/oauth2\/v2\.0\/token$/i,
  device: /^\/([^/]+)\/oauth2\/v2\.0\/devicecode$/i,
  authorize: /^\/([^/]+)\/oauth2\/v2\.0\/authorize$/i,
  consent: /^\/([^/]+)\/(?:v2\.0\/)?adminconsent$/i,
  keys: /^\/([^/]+)\/discovery\/v2\.0\/keys$/i,
  discovery: /^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/i,
} as const;
export type EntraEndpoint = keyof typeof ENTRA_PATHS;

interface EntraRequest {
  readonly endpoint: EntraEndpoint;
  readonly method: string;
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
  readonly tenant: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly seen: SeenRequest;
}

/** Entra ID's endpoints, with what goes for all requests: faults, and that a Retry-After holds here too. */
export function answerEntra(world: World, request: EntraRequest): { reply: Reply; fault?: Fault } {
  const { endpoint, method, path, seen } = request;
  const tenant = world.tenant(request.tenant);
  if (tenant) {
    seen.tenant = tenant.profile.domain;
    const key = throttleKey(tenant, CLIENT_ID);
    seen.early = world.throttle.early(key, `${method} ${path}`, world.now()) !== undefined;
  }
  const fault = world.faults.take({ tenant: tenant?.profile.domain, method, paths: [path] });
  if (fault && replaces(fault)) {
    if (tenant && fault.retryAfter !== undefined)
      world.throttle.close(
        throttleKey(tenant, CLIENT_ID),
        `${method} ${path}`,
        world.now(),
        fault.retryAfter,
      );
    return { reply: refusedBy(request, fault, world.now()), fault };
  }
  return { reply: answers[endpoint](world, request), ...(fault && { fault }) };
}

const answers: Readonly<Record<EntraEndpoint, (world: World, request: EntraRequest) => Reply>> = {
  token: (world, { method, tenant, body }) =>
    method === 'POST' ? answerTokenRequest(world, tenant, body) : onlyPost(world),
  device: (world, { method, tenant, body }) =>
    method === 'POST' ? answerDeviceCode(world, tenant, body) : onlyPost(world),
  authorize: (world, request) => answerAuthorize(world, request.tenant, clickOf(request)),
  consent: (world, request) => answerAdminConsent(world, request.tenant, clickOf(request)),
  keys: (world) => ({ status: 200, json: world.idTokens.keys() }),
  discovery: (world, { tenant }) => answerDiscovery(world, tenant),
};

const onlyPost = (world: World): Reply =>
  entraErrorReply(
    new EntraError(400, 'invalid_request', 900561, 'The endpoint only accepts POST requests.'),
    world.now(),
  );

/** A page is asked for by its address, and answered by a form that repeats it. */
const clickOf = ({ method, query, body }: EntraRequest) => ({
  method,
  fields: new URLSearchParams(method === 'POST' ? Buffer.from(body).toString() : query),
});

/** A fault with a code `AADSTS…` is worded as Entra ID does; one of a page goes back to the app. */
function refusedBy(request: EntraRequest, fault: Fault, now: number): Reply {
  const code = /^AADSTS(\d+)$/.exec(fault.code ?? '')?.[1];
  if (code === undefined) return faultAnswer(fault);
  const { status = 400, retryAfter, message = 'This was asked for.' } = fault;
  const usual =
    status === 401 ? 'invalid_client' : status >= 429 ? 'temporarily_unavailable' : 'invalid_grant';
  const error = fault.error ?? usual;
  const { endpoint } = request;
  if (endpoint === 'authorize' || endpoint === 'consent')
    return sendBack(clickOf(request).fields, declined(Number(code), message, error));
  return {
    ...entraErrorReply(new EntraError(status, error, Number(code), message), now),
    ...(retryAfter !== undefined && { headers: { 'retry-after': String(retryAfter) } }),
  };
}
