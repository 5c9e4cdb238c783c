import type { Principal } from '../domain/member';
import { compressed } from './compress';
import { dashboardAnswer } from './dashboard/answer';
import { identify } from './identify';
import { languageOf } from './language';
import type { KeyedOperation } from './operation';
import { HttpProblem, notConfigured, problemFrom, problemResponse } from './problem';
import type { ApiRequest, ApiResponse } from './request';
import { matchPath } from './router';
import type { Match } from './router';
import type { ApiServices } from './services';
import { noQuery, parseBody, parseQuery, tooLarge } from './validate';

/** Answers a request. Never throws: whatever goes wrong is a problem document. */
export async function handle(request: ApiRequest, api: ApiServices): Promise<ApiResponse> {
  const answer = await compressed(request, await answered(request, api));
  const headers = { ...COMMON_HEADERS, ...answer.headers };
  return request.method === 'HEAD' ? { status: answer.status, headers } : { ...answer, headers };
}

/** On everything. A page's own policy says which of its styles may apply. */
const COMMON_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
};

async function answered(request: ApiRequest, api: ApiServices): Promise<ApiResponse> {
  try {
    return await routed(request, api);
  } catch (thrown) {
    return told(problemResponse(problemFrom(thrown, api.log), languageOf(request)), request);
  }
}

async function routed(request: ApiRequest, api: ApiServices): Promise<ApiResponse> {
  const match = matchPath(api.operations, request.path);
  if (!match) {
    const page = await dashboardAnswer(api, request);
    if (page) return page;
    throw new HttpProblem(404, 'no-such-route', 'There is nothing at this path.');
  }
  const operation = match.operations.get(request.method === 'HEAD' ? 'GET' : request.method);
  if (!operation) throw notAllowed(match.operations);
  return 'open' in operation
    ? operation.handle(api, request, operation.body && parseBody(request, operation.body))
    : keyed(operation, match, request, api);
}

function notAllowed(operations: Match['operations']): HttpProblem {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
    operations.has(method),
  );
  const allowed = methods.includes('GET') ? ['HEAD', ...methods] : methods;
  return new HttpProblem(405, 'method-not-allowed', 'This path does not take this method.', {
    headers: { Allow: allowed.join(', ') },
  });
}

type Keyed = KeyedOperation<string, unknown, unknown>;

/** Who asks comes before what is asked: nobody learns anything from a validation without a key. */
async function keyed(
  operation: Keyed,
  match: Match,
  request: ApiRequest,
  api: ApiServices,
): Promise<ApiResponse> {
  const principal = await identify(api, request);
  try {
    return await permitted(operation, match, request, api, principal);
  } finally {
    // After the answer, which neither waits for it nor shows what it changes.
    if (api.core) void api.standIn.look(api.core);
  }
}

async function permitted(
  operation: Keyed,
  { params }: Match,
  request: ApiRequest,
  api: ApiServices,
  principal: Principal,
): Promise<ApiResponse> {
  if (!operation.roles.includes(principal.role)) {
    throw new HttpProblem(403, 'forbidden', `The role ${principal.role} may not do this.`);
  }
  const { core } = api;
  if (!core) throw notConfigured();
  if (request.body === 'too-large') throw tooLarge();
  const query = parseQuery(request.query, operation.query ?? noQuery);
  const body = operation.body && bodyOf(operation.body, operation, request);
  const language = languageOf(request);
  const call = { api, core, principal, params, query, body, request, language };
  return told(await operation.handle(call), request);
}

/** Says which language an answer's texts are in, and that it was chosen. */
function told(answer: ApiResponse, request: ApiRequest): ApiResponse {
  const headers = { 'Content-Language': languageOf(request), Vary: 'Accept-Language' };
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

const bodyOf = (
  schema: NonNullable<Keyed['body']>,
  { bodyOptional = false }: Keyed,
  request: ApiRequest,
): unknown => parseBody(request, schema, { optional: bodyOptional });
