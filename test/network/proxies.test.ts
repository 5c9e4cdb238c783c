import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { proxyFor } from '../../src/network/proxies';
import { readConfig } from '../../src/config';

const PROXY = 'http://proxy.example:8080';
const GRAPH = 'https://graph.microsoft.com/v1.0/me';
const by = (address: string, except?: string, http: string | undefined = PROXY) =>
  proxyFor(new URL(address), { https: PROXY, http, except });

test.each([GRAPH, 'http://storage.internal:10002/', 'https://10.0.0.4/', 'https://[2001:db8::1]/'])(
  '%s goes by the proxy',
  (address) => expect(by(address)).toBe(PROXY),
);

test.each([
  'http://127.0.0.1:10000/',
  'http://127.9.9.9/',
  'http://localhost:7071/',
  'https://vault.localhost/',
  'http://[::1]:80/',
  'http://169.254.169.254/metadata/identity/oauth2/token',
  'http://169.254.131.2:8081/msi/token',
  'http://[fe80::1]/',
])('%s never does', (address) => expect(by(address)).toBeUndefined());

test('each scheme has its own, and one may have none', () => {
  expect(proxyFor(new URL(GRAPH), { http: PROXY })).toBeUndefined();
  expect(proxyFor(new URL('http://storage.internal/'), { https: PROXY })).toBeUndefined();
});

test.each([
  ['graph.microsoft.com', true],
  ['GRAPH.Microsoft.com', true],
  ['microsoft.com', true],
  ['.microsoft.com', true],
  ['*.microsoft.com', true],
  ['*', true],
  ['example.com, microsoft.com', true],
  ['example.com microsoft.com', true],
  ['graph.microsoft.com:443', true],
  ['graph.microsoft.com:8443', false],
  ['raph.microsoft.com', false],
  ['soft.com', false],
  ['graph.microsoft.com.example', false],
  ['', false],
  [',', false],
])('NO_PROXY=%j leaves Graph to the network: %s', (except, left) => {
  expect(by(GRAPH, except)).toBe(left ? undefined : PROXY);
});

test('the variables are read in either case, with and without a scheme; a wrong one is named', () => {
  expect(readConfig({ https_proxy: 'proxy.example:8080', no_proxy: 'a, b' })).toMatchObject({
    HTTPS_PROXY: 'http://proxy.example:8080',
    NO_PROXY: 'a, b',
  });
  expect(readConfig({ HTTPS_PROXY: '', https_proxy: PROXY }).HTTPS_PROXY).toBe(PROXY);
  const wrong = readConfig({ HTTP_PROXY: 'socks5://user:secret@proxy.example' });
  expect(wrong.HTTP_PROXY).toBeUndefined();
  expect(wrong.problems).toContainEqual({
    setting: 'HTTP_PROXY',
    message: 'must be the address of an http or https proxy',
  });
});

test('everything but this machine goes by the proxy: token, Graph, vault, storage and mail', () => {
  const script = join(__dirname, '../../scripts/proof.mjs');
  const output = execFileSync(process.execPath, [script, 'proxy', '--here'], { encoding: 'utf8' });
  expect(JSON.parse(output)).toMatchObject([{ forwarded: [], connects: { length: 6 } }]);
});
