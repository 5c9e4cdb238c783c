import { bare, breakOff, content, graphError, json } from '../support/far-side';
import { failing, GraphWorld, TOKEN } from './graph-world';

const ME = { id: '1', displayName: 'Adele' };
const world = new GraphWorld();

describe('an error', () => {
  test('is told by code, status and request id, without its text', async () => {
    world.far.answers(
      json(403, graphError('ErrorAccessDenied', `canary ${TOKEN}`), {
        'request-id': '11111111-2222-4333-8444-000000000009',
      }),
    );
    expect(await failing(world.get('/me/messages'))).toEqual({
      stage: 'request',
      kind: 'permission',
      code: 'ErrorAccessDenied',
      status: 403,
      requestId: '11111111-2222-4333-8444-000000000009',
    });
    expect(world.far.seen).toHaveLength(1);
  });

  test('in HTML is tried again, and told by its status', async () => {
    world.far.answers(content(502, 'text/html', '<h1>canary</h1>'));
    expect(await failing(world.get('/me'))).toMatchObject({
      kind: 'service',
      code: 'http-502',
      status: 502,
    });
    expect(world.far.seen).toHaveLength(5);
  });

  test('of a POST that may have been carried out is not tried again', async () => {
    for (const answer of [json(500, graphError('generalException')), bare(504), breakOff]) {
      world.far.answers(answer);
      await failing(world.open().request({ method: 'POST', path: '/me/sendMail', body: {} }));
    }
    expect(world.far.seen).toHaveLength(3);
  });

  test('of a POST that was turned away is tried again', async () => {
    world.far.answers(bare(503), bare(429, { 'retry-after': '0' }), json(201, ME));
    const answer = await world.open().request({ method: 'POST', path: '/me/events', body: {} });
    expect(answer.status).toBe(201);
    expect(world.far.seen).toHaveLength(3);
  });

  test('of a missing drive is no fault of the request', async () => {
    world.far.answers(json(404, graphError('ResourceNotFound', "User's mysite not found.")));
    expect(await failing(world.get('/me/drive/root/children'))).toMatchObject({
      kind: 'not-provisioned',
      code: 'ResourceNotFound',
    });
  });
});

describe('throttling', () => {
  const throttled = (seconds: string) =>
    json(429, graphError('TooManyRequests'), { 'retry-after': seconds });

  test('is waited for, not a moment less, by every account of the app in the tenant', async () => {
    world.far.answers(throttled('1'), json(200, ME));
    const graph = world.graph();
    const first = world.get('/a', world.open(graph));
    while (world.gate.size === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    const until = world.gate.closedUntil({
      tenantId: 'contoso.example',
      clientId: '11111111-1111-1111-1111-111111111111',
    });
    const second = world.get('/b', world.open(graph, { tenantId: 'Contoso.Example' }));
    const elsewhere = world.get('/c', world.open(graph, { tenantId: 'fabrikam.example' }));
    await Promise.all([first, second, elsewhere]);
    expect(world.far.seen.slice(0, 2).map(({ path }) => path)).toEqual(['/v1.0/a', '/v1.0/c']);
    const late = world.far.seen.slice(2);
    expect(late.map(({ path }) => path).sort()).toEqual(['/v1.0/a', '/v1.0/b']);
    for (const { at } of late) expect(at).toBeGreaterThanOrEqual(until ?? Infinity);
  });

  test('that outlasts the run ends it, and says until when', async () => {
    world.far.answers(throttled('120'));
    const session = world.open();
    const before = Date.now();
    const failure = await failing(world.get('/me', session));
    expect(failure).toMatchObject({ kind: 'throttled', code: 'TooManyRequests', status: 429 });
    expect(failure.notBefore).toBeGreaterThanOrEqual(before + 120_000);
    const next = await failing(world.get('/me', session));
    expect(next).toEqual({
      stage: 'request',
      kind: 'throttled',
      code: 'throttled',
      notBefore: failure.notBefore,
    });
    expect(world.far.seen).toHaveLength(1);
  });

  test('by a 503 with Retry-After counts the same', async () => {
    world.far.answers(json(503, graphError('serviceNotAvailable'), { 'retry-after': '60' }));
    const failure = await failing(world.get('/me'));
    expect(failure).toMatchObject({ kind: 'throttled', code: 'serviceNotAvailable', status: 503 });
    expect(failure.notBefore).toBeDefined();
  });

  test('of a pre-authenticated address closes the gate too', async () => {
    world.far.answers(bare(429, { 'retry-after': '60' }));
    const session = world.open();
    await failing(session.transfer({ method: 'GET', url: `${world.far.origin}/download` }));
    await failing(world.get('/me', session));
    expect(world.far.seen).toHaveLength(1);
  });
});
