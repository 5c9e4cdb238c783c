import { MAX_SILENT_TRIES } from '../../src/domain/retry';
import { getEventListeners } from 'node:events';
import { createServer as createTlsServer } from 'node:https';
import { makeCertificate } from '../support/certificate';
import { bare, breakOff, closed, content, graphError, hang, json } from '../support/far-side';
import { failing, GraphWorld } from './graph-world';
import { listenHttp } from '../support/listen';

const ME = { id: '1', displayName: 'Adele' };
const world = new GraphWorld();

describe('the network', () => {
  test('V15: a server that never answers is given up twice, and then for good', async () => {
    world.far.answers(json(200, {}), hang);
    await world.get('/me', world.open(world.graph()));
    const session = world.open(world.graph({ timeoutMs: 300 }));
    expect(await failing(world.get('/me', session))).toEqual({
      stage: 'request',
      kind: 'network',
      code: 'timeout',
    });
    expect(world.far.seen).toHaveLength(1 + MAX_SILENT_TRIES);
  });

  test('an answer that stops half-way is given up too', async () => {
    world.far.answers((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"a":');
    });
    const session = world.open(world.graph({ timeoutMs: 30 }));
    expect((await failing(world.get('/me', session))).code).toBe('timeout');
  });

  test('the run’s end ends a request under way, and no other is begun', async () => {
    world.far.answers(hang);
    const controller = new AbortController();
    const session = world.open(world.graph(), { signal: controller.signal });
    const under = failing(world.get('/me', session));
    while (world.far.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    controller.abort();
    expect(await under).toEqual({ stage: 'request', kind: 'service', code: 'deadline' });
    expect((await failing(world.get('/me', session))).code).toBe('deadline');
    expect(world.far.seen).toHaveLength(1);
  });

  test('a connection that breaks off is tried again', async () => {
    world.far.answers(breakOff, json(200, ME));
    expect((await world.get('/me')).json).toEqual(ME);
  });

  test('nobody there: refused', async () => {
    const origin = world.far.origin;
    await world.far.close();
    const session = world.open(world.graph({ origin }));
    expect(await failing(world.get('/me', session))).toMatchObject({
      kind: 'network',
      code: 'refused',
    });
  });

  test('no such name: dns', async () => {
    const session = world.open(world.graph({ origin: 'https://graph.invalid' }), { forMs: 300 });
    expect(await failing(world.get('/me', session))).toMatchObject({
      kind: 'network',
      code: 'dns',
    });
  });

  test('a certificate that nobody vouches for: tls, once', async () => {
    const { key, crt } = makeCertificate('localhost');
    let requests = 0;
    const server = createTlsServer({ key, cert: crt }, (_, response) => {
      requests += 1;
      response.end();
    });
    try {
      const { port } = new URL(await listenHttp(server));
      const session = world.open(world.graph({ origin: `https://127.0.0.1:${port}` }));
      const failure = { stage: 'request', kind: 'network', code: 'tls' };
      expect(await failing(world.get('/me', session))).toEqual(failure);
      expect(requests).toBe(0);
    } finally {
      await closed(server);
    }
  });
});

test('nothing is left on the run’s signal', async () => {
  world.far.answers(json(200, ME), bare(429, { 'retry-after': '0' }), breakOff, json(200, ME));
  const controller = new AbortController();
  const session = world.open(world.graph(), { signal: controller.signal });
  for (let calls = 0; calls < 5; calls += 1) await world.get('/me', session);
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
});

describe('V8: a success whose body is not the JSON that is due', () => {
  const cut = content(200, 'application/json', '{"id":"1","displ');
  const page = content(200, 'text/html', '<html>Sign in to the canary network</html>');
  const asked = (method: 'GET' | 'POST', more: object = {}) =>
    world.open().request({ method, path: '/me', expectsJson: true, ...more });

  test.each([
    ['cut off', cut],
    ['a page of a proxy', page],
    ['empty', bare(200, { 'content-type': 'application/json' })],
  ])('%s: a read is sent again, and says so when it stays so', async (_, answer) => {
    world.far.answers(answer, json(200, ME));
    expect((await asked('GET')).json).toEqual(ME);
    world.far.answers(answer);
    const session = world.open(world.graph({ sleep: () => Promise.resolve() }));
    const failure = await failing(
      session.request({ method: 'GET', path: '/me', expectsJson: true }),
    );
    expect(failure).toEqual({ stage: 'request', kind: 'network', code: 'body-not-json' });
  });

  test('a POST that makes something is not sent again, and nobody knows what became of it', async () => {
    world.far.answers(content(201, 'application/json', '{"id":"1'));
    const failure = await failing(asked('POST', { body: {} }));
    expect(failure).toEqual({ stage: 'request', kind: 'network', code: 'body-not-json' });
    expect(world.far.seen).toHaveLength(1);
  });

  test.each([301, 302, 307, 308])(
    'a redirect (%d) is not followed, and is no answer of Microsoft’s unless the call has one',
    async (status) => {
      const redirect = bare(status, { location: `${world.far.origin}/v1.0/elsewhere` });
      world.far.answers(redirect, json(200, ME));
      expect((await asked('GET')).json).toEqual(ME);
      world.far.answers(redirect);
      const failure = await failing(asked('POST', { expectsJson: false, body: {} }));
      expect(failure).toEqual({ stage: 'request', kind: 'network', code: 'redirected' });
      expect((await asked('GET', { expectsJson: false, expectsRedirect: true })).status).toBe(
        status,
      );
      expect(world.far.seen.filter(({ path }) => path.includes('elsewhere'))).toEqual([]);
    },
  );

  test('where none is due, any body will do', async () => {
    world.far.answers(page);
    expect((await world.get('/me')).status).toBe(200);
  });
});

describe('V9: a call that may be repeated', () => {
  test('is, although it is a POST', async () => {
    world.far.answers(breakOff, json(200, { value: [] }));
    const search = { method: 'POST', path: '/search/query', body: {}, expectsJson: true } as const;
    const answer = await world.open().request({ ...search, repeatable: true });
    expect(answer.json).toEqual({ value: [] });
    world.far.answers(breakOff);
    expect((await failing(world.open().request(search))).code).toBe('reset');
    expect(world.far.seen).toHaveLength(3);
  });

  test.each([
    ['DELETE', '/me/events/1', undefined],
    ['POST', '/me/events/1/permanentDelete', true],
  ] as const)('%s %s whose answer was lost has removed what is gone then', async (...call) => {
    const [method, path, repeatable] = call;
    world.far.answers(breakOff, json(404, graphError('ErrorItemNotFound')));
    expect((await world.open().request({ method, path, repeatable })).status).toBe(204);
    world.far.answers(json(404, graphError('ErrorItemNotFound')));
    const failure = await failing(world.open().request({ method, path, repeatable }));
    expect(failure).toMatchObject({ status: 404, code: 'ErrorItemNotFound' });
  });

  test('a 404 after a try that never left says that it was not there', async () => {
    world.far.answers(
      bare(429, { 'retry-after': '0' }),
      json(404, graphError('ErrorItemNotFound')),
    );
    const failure = await failing(world.open().request({ method: 'DELETE', path: '/me/events/1' }));
    expect(failure.status).toBe(404);
  });
});
