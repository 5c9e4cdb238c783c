import { createSign, generateKeyPairSync } from 'node:crypto';
import { CLIENT_ID, startSimulator } from '../src';
import type { Simulator } from '../src';
import { askForToken, Client, withRefreshToken, withSecret } from './client';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

function claimsOf(token: unknown): Record<string, unknown> {
  const [, payload = ''] = String(token).split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
}

test('an app-only token names its tenant and roles', async () => {
  const { status, json } = await askForToken(simulator.origin, 'Contoso.Example', withSecret);
  expect({ status, json }).toMatchObject({
    status: 200,
    json: { token_type: 'Bearer', expires_in: 3599 },
  });
  expect(json['refresh_token']).toBeUndefined();
  const claims = claimsOf(json['access_token']);
  expect(claims).toMatchObject({ appid: CLIENT_ID, idtyp: 'app' });
  expect(claims['roles']).toContain('Mail.ReadWrite');
});

test('a tenant that consented to mail only gives a token for mail only', async () => {
  const { json } = await askForToken(simulator.origin, 'fabrikam.example', withSecret);
  expect(
    (claimsOf(json['access_token'])['roles'] as string[]).every((role) => role.startsWith('Mail.')),
  ).toBe(true);
});

test.each([
  ['nowhere.example', withSecret, 400, 'invalid_request', 90002],
  ['contoso.example', { ...withSecret, client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
  ['contoso.example', { grant_type: 'client_credentials' }, 401, 'invalid_client', 7000218],
  [
    'contoso.example',
    { ...withSecret, client_id: 'somebody else' },
    400,
    'unauthorized_client',
    700016,
  ],
  ['expired.example', withSecret, 401, 'invalid_client', 7000222],
  ['contoso.example', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
  [
    'contoso.example',
    { ...withSecret, scope: 'https://graph.microsoft.com/Mail.Read' },
    400,
    'invalid_scope',
    1002012,
  ],
  [
    'contoso.example',
    { ...withSecret, scope: 'https://vault.azure.net/.default' },
    400,
    'invalid_resource',
    500011,
  ],
  ['contoso.example', { grant_type: '' }, 400, 'invalid_request', 900144],
  ['contoso.example', withRefreshToken, 400, 'invalid_grant', 9002313],
  [
    'signedin.example',
    { ...withRefreshToken, refresh_token: 'made up' },
    400,
    'invalid_grant',
    9002313,
  ],
  [
    'signedin.example',
    { ...withRefreshToken, refresh_token: 'local.a.b' },
    400,
    'invalid_grant',
    9002313,
  ],
  [
    'signedin.example',
    { ...withRefreshToken, client_secret: 'wrong' },
    401,
    'invalid_client',
    7000215,
  ],
  ['signedin.example', { ...withRefreshToken, scope: '§' }, 400, 'invalid_scope', 70011],
])('%s refuses %j', async (tenant, form, status, error, code) => {
  const answer = await askForToken(simulator.origin, tenant, form);
  expect({ status: answer.status, ...answer.json }).toMatchObject({
    status,
    error,
    error_codes: [code],
  });
  expect(answer.json['error_description']).toMatch(
    new RegExp(`^AADSTS${code}: .* Trace ID: \\S+ Correlation ID: \\S+ Timestamp: \\d{4}-`),
  );
});

test('a refresh token gives another at each use, and the old one stays valid', async () => {
  const first = await askForToken(simulator.origin, 'signedin.example', withRefreshToken);
  const second = String(first.json['refresh_token']);
  expect(claimsOf(first.json['access_token'])).toMatchObject({
    idtyp: 'user',
    upn: 'adele@signedin.example',
  });
  const again = await askForToken(simulator.origin, 'signedin.example', withRefreshToken);
  expect(again.status).toBe(200);
  const third = await askForToken(simulator.origin, 'signedin.example', {
    ...withRefreshToken,
    refresh_token: second,
    client_secret: 'local-secret',
  });
  expect(third.status).toBe(200);
  expect(new Set([second, again.json['refresh_token'], third.json['refresh_token']]).size).toBe(3);
});

test('a rotated refresh token is known to the next simulator', async () => {
  const { json } = await askForToken(simulator.origin, 'signedin.example', withRefreshToken);
  const next = await startSimulator();
  try {
    const form = { ...withRefreshToken, refresh_token: String(json['refresh_token']) };
    expect((await askForToken(next.origin, 'signedin.example', form)).status).toBe(200);
  } finally {
    await next.close();
  }
});

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

function assertion(header: object, claims: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'RS256', typ: 'JWT', 'x5t#S256': 'thumbprint', ...header })}.${encode(
    {
      aud: `${simulator.origin}/contoso.example/oauth2/v2.0/token`,
      iss: CLIENT_ID,
      sub: CLIENT_ID,
      exp: Math.floor(Date.now() / 1000) + 300,
      ...claims,
    },
  )}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url')}`;
}

const withAssertion = (client_assertion: string) => ({
  grant_type: 'client_credentials',
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion,
});

test('a certificate proves itself with an assertion', async () => {
  const form = withAssertion(assertion({}, {}));
  expect((await askForToken(simulator.origin, 'contoso.example', form)).status).toBe(200);
});

test.each([
  ['no JWT', () => 'nonsense', 50027],
  ['another algorithm', () => assertion({ alg: 'HS256' }, {}), 700027],
  ['no thumbprint', () => assertion({ 'x5t#S256': undefined }, {}), 700027],
  ['another client', () => assertion({}, { iss: 'x' }), 700021],
  ['another audience', () => assertion({}, { aud: 'https://elsewhere.example/' }), 700023],
  ['one that has lapsed', () => assertion({}, { exp: 1 }), 700024],
])('an assertion is refused: %s', async (_, make, code) => {
  const { json } = await askForToken(simulator.origin, 'contoso.example', withAssertion(make()));
  expect(json['error_codes']).toEqual([code]);
});

test('a token lapses after its hour', async () => {
  let now = Date.now();
  const clocked = await startSimulator({ now: () => now });
  try {
    const client = await Client.open(clocked.origin, 'contoso.example');
    expect((await client.get('/me')).status).toBe(200);
    now += 3_600_000;
    const { status, json } = await client.get('/me');
    expect({ status, json }).toMatchObject({
      status: 401,
      json: { error: { code: 'InvalidAuthenticationToken' } },
    });
  } finally {
    await clocked.close();
  }
});
