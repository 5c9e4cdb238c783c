import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { agentsFor } from '../../src/network/agents';
import { direct, exchangeOver } from '../../src/network/exchange';
import { wireCode, WireError } from '../../src/network/wire-error';
import { listen, listenHttp } from '../support/listen';

const caused = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });

test.each([
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['ECONNREFUSED', 'refused'],
  ['EHOSTUNREACH', 'refused'],
  ['ECONNRESET', 'reset'],
  ['EPIPE', 'reset'],
  ['ETIMEDOUT', 'timeout'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['CERT_NOT_YET_VALID', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
])('%s is %s', (code, expected) => {
  expect(wireCode(caused(code))).toBe(expected);
});

test('the cause is looked for in depth, and in the first of several', () => {
  const several = new AggregateError([caused('ECONNREFUSED'), caused('ENOTFOUND')]);
  expect(wireCode(new TypeError('fetch failed', { cause: several }))).toBe('refused');
});

test('whatever is thrown has a code', () => {
  const endless: { cause?: unknown } = {};
  endless.cause = endless;
  for (const thrown of [undefined, null, 'text', 7, new Error('x'), endless])
    expect(wireCode(thrown)).toBe('reset');
});

test('an answer that is not HTTP is a connection that broke', async () => {
  const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
  const port = await listen(server);
  try {
    const request = { method: 'GET', headers: {}, timeoutMs: 5000, maxBytes: 100 };
    await expect(direct({ ...request, url: `http://127.0.0.1:${port}/` })).rejects.toThrow(
      new WireError('reset'),
    );
  } finally {
    server.close();
  }
});

describe('a server of HTTP', () => {
  const request = { method: 'GET', headers: {}, timeoutMs: 5000, maxBytes: 1000 };
  let origin: string;
  let connections: number;
  const server = createHttpServer((asked, answer) => {
    const [, coding = '', size = ''] = (asked.url ?? '').split('/');
    const text = Buffer.from('x'.repeat(Number(size)));
    const packed = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }[coding];
    answer.writeHead(200, packed ? { 'content-encoding': coding } : { 'x-one': ['a', 'b'] });
    answer.end(packed ? packed(text) : text);
    if (coding === 'closing') setTimeout(() => asked.socket.destroy(), 5);
  });
  server.on('connection', () => (connections += 1));
  beforeAll(async () => {
    origin = await listenHttp(server);
  });
  beforeEach(() => (connections = 0));
  afterAll(() => server.close());

  test.each(['gzip', 'deflate', 'br'])(
    'what comes as %s is unpacked, up to the size that is allowed',
    async (coding) => {
      const { bytes } = await direct({ ...request, url: `${origin}/${coding}/1000` });
      expect(Buffer.from(bytes).toString()).toBe('x'.repeat(1000));
      await expect(direct({ ...request, url: `${origin}/${coding}/1001` })).rejects.toThrow(
        new WireError('body-too-large'),
      );
    },
  );

  test('headers are found in any case, several of a name together', async () => {
    const { headers } = await direct({ ...request, url: `${origin}/plain/1` });
    expect([headers.get('X-One'), headers.get('x-two')]).toEqual(['a, b', null]);
    expect(headers.toJSON()).toMatchObject({ 'x-one': 'a, b' });
  });

  test('a connection is kept for the next request, and a GET goes over a new one where it was closed meanwhile', async () => {
    const get = (path: string) => direct({ ...request, url: `${origin}/${path}/1` });
    for (let times = 0; times < 5; times += 1) await get('plain');
    expect(connections).toBeLessThanOrEqual(1);
    for (let times = 0; times < 20; times += 1) expect((await get('closing')).status).toBe(200);
  });
});

test('a proxy that lets nothing through is told apart from the far side', async () => {
  const proxy = createHttpServer();
  proxy.on('connect', (_, socket) =>
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
  );
  const https = await listenHttp(proxy);
  try {
    const exchange = exchangeOver(agentsFor({ https }));
    const request = { method: 'GET', headers: {}, timeoutMs: 5000, maxBytes: 100 };
    await expect(exchange({ ...request, url: 'https://graph.microsoft.com/' })).rejects.toThrow(
      new WireError('proxy'),
    );
  } finally {
    proxy.close();
  }
});
