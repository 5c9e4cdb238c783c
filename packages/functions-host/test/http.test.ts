import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { setCookie } from '../src/http-message';
import { startHttp } from '../src/http-trigger';
import { run, stopAll, until } from './app';
import type { Running } from './app';

afterEach(stopAll);

const echo = (
  methods: ('GET' | 'POST' | 'HEAD' | 'PUT')[] = ['GET', 'POST', 'PUT'],
): Promise<Running> =>
  run((app) => {
    app.http('echo', {
      methods,
      route: '{*path}',
      handler: async (request) => ({
        jsonBody: {
          url: request.url,
          method: request.method,
          query: Object.fromEntries(request.query),
          params: request.params,
          headers: Object.fromEntries(request.headers),
          body: Buffer.from(await request.arrayBuffer()).toString('hex'),
        },
      }),
    });
  });

/** Bytes on a socket, as no HTTP client would send them, and what comes back. */
function raw(origin: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}

/** The problem document of an answer, which is as long as its header says. */
function problemIn(answer: string): unknown {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(/^content-type: application\/problem\+json/im);
  expect(/^content-length: (\d+)/im.exec(head)?.[1]).toBe(String(body.length));
  return JSON.parse(body);
}

test('a function sees the address, the method, the query, the parameters, the headers and the bytes', async () => {
  const { origin } = await echo();
  const response = await fetch(`${origin}/a/b%20c?x=1&x=2&X=3&y=%26`, {
    method: 'POST',
    headers: { 'X-Some': 'thing' },
    body: new Uint8Array([0, 255, 10, 128]),
  });
  expect(await response.json()).toMatchObject({
    url: `${origin}/a/b%20c?x=1&x=2&X=3&y=%26`,
    method: 'POST',
    query: { x: '1,2,3', y: '&' },
    params: { path: 'a/b c' },
    headers: { 'x-some': 'thing' },
    body: '00ff0a80',
  });
});

test('status, headers, cookies and bytes come back', async () => {
  const bytes = new Uint8Array([1, 0, 254]);
  const { origin } = await run((app) => {
    app.get('bytes', () => ({
      status: 203,
      headers: { 'X-Made': 'here', 'Content-Type': 'application/x-test' },
      cookies: [{ name: 'a', value: 'b c', httpOnly: true, sameSite: 'Strict', path: '/' }],
      body: bytes,
    }));
    app.get('nothing', () => undefined as unknown as Record<string, never>);
    app.get('bodiless', () => ({ status: 204, body: 'ignored' }));
  });
  const response = await fetch(`${origin}/bytes`);
  expect(response.status).toBe(203);
  expect(response.headers.get('x-made')).toBe('here');
  expect(response.headers.get('content-length')).toBe('3');
  expect(response.headers.get('set-cookie')).toBe('a=b%20c; Path=/; HttpOnly; SameSite=Strict');
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  expect((await fetch(`${origin}/nothing`)).status).toBe(204);
  expect((await fetch(`${origin}/bodiless`)).status).toBe(204);
});

test('a cookie has all its attributes', () => {
  const cookie = setCookie({
    name: 'n',
    value: 'v',
    domain: { value: 'd.example' },
    expires: { value: { seconds: 0 } },
    maxAge: { value: 5 },
    secure: { value: true },
    sameSite: 'explicitNone',
  });
  expect(cookie).toBe(
    'n=v; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=5; Domain=d.example; Secure; SameSite=None',
  );
});

test('HEAD has the headers of the answer and no body', async () => {
  const { origin } = await echo(['GET', 'HEAD']);
  const response = await fetch(origin, { method: 'HEAD' });
  expect(response.status).toBe(200);
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
  expect(await response.text()).toBe('');
});

test('what no function takes is an empty 404, with the connection still usable', async () => {
  const { origin } = await echo(['GET']);
  const text = await raw(
    origin,
    'POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc' +
      'HEAD /x HTTP/1.1\r\nHost: h\r\n\r\n' +
      'GET /x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  );
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 404', 'HTTP/1.1 404', 'HTTP/1.1 200']);
});

test('an error of a function is an empty 500, and is logged with its reason', async () => {
  const { origin, log } = await run((app) => {
    app.get('broken', () => {
      throw new TypeError('no such thing');
    });
    app.get('strange', () => 'text' as unknown as Record<string, never>);
    app.get('status', () => ({ status: 9999 }));
  });
  for (const path of ['broken', 'strange', 'status']) {
    const response = await fetch(`${origin}/${path}`);
    expect([response.status, await response.text()]).toEqual([500, '']);
  }
  expect(
    log.filter(({ level }) => level === 'error').map(({ functionName }) => functionName),
  ).toEqual(['broken', 'strange', 'status']);
  expect(log[0]?.message).toContain('no such thing');
});

test('context.log reaches the sink, with level, function and invocation', async () => {
  const { origin, log } = await run((app) => {
    app.get('talk', (_request, context) => {
      context.log('plain', 1);
      context.warn('warned');
      context.error('failed');
      return {};
    });
  });
  await fetch(`${origin}/talk`);
  expect(log).toMatchObject([
    { level: 'information', category: 'user', functionName: 'talk', message: 'plain 1' },
    { level: 'warning', message: 'warned' },
    { level: 'error', message: 'failed' },
  ]);
  expect(log[0]?.invocationId).toMatch(/^[0-9a-f-]{36}$/);
});

test.each([
  ['GET /%zz%ff?%zz=%ff HTTP/1.1\r\nHost: h', '200'],
  ['GET /a\\b HTTP/1.1\r\nHost: h', '200'],
  ['GET //evil.example/x HTTP/1.1\r\nHost: h', '200'],
  ['GET http://other.example/x?y HTTP/1.1\r\nHost: h', '200'],
  ['GET /../../x HTTP/1.1\r\nHost: h', '200'],
  ['GET /?__proto__=1&constructor=2 HTTP/1.1\r\nHost: h\r\n__proto__: 1', '200'],
  ['GET /a%00b HTTP/1.1\r\nHost: h', '400'],
  ['GET x HTTP/1.1\r\nHost: h', '400'],
  ['GET / HTTP/1.1\r\nHost: a b', '400'],
  ['GET / HTTP/1.1\r\nHost: user:word@h', '400'],
  ['GET / HTTP/1.1\r\nHost: [::', '400'],
  ['GET / HTTP/1.1', '400'],
  ['OPTIONS * HTTP/1.1\r\nHost: h', '400'],
  ['TRACE / HTTP/1.1\r\nHost: h', '404'],
  ['GREET / HTTP/1.1\r\nHost: h', '400'],
  [`GET / HTTP/1.1\r\nHost: h\r\nX: ${'x'.repeat(40_000)}`, '431'],
  [`GET /${'x'.repeat(40_000)} HTTP/1.1\r\nHost: h`, '431'],
])('an odd request never harms the host: %.40s', async (head, status) => {
  const { origin, log } = await echo();
  const text = await raw(origin, `${head}\r\nConnection: close\r\n\r\n`);
  expect(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]).toBe(status);
  if (status === '400' || status === '431')
    expect(problemIn(text)).toMatchObject({ status: Number(status) });
  expect((await fetch(origin)).status).toBe(200);
  expect(log).toEqual([]);
});

test('F17: whatever is sent is answered before the connection ends, and never reset', async () => {
  const { origin, log } = await echo();
  const more = 'x'.repeat(500_000);
  const body = 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n';
  const cases: [string, string][] = [
    [`GREET / HTTP/1.1\r\nHost: h\r\n\r\n${more}`, '400'],
    [`GET / HTTP/1.1\r\nHost: h\r\nX: ${more}`, '431'],
    [`GET / HTTP/9.9\r\nHost: h\r\n\r\n${more}`, '400'],
    [`${body}zz\r\n${more}`, '400'],
    [`${body}3\r\nabc\r\nzz\r\n${more}`, '400'],
    [`${body}1;${more}\r\n`, '413'],
    [`POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n${more}`, '400'],
    [`CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n${more}`, '404'],
    [`\u0016\u0003\u0001${more}`, '400'],
    // The parser complains twice: of what follows the last request, and of what follows that.
    [`PUT / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}${more}`, '400'],
  ];
  for (const [text, status] of cases) {
    const answer = await raw(origin, text);
    expect([text.slice(0, 40), /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]]).toEqual([
      text.slice(0, 40),
      status,
    ]);
    if (status !== '404')
      expect(problemIn(answer)).toMatchObject({ detail: expect.any(String) as string });
  }
  expect(log).toEqual([]);
});

test('a body over the bound is refused while it is still being sent, announced or not', async () => {
  const invoke = jest.fn().mockResolvedValue({});
  const front = await startHttp({
    routes: [
      {
        registered: { metadata: { name: 'f', bindings: {} }, callback: () => undefined },
        methods: [],
        segments: [],
      },
    ],
    invoke,
    port: 0,
    bodyLimit: 1000,
  });
  const post = (headers: Record<string, string | number>, bytes: number) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = httpRequest(front.origin, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
        sent.destroy();
      });
      sent.on('error', reject);
      sent.write(Buffer.alloc(bytes));
      if (bytes <= 1000) sent.end();
    });
  expect(await post({ 'content-length': 5000 }, 1200)).toBe(413);
  expect(await post({ 'transfer-encoding': 'chunked' }, 1200)).toBe(413);
  expect(invoke).not.toHaveBeenCalled();
  expect(await post({ 'content-length': 1000 }, 1000)).toBe(204);
  const stopped = front.stop();
  front.close();
  await stopped;
});

test('a client that goes away in the middle of its body is no invocation and no error', async () => {
  const { origin, log } = await echo();
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc');
  await new Promise((resolve) => setTimeout(resolve, 30));
  socket.destroy();
  expect((await fetch(origin)).status).toBe(200);
  expect(log).toEqual([]);
});

test('a request under way when the host stops is answered, and no other is taken', async () => {
  let finish: (() => void) | undefined;
  const host = await run((app) => {
    app.get('slow', async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return { body: 'x'.repeat(1_000_000) };
    });
  });
  const answer = fetch(`${host.origin}/slow`);
  await until('it is being worked on', () => finish !== undefined);
  const stopped = host.stop(5000);
  await expect(fetch(`${host.origin}/slow`)).rejects.toThrow();
  finish?.();
  expect((await (await answer).text()).length).toBe(1_000_000);
  await stopped;
});

test('a port that is taken is an error with the code EADDRINUSE', async () => {
  const { origin } = await echo();
  await expect(
    run((app) => app.get('x', () => ({})), { port: Number(new URL(origin).port) }),
  ).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
