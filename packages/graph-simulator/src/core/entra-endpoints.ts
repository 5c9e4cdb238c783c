import type { Fault } from './faults';
import type { Reply } from './types';
import type { SeenRequest } from './requests';
import type { World } from './world';
import { answerDiscovery } from './discovery';
import { answerTokenRequest, entraErrorReply } from './entra';
import { EntraError } from './entra-error';
import { CLIENT_ID } from './profiles';
import { faultAnswer, replaces, throttleKey } from './graph';

interface EntraRequest {
  readonly endpoint: 'token' | 'discovery';
  readonly method: string;
  readonly path: string;
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
    return { reply: refusedBy(fault, world.now()), fault };
  }
  if (endpoint === 'discovery')
    return { reply: answerDiscovery(world, request.tenant), ...(fault && { fault }) };
  if (method !== 'POST')
    return {
      reply: entraErrorReply(
        new EntraError(400, 'invalid_request', 900561, 'The endpoint only accepts POST requests.'),
        world.now(),
      ),
    };
  return {
    reply: answerTokenRequest(world, request.tenant, request.body),
    ...(fault && { fault }),
  };
}

/** A fault with a code `AADSTS…` is worded as Entra ID does. */
function refusedBy(fault: Fault, now: number): Reply {
  const code = /^AADSTS(\d+)$/.exec(fault.code ?? '')?.[1];
  if (code === undefined) return faultAnswer(fault);
  const { status = 400, retryAfter, message = 'This was asked for.' } = fault;
  const usual =
    status === 401 ? 'invalid_client' : status >= 429 ? 'temporarily_unavailable' : 'invalid_grant';
  const error = fault.error ?? usual;
  return {
    ...entraErrorReply(new EntraError(status, error, Number(code), message), now),
    ...(retryAfter !== undefined && { headers: { 'retry-after': String(retryAfter) } }),
  };
}
