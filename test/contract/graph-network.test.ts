import { getEventListeners } from 'node:events';
import { createServer as createTlsServer } from 'node:https';
import { makeCertificate } from '../support/certificate';
import { bare, breakOff, closed, hang, json, listen } from '../support/far-side';
import { failing, GraphWorld } from './graph-world';

const ME = { id: '1', displayName: 'Adele' };
const world = new GraphWorld();

describe('the network', () => {
  test('a server that never answers is given up, again and again, and then for good', async () => {
    world.far.answers(hang);
    const session = world.open(world.graph({ timeoutMs: 30 }));
    expect(await failing(world.get('/me', session))).toEqual({
      stage: 'request',
      kind: 'network',
      code: 'timeout',
    });
    expect(world.far.seen).toHaveLength(5);
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
      const { port } = new URL(await listen(server));
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
