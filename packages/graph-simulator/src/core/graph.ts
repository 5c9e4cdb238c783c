import { randomUUID } from 'node:crypto';
import type { Fault } from './faults';
import type { Call, Caller, Method, Reply } from './types';
import type { Match, Router } from './router';
import type { SeenRequest } from './requests';
import type { Tenant, User } from './tenant';
import type { World } from './world';
import { badRequest, GraphError } from './errors';
import { ODataError } from '../odata/error';
import { parseQuery } from '../odata/options';
import { htmlPage } from './lies';
import { permit } from './permitted';
import { serviceRefusal } from './service-state';

export interface GraphRequest {
  readonly method: string;
  /** Below `/v1.0`, undecoded. */
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly origin: string;
  readonly seen: SeenRequest;
}

/** What came of a request, with the fault that is to befall its answer. */
export interface Outcome {
  readonly reply: Reply;
  readonly tenant?: Tenant;
  readonly fault?: Fault;
}

/** Graph's own part, in the order Graph refuses: token, throttling, path, permission, then the workload. */
export function answerGraph(world: World, router: Router, request: GraphRequest): Outcome {
  let tenant: Tenant | undefined;
  try {
    const { caller, tenantId } = world.tokens.read(request.headers['authorization'], world.now());
    const asked = world.tenant(tenantId);
    if (!asked) throw new GraphError(401, 'InvalidAuthenticationToken', 'Unknown tenant.');
    tenant = asked;
    request.seen.tenant = asked.profile.domain;
    tenant.settle();
    const waiting = tooEarly(world, tenant, caller, request);
    if (waiting) return { reply: waiting, tenant };
    const match = router.find(request.method, request.path);
    request.seen.route = match.route.path;
    const fault = world.faults.take(faultTarget(request, tenant, match));
    if (fault && replaces(fault))
      return { reply: faultReply(world, fault, tenant, caller, request), tenant, fault };
    const reply = handled(() => carryOut(world, request, match, asked, caller));
    return { reply, tenant, ...(fault && { fault }) };
  } catch (thrown) {
    return { reply: refusal(thrown), ...(tenant && { tenant }) };
  }
}

function handled(handle: () => Reply): Reply {
  try {
    return handle();
  } catch (thrown) {
    return refusal(thrown);
  }
}

function carryOut(
  world: World,
  request: GraphRequest,
  match: Match,
  tenant: Tenant,
  caller: Caller,
): Reply {
  const user = permit(match, tenant, caller);
  const { route, params } = match;
  const refused = serviceRefusal(route, tenant);
  if (refused) throw refused;
  const call: Call = {
    method: request.method as Method,
    route,
    params,
    query: parseQuery(request.query),
    headers: request.headers,
    body: request.body,
    tenant,
    get user(): User {
      if (!user) throw new Error(`${route.path} is about nobody`);
      return user;
    },
    caller,
    now: world.now(),
    origin: request.origin,
    path: request.path,
    world,
  };
  return route.handle(call);
}

/** 429 for whoever undercuts a Retry-After, and for every third call in a tenant that throttles. */
function tooEarly(
  world: World,
  tenant: Tenant,
  caller: Caller,
  request: GraphRequest,
): Reply | undefined {
  const key = throttleKey(tenant, caller.clientId);
  const early = world.throttle.early(key, signature(request), world.now());
  if (early !== undefined) request.seen.early = true;
  const retryAfter =
    early ??
    (tenant.profile.throttled ? world.throttle.everyThird(tenant.profile.domain) : undefined);
  if (retryAfter === undefined) return undefined;
  world.throttle.close(key, signature(request), world.now(), retryAfter);
  return throttled(429, retryAfter);
}

export function throttleKey(tenant: Tenant, clientId: string): string {
  return `${tenant.profile.domain} ${clientId.toLowerCase()}`;
}

function signature({ method, path, query }: GraphRequest): string {
  return `${method} ${path}?${query}`;
}

function throttled(status: number, retryAfter: number): Reply {
  return errorReply(
    new GraphError(
      status,
      'TooManyRequests',
      'The application has been throttled: too many requests.',
      {
        'retry-after': String(retryAfter),
      },
    ),
  );
}

function faultTarget({ method, path }: GraphRequest, tenant: Tenant, { route }: Match) {
  const asMe = path.replace(/^\/users\/[^/]+/i, '/me');
  return {
    tenant: tenant.profile.domain,
    method,
    paths: [`/v1.0${path}`, decodeURI(path), asMe, decodeURI(asMe)],
    template: route.path,
  };
}

/** Whether a fault takes the place of the request. */
export function replaces({ status, hang, dropConnection, after, retryAfter }: Fault): boolean {
  const instead =
    status !== undefined || retryAfter !== undefined || hang === true || dropConnection === true;
  return instead && after !== true;
}

function faultReply(
  world: World,
  fault: Fault,
  tenant: Tenant,
  caller: Caller,
  request: GraphRequest,
): Reply {
  const { retryAfter, status = 429 } = fault;
  if (retryAfter !== undefined)
    world.throttle.close(
      throttleKey(tenant, caller.clientId),
      signature(request),
      world.now(),
      retryAfter,
    );
  return faultAnswer({ ...fault, status });
}

/** The answer of a fault that gives a status, in Graph's form. */
export function faultAnswer(fault: Fault): Reply {
  const { status = 429, code, message = 'This was asked for.', retryAfter, kind, body } = fault;
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (body !== undefined) return { status, headers, json: body };
  if (kind === 'html') return htmlPage(status);
  if (status < 400) return { status, headers };
  return errorReply(
    new GraphError(status, code ?? usualCodes[status] ?? 'UnknownError', message, headers),
  );
}

/** https://learn.microsoft.com/graph/errors */
const usualCodes: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'InvalidAuthenticationToken',
  403: 'Forbidden',
  404: 'ErrorItemNotFound',
  409: 'Conflict',
  410: 'SyncStateNotFound',
  412: 'PreconditionFailed',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

function refusal(thrown: unknown): Reply {
  if (thrown instanceof GraphError) return errorReply(thrown);
  if (thrown instanceof ODataError) return errorReply(badRequest(thrown.message));
  throw thrown;
}

/** An error in Graph's form; `innerError` is completed with the request's ids when it is sent. */
export function errorReply({ status, code, message, headers }: GraphError): Reply {
  return { status, headers, json: { error: { code, message } } };
}

/** Headers and `innerError` that every answer of Graph has. */
export function finished(reply: Reply, request: GraphRequest, now: number): Reply {
  const requestId = randomUUID();
  const clientRequestId = request.headers['client-request-id'] ?? requestId;
  const ids = { 'request-id': requestId, 'client-request-id': clientRequestId };
  const { error } = (reply.json ?? {}) as { error?: object };
  const innerError = { date: new Date(now).toISOString().slice(0, 19), ...ids };
  return {
    ...reply,
    headers: { ...ids, 'strict-transport-security': 'max-age=31536000', ...reply.headers },
    ...(error && reply.status >= 400 && { json: { error: { ...error, innerError } } }),
  };
}
