import { createServer } from 'node:net';
import { exchange, wireCode, WireError } from '../../src/microsoft/http';

const caused = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });

test.each([
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['ECONNREFUSED', 'refused'],
  ['EHOSTUNREACH', 'refused'],
  ['ECONNRESET', 'reset'],
  ['EPIPE', 'reset'],
  ['UND_ERR_SOCKET', 'reset'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
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
  const proxy = new Error('Proxy response (407) !== 200 when HTTP Tunneling');
  expect(wireCode(new TypeError('fetch failed', { cause: proxy }))).toBe('proxy');
});

test('whatever is thrown has a code', () => {
  const endless: { cause?: unknown } = {};
  endless.cause = endless;
  for (const thrown of [undefined, null, 'text', 7, new Error('x'), endless])
    expect(wireCode(thrown)).toBe('reset');
});

test('an answer that is not HTTP is a connection that broke', async () => {
  const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as { port: number };
    const request = { method: 'GET', headers: {}, timeoutMs: 5000, maxBytes: 100 };
    await expect(exchange({ ...request, url: `http://127.0.0.1:${port}/` })).rejects.toThrow(
      new WireError('reset'),
    );
  } finally {
    server.close();
  }
});
