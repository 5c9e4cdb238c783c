import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fixedCredential, managedIdentityCredential } from '../../src/azure/credential';
import { MINUTE_MS } from '../../src/durations';
import { NOW } from '../domain/support';

const VAULT_SCOPE = 'https://vault.azure.net/.default';
const CLIENT_ID = '22222222-2222-2222-2222-222222222222';

/**
 * App Service's identity endpoint
 * (https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference).
 */
let server: Server;
let requests: URL[];
let answer: 'token' | 'error' | 'nothing';
const environment = { ...process.env };
let now: number;

beforeEach(() => {
  requests = [];
  answer = 'token';
  // MSAL reads the system clock where it makes an absolute time of an answer.
  now = Date.now();
});

// One server for all tests: MSAL keeps the address that it first found in the environment, and the time-out.
beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    requests.push(url);
    if (answer === 'nothing') return;
    const authorised = request.headers['x-identity-header'] === 'identity-secret';
    response.writeHead(authorised && answer === 'token' ? 200 : 400, {
      'content-type': 'application/json',
    });
    const expires = Math.floor(now / 1000) + 3600;
    response.end(
      JSON.stringify(
        answer === 'token'
          ? {
              access_token: `token-${requests.length}`,
              client_id: CLIENT_ID,
              expires_on: String(expires),
              resource: url.searchParams.get('resource'),
              token_type: 'Bearer',
            }
          : { statusCode: 400, message: 'no identity' },
      ),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  process.env['IDENTITY_ENDPOINT'] = `http://127.0.0.1:${port}/msi/token`;
  process.env['IDENTITY_HEADER'] = 'identity-secret';
});

afterAll(async () => {
  process.env = { ...environment };
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const make = () =>
  managedIdentityCredential({ clientId: CLIENT_ID, clock: () => now, timeoutMs: 1000 });

test('asks for the resource as the given identity', async () => {
  const token = await make().getToken(VAULT_SCOPE);
  expect(token?.token).toBe('token-1');
  expect(token?.expiresOnTimestamp).toBeGreaterThan(now + 59 * MINUTE_MS);
  expect(requests.map(({ searchParams }) => Object.fromEntries(searchParams))).toMatchObject([
    { resource: 'https://vault.azure.net', client_id: CLIENT_ID },
  ]);
});

test('asks once for all who wait, and once for each resource', async () => {
  const credential = make();
  const waiting = Array.from({ length: 5 }, () => credential.getToken([VAULT_SCOPE]));
  const tokens = await Promise.all(waiting);
  expect(new Set(tokens.map((token) => token?.token))).toEqual(new Set(['token-1']));
  const other = await credential.getToken('https://storage.azure.com/.default');
  expect(other?.token).toBe('token-2');
  expect(requests).toHaveLength(2);
});

test('keeps a token until five minutes before it ends', async () => {
  const credential = make();
  await credential.getToken(VAULT_SCOPE);
  now += 54 * MINUTE_MS;
  expect((await credential.getToken(VAULT_SCOPE))?.token).toBe('token-1');
  now += 2 * MINUTE_MS;
  expect((await credential.getToken(VAULT_SCOPE))?.token).toBe('token-2');
});

test('uses a token that cannot be replaced until it ends, and then says so', async () => {
  const credential = make();
  await credential.getToken(VAULT_SCOPE);
  answer = 'error';
  now += 56 * MINUTE_MS;
  expect((await credential.getToken(VAULT_SCOPE))?.token).toBe('token-1');
  now += 5 * MINUTE_MS;
  await expect(credential.getToken(VAULT_SCOPE)).rejects.toThrow();
  answer = 'token';
  expect((await credential.getToken(VAULT_SCOPE))?.token).toMatch(/^token-/);
});

test('does not wait for ever', async () => {
  answer = 'nothing';
  await expect(make().getToken(VAULT_SCOPE)).rejects.toThrow();
});

test('takes one scope at a time', async () => {
  await expect(make().getToken([])).rejects.toThrow(RangeError);
  await expect(make().getToken([VAULT_SCOPE, 'https://x/.default'])).rejects.toThrow(RangeError);
});

test('a fixed credential gives its token to whoever asks', async () => {
  const token = await fixedCredential('local').getToken(VAULT_SCOPE);
  expect(token).toEqual({ token: 'local', expiresOnTimestamp: expect.any(Number) as number });
  expect(token?.expiresOnTimestamp).toBeGreaterThan(NOW);
});
