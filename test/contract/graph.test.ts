import { getEventListeners } from 'node:events';
import { createServer as createTlsServer } from 'node:https';
import { Gate } from '../../src/adapters/gate';
import { createGraph } from '../../src/adapters/graph';
import type { GraphOptions } from '../../src/adapters/graph';
import { userAgentOf } from '../../src/adapters/user-agent';
import { FailureError } from '../../src/domain/failure';
import type { Failure } from '../../src/domain/failure';
import type { Graph, GraphSession } from '../../src/ports';
import { makeCertificate } from '../support/certificate';
import {
  bare,
  breakOff,
  closed,
  content,
  graphError,
  hang,
  json,
  listen,
  startFarSide,
} from '../support/far-side';
import type { FarSide } from '../support/far-side';

const TOKEN = 'canary-access-token';
const userAgent = userAgentOf({ version: '1.2.3', homepage: 'https://example.org/perennial' });
const ME = { id: '1', displayName: 'Adele' };

let far: FarSide;
let gate: Gate;
beforeEach(async () => {
  far = await startFarSide();
  gate = new Gate(Date.now, undefined, () => 0);
});
afterEach(() => far.close());

const graphOf = (changes: Partial<GraphOptions> = {}): Graph =>
  createGraph({
    origin: far.origin,
    userAgent,
    gate,
    clock: Date.now,
    random: () => 0,
    ...changes,
  });

interface Opening {
  readonly tenantId?: string;
  readonly forMs?: number;
  readonly signal?: AbortSignal;
}

function open(graph = graphOf(), { tenantId, forMs = 20_000, signal }: Opening = {}): GraphSession {
  return graph.open({
    tenantId: tenantId ?? 'contoso.example',
    clientId: '11111111-1111-1111-1111-111111111111',
    mode: 'delegated',
    token: { accessToken: TOKEN, expiresAt: Date.now() + 3_600_000 },
    deadline: Date.now() + forMs,
    signal: signal ?? new AbortController().signal,
  });
}

/** The failure something ends with; it holds neither the token nor anything an answer said. */
async function failing(work: Promise<unknown>): Promise<Failure> {
  const thrown: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof FailureError)) throw new Error('no failure', { cause: thrown });
  expect(JSON.stringify([thrown.failure, thrown.message, thrown.stack])).not.toContain('canary');
  expect(thrown.cause).toBeUndefined();
  return thrown.failure;
}

const get = (path: string, session = open()) => session.request({ method: 'GET', path });

describe('a request', () => {
  test('goes below /v1.0 with the token, our name, and an id of its own for every try', async () => {
    far.answers(bare(502), json(200, ME, { 'request-id': 'r-1' }));
    const answer = await get('/me?$select=id,displayName');
    expect(answer).toMatchObject({ status: 200, json: ME, requestId: 'r-1' });
    expect(far.seen.map(({ path }) => path)).toEqual(
      Array(2).fill('/v1.0/me?$select=id,displayName'),
    );
    for (const { headers } of far.seen) {
      expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
      expect(headers['user-agent']).toBe('Perennial/1.2.3 (+https://example.org/perennial)');
      expect(headers['client-request-id']).toMatch(/^[\da-f-]{36}$/);
    }
    const ids = far.seen.map(({ headers }) => headers['client-request-id']);
    expect(new Set(ids).size).toBe(2);
  });

  test('sends objects as JSON, text and bytes as they are, and no type without a body', async () => {
    far.answers(bare(204));
    const session = open();
    const bytes = new Uint8Array([1, 2, 255, 3]).subarray(1, 3);
    await session.request({ method: 'POST', path: '/a', body: { subject: 'ä' } });
    await session.request({
      method: 'PUT',
      path: '/b',
      body: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    });
    await session.request({
      method: 'POST',
      path: '/c',
      body: '<html/>',
      headers: { 'Content-Type': 'text/html' },
    });
    await session.request({ method: 'POST', path: '/d' });
    await session.request({
      method: 'PATCH',
      path: '/e',
      body: {},
      headers: { 'If-Match': '"1"' },
    });
    const [a, b, c, d, e] = far.seen;
    expect(a?.body.toString()).toBe('{"subject":"ä"}');
    expect(a?.headers['content-type']).toBe('application/json');
    expect([...(b?.body ?? [])]).toEqual([2, 255]);
    expect(b?.headers['content-type']).toBe('application/octet-stream');
    expect([c?.body.toString(), c?.headers['content-type']]).toEqual(['<html/>', 'text/html']);
    expect([d?.body.length, d?.headers['content-type']]).toEqual([0, undefined]);
    expect([e?.method, e?.headers['if-match']]).toEqual(['PATCH', '"1"']);
  });

  test('keeps a link’s query letter for letter', async () => {
    far.answers(json(200, { value: [] }));
    const query = "?$skiptoken=a%2Bb%3D%3D&$filter=x%20eq%20'https://y'&$top=2&$skip=4&a=1&a=2";
    await get(`/me/messages${query}`);
    expect(far.seen[0]?.path).toBe(`/v1.0/me/messages${query.replaceAll("'", '%27')}`);
  });

  test('follows links to Graph’s own origin and to the one in its place', async () => {
    far.answers(json(200, {}));
    await get('https://graph.microsoft.com/v1.0/me/messages?$skip=1');
    await get(`${far.origin}/v1.0/me/messages?$skip=2`);
    const paths = far.seen.map(({ path }) => path);
    expect(paths).toEqual(['/v1.0/me/messages?$skip=1', '/v1.0/me/messages?$skip=2']);
    expect(far.seen.map(({ headers }) => headers.authorization)).toEqual(
      Array(2).fill(`Bearer ${TOKEN}`),
    );
  });

  test.each([
    'https://graph.microsoft.com/beta/me',
    'https://graph.microsoft.com/v1.0',
    'http://graph.microsoft.com/v1.0/me',
    'https://graph.microsoft.com.evil.example/v1.0/me',
    'https://graph.microsoft.com@evil.example/v1.0/me',
    'https://user:pass@graph.microsoft.com/v1.0/me',
    'https://graph.microsoft.com:444/v1.0/me',
    'https://evil.example/v1.0/me',
    '/../beta/me',
    '/%2e%2e/beta/me',
    '/..\\beta/me',
    'me',
    '',
  ])('does not go to %j', async (path) => {
    expect(await failing(get(path))).toMatchObject({ kind: 'assertion', code: 'foreign-link' });
    expect(far.seen).toEqual([]);
  });
});

describe('an answer', () => {
  test.each<[string, Parameters<FarSide['answers']>[0], unknown]>([
    ['204', bare(204), undefined],
    ['202 without a type', bare(202), undefined],
    [
      '202 with a type and without a body',
      bare(202, { 'content-type': 'application/json' }),
      undefined,
    ],
    ['JSON that is none', content(200, 'application/json', '{"a":'), undefined],
    ['HTML', content(200, 'text/html', '<p>'), undefined],
    [
      'JSON with a charset',
      content(200, 'application/json;odata.metadata=minimal;charset=utf-8', '{"a":1}'),
      { a: 1 },
    ],
    ['JSON with a byte order mark', content(200, 'application/json', '\ufeff{"a":1}'), { a: 1 }],
    ['text that looks like JSON', content(200, 'text/plain', '{"a":1}'), undefined],
  ])('of %s comes back, parsed where it is JSON', async (_, answer, expected) => {
    far.answers(answer);
    expect((await get('/me')).json).toEqual(expected);
  });

  test('of a redirect comes back, with its Location', async () => {
    far.answers(bare(302, { location: 'https://storage.example/x' }));
    const answer = await get('/me/drive/items/1/content');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('https://storage.example/x');
  });

  test('of bytes is theirs', async () => {
    const bytes = Buffer.from([0, 255, 10, 13]);
    far.answers(content(200, 'image/jpeg', bytes));
    expect(Buffer.from((await get('/me/photo/$value')).bytes).equals(bytes)).toBe(true);
  });

  test('that is too large is given up', async () => {
    far.answers(content(200, 'application/json', 'x'.repeat(5000)));
    const session = open(graphOf({ maxBytes: 4999 }));
    expect(await failing(get('/me', session))).toEqual({
      stage: 'request',
      kind: 'assertion',
      code: 'body-too-large',
    });
  });
});

describe('an error', () => {
  test('is told by code, status and request id, without its text', async () => {
    far.answers(
      json(403, graphError('ErrorAccessDenied', `canary ${TOKEN}`), { 'request-id': 'r-9' }),
    );
    expect(await failing(get('/me/messages'))).toEqual({
      stage: 'request',
      kind: 'permission',
      code: 'ErrorAccessDenied',
      status: 403,
      requestId: 'r-9',
    });
    expect(far.seen).toHaveLength(1);
  });

  test('in HTML is tried again, and told by its status', async () => {
    far.answers(content(502, 'text/html', '<h1>canary</h1>'));
    expect(await failing(get('/me'))).toMatchObject({
      kind: 'service',
      code: 'http-502',
      status: 502,
    });
    expect(far.seen).toHaveLength(5);
  });

  test('of a POST that may have been carried out is not tried again', async () => {
    for (const answer of [json(500, graphError('generalException')), bare(504), breakOff]) {
      far.answers(answer);
      await failing(open().request({ method: 'POST', path: '/me/sendMail', body: {} }));
    }
    expect(far.seen).toHaveLength(3);
  });

  test('of a POST that was turned away is tried again', async () => {
    far.answers(bare(503), bare(429, { 'retry-after': '0' }), json(201, ME));
    const answer = await open().request({ method: 'POST', path: '/me/events', body: {} });
    expect(answer.status).toBe(201);
    expect(far.seen).toHaveLength(3);
  });

  test('of a missing drive is no fault of the request', async () => {
    far.answers(json(404, graphError('ResourceNotFound', "User's mysite not found.")));
    expect(await failing(get('/me/drive/root/children'))).toMatchObject({
      kind: 'not-provisioned',
      code: 'ResourceNotFound',
    });
  });
});

describe('throttling', () => {
  const throttled = (seconds: string) =>
    json(429, graphError('TooManyRequests'), { 'retry-after': seconds });

  test('is waited for, not a moment less, by every account of the app in the tenant', async () => {
    far.answers(throttled('1'), json(200, ME));
    const graph = graphOf();
    const first = get('/a', open(graph));
    while (gate.size === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    const until = gate.closedUntil({
      tenantId: 'contoso.example',
      clientId: '11111111-1111-1111-1111-111111111111',
    });
    const second = get('/b', open(graph, { tenantId: 'Contoso.Example' }));
    const elsewhere = get('/c', open(graph, { tenantId: 'fabrikam.example' }));
    await Promise.all([first, second, elsewhere]);
    expect(far.seen.slice(0, 2).map(({ path }) => path)).toEqual(['/v1.0/a', '/v1.0/c']);
    const late = far.seen.slice(2);
    expect(late.map(({ path }) => path).sort()).toEqual(['/v1.0/a', '/v1.0/b']);
    for (const { at } of late) expect(at).toBeGreaterThanOrEqual(until ?? Infinity);
  });

  test('that outlasts the run ends it, and says until when', async () => {
    far.answers(throttled('120'));
    const session = open();
    const before = Date.now();
    const failure = await failing(get('/me', session));
    expect(failure).toMatchObject({ kind: 'throttled', code: 'TooManyRequests', status: 429 });
    expect(failure.notBefore).toBeGreaterThanOrEqual(before + 120_000);
    const next = await failing(get('/me', session));
    expect(next).toEqual({
      stage: 'request',
      kind: 'throttled',
      code: 'throttled',
      notBefore: failure.notBefore,
    });
    expect(far.seen).toHaveLength(1);
  });

  test('by a 503 with Retry-After counts the same', async () => {
    far.answers(json(503, graphError('serviceNotAvailable'), { 'retry-after': '60' }));
    const failure = await failing(get('/me'));
    expect(failure).toMatchObject({ kind: 'throttled', code: 'serviceNotAvailable', status: 503 });
    expect(failure.notBefore).toBeDefined();
  });

  test('of a pre-authenticated address closes the gate too', async () => {
    far.answers(bare(429, { 'retry-after': '60' }));
    const session = open();
    await failing(session.transfer({ method: 'GET', url: `${far.origin}/download` }));
    await failing(get('/me', session));
    expect(far.seen).toHaveLength(1);
  });
});

describe('the network', () => {
  test('a server that never answers is given up, again and again, and then for good', async () => {
    far.answers(hang);
    const session = open(graphOf({ timeoutMs: 30 }));
    expect(await failing(get('/me', session))).toEqual({
      stage: 'request',
      kind: 'network',
      code: 'timeout',
    });
    expect(far.seen).toHaveLength(5);
  });

  test('an answer that stops half-way is given up too', async () => {
    far.answers((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"a":');
    });
    const session = open(graphOf({ timeoutMs: 30 }));
    expect((await failing(get('/me', session))).code).toBe('timeout');
  });

  test('the run’s end ends a request under way, and no other is begun', async () => {
    far.answers(hang);
    const controller = new AbortController();
    const session = open(graphOf(), { signal: controller.signal });
    const under = failing(get('/me', session));
    while (far.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    controller.abort();
    expect(await under).toEqual({ stage: 'request', kind: 'service', code: 'deadline' });
    expect((await failing(get('/me', session))).code).toBe('deadline');
    expect(far.seen).toHaveLength(1);
  });

  test('a connection that breaks off is tried again', async () => {
    far.answers(breakOff, json(200, ME));
    expect((await get('/me')).json).toEqual(ME);
  });

  test('nobody there: refused', async () => {
    const origin = far.origin;
    await far.close();
    const session = open(graphOf({ origin }));
    expect(await failing(get('/me', session))).toMatchObject({ kind: 'network', code: 'refused' });
  });

  test('no such name: dns', async () => {
    const session = open(graphOf({ origin: 'https://graph.invalid' }), { forMs: 300 });
    expect(await failing(get('/me', session))).toMatchObject({ kind: 'network', code: 'dns' });
  });

  test('a certificate that nobody vouches for: tls, once', async () => {
    const { key, crt } = makeCertificate('localhost');
    let requests = 0;
    const server = createTlsServer({ key, cert: crt }, (_, response) => {
      requests += 1;
      response.end();
    });
    try {
      const { port } = new URL(await listen(server));
      const session = open(graphOf({ origin: `https://127.0.0.1:${port}` }));
      const failure = { stage: 'request', kind: 'network', code: 'tls' };
      expect(await failing(get('/me', session))).toEqual(failure);
      expect(requests).toBe(0);
    } finally {
      await closed(server);
    }
  });
});

describe('a transfer', () => {
  test('carries what it is given and never the token', async () => {
    far.answers(bare(202));
    await open().transfer({
      method: 'PUT',
      url: `${far.origin}/upload?tempauth=1`,
      headers: { 'Content-Range': 'bytes 0-2/3', authorization: `Bearer ${TOKEN}`, Cookie: 'a=b' },
      body: new Uint8Array([1, 2, 3]),
    });
    const [seen] = far.seen;
    expect(seen).toMatchObject({ method: 'PUT', path: '/upload?tempauth=1' });
    expect(seen?.headers['content-range']).toBe('bytes 0-2/3');
    expect(seen?.headers['user-agent']).toBe(userAgent);
    expect([...(seen?.body ?? [])]).toEqual([1, 2, 3]);
    expect(JSON.stringify(seen?.headers)).not.toMatch(/canary|cookie/i);
  });

  test('follows up to three redirects, without the token', async () => {
    const on = bare(302, { location: '/next' });
    far.answers(on, on, on, content(200, 'text/plain', 'bytes'));
    const answer = await open().transfer({ method: 'GET', url: `${far.origin}/download` });
    expect(Buffer.from(answer.bytes).toString()).toBe('bytes');
    expect(JSON.stringify(far.seen)).not.toContain('canary');
    far.answers(on);
    const endless = open().transfer({ method: 'GET', url: `${far.origin}/download` });
    expect((await failing(endless)).code).toBe('too-many-redirects');
  });

  test('brings back a redirect into the API, which only the session may follow', async () => {
    far.answers(bare(303, { location: `${far.origin}/v1.0/drives/1/items/2` }));
    const answer = await open().transfer({ method: 'GET', url: `${far.origin}/monitor` });
    expect(answer.status).toBe(303);
    expect(far.seen).toHaveLength(1);
  });

  test.each([
    'http://storage.example/x',
    'ftp://127.0.0.1/x',
    'https://user:pass@storage.example/x',
    '/relative',
    '',
  ])('does not go to %j', async (url) => {
    const refused = await failing(open().transfer({ method: 'GET', url }));
    expect(refused.code).toBe('foreign-link');
    expect(far.seen).toEqual([]);
  });

  test('does not go to this machine when Graph is Microsoft’s', async () => {
    const session = open(graphOf({ origin: 'https://graph.microsoft.com' }));
    const refused = await failing(session.transfer({ method: 'GET', url: `${far.origin}/x` }));
    expect(refused.code).toBe('foreign-link');
    expect(far.seen).toEqual([]);
  });

  test('does not follow a redirect to a place it would not go to', async () => {
    far.answers(bare(302, { location: 'http://storage.example/x' }));
    const refused = await failing(open().transfer({ method: 'GET', url: `${far.origin}/x` }));
    expect(refused.code).toBe('foreign-link');
  });
});

test('nothing is left on the run’s signal', async () => {
  far.answers(json(200, ME), bare(429, { 'retry-after': '0' }), breakOff, json(200, ME));
  const controller = new AbortController();
  const session = open(graphOf(), { signal: controller.signal });
  for (let calls = 0; calls < 5; calls += 1) await get('/me', session);
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
});
