import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { certificate } from '../../src/credentials/certificate.kind';
import { federated } from '../../src/credentials/federated.kind';
import { createTokenEndpoint } from '../../src/microsoft/entra';
import type { EntraOptions } from '../../src/microsoft/entra';
import { direct } from '../../src/network/exchange';
import { WireError } from '../../src/network/wire-error';
import { ThrottleGate } from '../../src/microsoft/throttle-gate';
import { explain } from '../../src/failures/explain';
import type { Failure } from '../../src/domain/failure';
import type { PresentedCredential, TokenRequest } from '../../src/ports';
import { makeCertificate } from '../support/certificate';
import { bare, breakOff, content, hang, json, startFarSide } from '../support/far-side';
import type { FarSide } from '../support/far-side';
import { CLIENT, failing } from './graph-world';

const NOW = Date.UTC(2026, 10, 21, 12);
const secret: PresentedCredential = { clientSecret: 'canary-secret~1' };
const refresh: PresentedCredential = { refreshToken: 'canary-refresh-token' };

const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
const jwt = (claims: object) => `${part({ alg: 'none' })}.${part(claims)}.c2ln`;
const granted = (more: object = {}) =>
  json(200, { token_type: 'Bearer', access_token: jwt({ roles: [] }), expires_in: 3599, ...more });

let far: FarSide;
let gate: ThrottleGate;
beforeEach(async () => {
  far = await startFarSide();
  gate = new ThrottleGate(() => NOW);
});
afterEach(() => far.close());

const endpointOf = (changes: Partial<EntraOptions> = {}) =>
  createTokenEndpoint({
    origin: far.origin,
    userAgent: 'Perennial/1',
    gate,
    clock: () => NOW,
    // Nobody knows the tenant's id but for the test that is about it.
    exchange: (request) =>
      request.method === 'GET' ? Promise.reject(new WireError('refused')) : direct(request),
    ...changes,
  });

const requestOf = (
  credential: PresentedCredential,
  changes: Partial<TokenRequest> = {},
): TokenRequest => ({
  tenantId: 'contoso.example',
  clientId: CLIENT,
  credential,
  ...changes,
});
const acquire = (
  credential: PresentedCredential,
  changes?: Partial<TokenRequest>,
  endpoint = endpointOf(),
) => endpoint.acquire(requestOf(credential, changes));

const form = (index = 0) => new URLSearchParams(far.seen[index]?.body.toString());
const refusal = (code: number, more: object = {}, status = 400) =>
  json(status, {
    error: 'invalid_grant',
    error_description: `AADSTS${code}: canary`,
    error_codes: [code],
    trace_id: '11111111-2222-4333-8444-00000000000a',
    ...more,
  });

describe('asking', () => {
  test.each([
    ['contoso.example', '/contoso.example/oauth2/v2.0/token'],
    ['Contoso.Example', '/Contoso.Example/oauth2/v2.0/token'],
    [
      '8f5a2b1c-0000-4000-8000-0123456789ab',
      '/8f5a2b1c-0000-4000-8000-0123456789ab/oauth2/v2.0/token',
    ],
  ])('as %s is one POST to its token endpoint and nothing else', async (tenantId, path) => {
    far.answers(granted());
    for (const grant of [secret, refresh]) await acquire(grant, { tenantId });
    expect(far.seen.map(({ method }) => method)).toEqual(['POST', 'POST']);
    for (const seen of far.seen) {
      expect(seen.path).toBe(path);
      expect(seen.headers['client-request-id']).toMatch(/^[\da-f-]{36}$/);
      expect(seen.headers['user-agent']).toBe('Perennial/1');
      expect(seen.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
      expect(seen.headers.authorization).toBeUndefined();
    }
  });

  test('with a client secret', async () => {
    far.answers(granted());
    await acquire(secret);
    expect(Object.fromEntries(form())).toMatchObject({
      grant_type: 'client_credentials',
      client_id: CLIENT,
      client_secret: 'canary-secret~1',
      scope: 'https://graph.microsoft.com/.default',
    });
  });

  test('with a certificate, whose key has signed the assertion', async () => {
    const { key, crt } = makeCertificate('perennial');
    far.answers(granted());
    await acquire(certificate.present({ pem: `${crt}${key}` }));
    expect(form().get('client_secret')).toBeNull();
    const [head = '', claims = '', signature = ''] =
      form().get('client_assertion')?.split('.') ?? [];
    const read = (text: string) =>
      JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>;
    expect(read(claims)).toMatchObject({
      iss: CLIENT,
      sub: CLIENT,
      aud: `${far.origin}/contoso.example/oauth2/v2.0/token`,
    });
    const thumbprint = createHash('sha256')
      .update(new X509Certificate(crt).raw)
      .digest('base64url');
    expect(read(head)).toMatchObject({ alg: 'PS256', 'x5t#S256': thumbprint });
    const signed = verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: createPublicKey(crt), padding: 6, saltLength: 32 },
      Buffer.from(signature, 'base64url'),
    );
    expect(signed).toBe(true);
  });

  test('with a refresh token, as a public client or with a secret', async () => {
    far.answers(granted());
    await acquire(refresh);
    await acquire({ ...refresh, clientSecret: 'canary-secret~1' });
    for (const index of [0, 1]) {
      expect(form(index).get('grant_type')).toBe('refresh_token');
      expect(form(index).get('refresh_token')).toBe('canary-refresh-token');
      const scopes = form(index).get('scope')?.split(' ');
      expect(scopes).toEqual(
        expect.arrayContaining(['https://graph.microsoft.com/.default', 'offline_access']),
      );
    }
    expect([0, 1].map((index) => form(index).get('client_secret'))).toEqual([
      null,
      'canary-secret~1',
    ]);
  });

  test('with a PEM that cannot be used sends nothing', async () => {
    const { crt } = makeCertificate('perennial');
    const failure = await failing((async () => acquire(certificate.present({ pem: crt })))());
    expect(failure).toMatchObject({ stage: 'token', kind: 'auth', code: 'bad-certificate' });
    expect(far.seen).toEqual([]);
  });
});

describe('a token', () => {
  test('comes with its life, permissions and new refresh token', async () => {
    const accessToken = jwt({ scp: 'Mail.Read User.Read' });
    far.answers(granted({ access_token: accessToken, expires_in: '1800', refresh_token: 'r-2' }));
    expect(await acquire(refresh)).toEqual({
      accessToken,
      expiresAt: NOW + 1_800_000,
      permissions: ['Mail.Read', 'User.Read'],
      refreshToken: 'r-2',
    });
  });

  test.each<[string, object, readonly string[] | undefined]>([
    ['an app’s roles', { access_token: jwt({ roles: ['Mail.Read', 7] }) }, ['Mail.Read']],
    ['an app without any', { access_token: jwt({ appid: CLIENT }) }, []],
    [
      'the scope beside a token that says nothing',
      { access_token: jwt({ sub: 'x' }), scope: 'Mail.Read' },
      ['Mail.Read'],
    ],
    [
      'an answer’s scope',
      { access_token: 'opaque', scope: 'https://graph.microsoft.com/Mail.Read  openid' },
      ['Mail.Read', 'openid'],
    ],
    [
      'an answer’s .default',
      { access_token: 'opaque', scope: 'https://graph.microsoft.com/.default' },
      undefined,
    ],
    ['nothing', { access_token: 'opaque' }, undefined],
    ['a token that only looks like a JWT', { access_token: 'a.b.c' }, undefined],
  ])('may do what is said by %s', async (_, more, expected) => {
    far.answers(granted(more));
    expect((await acquire(secret)).permissions).toEqual(expected);
  });

  test.each(['', 'a b', 'a\r\nb: c', 'пример', 5, null])(
    'is none where a header cannot carry it: %j',
    async (accessToken) => {
      far.answers(granted({ access_token: accessToken }));
      expect(await failing(acquire(secret))).toMatchObject({
        kind: 'service',
        code: 'bad-token-answer',
      });
    },
  );

  test('of unknown life is taken to live five minutes', async () => {
    far.answers(granted({ expires_in: undefined }));
    expect((await acquire(secret)).expiresAt).toBe(NOW + 300_000);
  });

  test('is asked for anew each time, whoever was refused before', async () => {
    far.answers(refusal(50126), granted());
    await failing(acquire(refresh));
    await acquire({ ...refresh, refreshToken: 'another' });
    expect(far.seen).toHaveLength(2);
  });
});

describe('a refusal', () => {
  test('is told by number, status and trace id, without its text', async () => {
    far.answers(refusal(7000222, { error: 'invalid_client' }, 401));
    const failure = await failing(acquire(secret));
    expect(failure).toEqual({
      stage: 'token',
      kind: 'auth',
      code: 'AADSTS7000222',
      status: 401,
      requestId: '11111111-2222-4333-8444-00000000000a',
      facts: { tenantId: 'contoso.example', clientId: CLIENT },
    });
    expect(explain(failure).cause).toContain(`client secret of the app registration ${CLIENT}`);
  });

  test.each<[string, ReturnType<typeof json>, Partial<Failure>]>([
    [
      'MFA',
      refusal(50076, { suberror: 'basic_action', error: 'interaction_required' }),
      { kind: 'auth', code: 'AADSTS50076' },
    ],
    [
      'consent',
      refusal(65001, { suberror: 'consent_required' }),
      { kind: 'permission', code: 'AADSTS65001' },
    ],
    ['a loop', refusal(50196), { kind: 'throttled', code: 'AADSTS50196' }],
    [
      'HTML',
      content(502, 'text/html', '<p>canary'),
      { kind: 'service', code: 'http-502', status: 502 },
    ],
    ['an empty body', bare(500), { kind: 'service', code: 'http-500' }],
    [
      '200 without a token',
      json(200, { canary: true }),
      { kind: 'service', code: 'bad-token-answer' },
    ],
    [
      '200 with HTML',
      content(200, 'text/html', '<p>canary'),
      { kind: 'service', code: 'bad-token-answer' },
    ],
    [
      'a redirect',
      bare(302, { location: 'https://evil.example' }),
      { kind: 'service', code: 'bad-token-answer' },
    ],
    [
      'a flood',
      content(200, 'application/json', 'x'.repeat(1_100_000)),
      { kind: 'service', code: 'bad-token-answer' },
    ],
    ['a broken connection', breakOff, { kind: 'network', code: 'reset' }],
  ])('by %s', async (_, answer, expected) => {
    far.answers(answer);
    for (const grant of [secret, refresh]) {
      expect(await failing(acquire(grant))).toMatchObject({ stage: 'token', ...expected });
    }
    expect(far.seen).toHaveLength(2);
  });

  test('by silence', async () => {
    far.answers(hang);
    const failure = await failing(acquire(secret, {}, endpointOf({ timeoutMs: 30 })));
    expect(failure).toMatchObject({ kind: 'network', code: 'timeout' });
  });

  test('by nobody there', async () => {
    await far.close();
    expect(await failing(acquire(refresh))).toMatchObject({ kind: 'network', code: 'refused' });
  });

  test('by the caller, who gives up', async () => {
    far.answers(hang);
    const controller = new AbortController();
    const asking = failing(acquire(secret, { signal: controller.signal }));
    while (far.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    controller.abort();
    expect(await asking).toMatchObject({ kind: 'service', code: 'deadline' });
  });
});

describe('throttling', () => {
  const key = { tenantId: 'contoso.example', clientId: CLIENT };

  test('by the token endpoint closes the gate, for this app and tenant only', async () => {
    far.answers(bare(429, { 'retry-after': '60' }), granted());
    const failure = await failing(acquire(secret));
    expect(failure).toMatchObject({ kind: 'throttled', status: 429, notBefore: NOW + 60_000 });
    expect(gate.closedUntil(key)).toBe(NOW + 60_000);
    const next = await failing(acquire(refresh, { tenantId: 'CONTOSO.example' }));
    expect(next).toMatchObject({ kind: 'throttled', code: 'throttled', notBefore: NOW + 60_000 });
    expect(far.seen).toHaveLength(1);
    await acquire(secret, { tenantId: 'fabrikam.example' });
    expect(far.seen).toHaveLength(2);
  });

  test('without Retry-After is obeyed for a while; a 503 without it only fails', async () => {
    far.answers(bare(503));
    await failing(acquire(secret));
    expect(gate.closedUntil(key)).toBeUndefined();
    far.answers(bare(429));
    await failing(acquire(secret));
    expect(gate.closedUntil(key)).toBe(NOW + 10_000);
  });

  test('by Graph holds back the token endpoint too', async () => {
    gate.close(key, NOW + 120_000);
    expect(await failing(acquire(secret))).toMatchObject({ stage: 'token', kind: 'throttled' });
    expect(far.seen).toEqual([]);
  });

  test('is waited for as long as whoever asks has time', async () => {
    let now = NOW;
    const clock = () => now;
    const pause = (ms: number) => Promise.resolve(void (now += ms));
    const patient = new ThrottleGate(clock, pause, () => 0);
    const endpoint = endpointOf({ gate: patient, clock });
    far.answers(granted());
    for (const deadline of [NOW + 60_000, NOW + 60_001]) {
      patient.close(key, NOW + 60_000);
      await acquire(secret, { deadline }, endpoint).catch(() => undefined);
      expect(far.seen).toHaveLength(deadline === NOW + 60_000 ? 0 : 1);
    }
    expect(now).toBe(NOW + 60_000);
  });
});

describe('the managed identity vouches', () => {
  const vouched = federated.present({});

  test('its token is presented as the assertion, and no secret is', async () => {
    far.answers(granted());
    const identity = () => Promise.resolve('canary-identity-token');
    await acquire(vouched, {}, endpointOf({ identity }));
    expect(Object.fromEntries(form())).toMatchObject({
      grant_type: 'client_credentials',
      client_assertion: 'canary-identity-token',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    expect(form().get('client_secret')).toBeNull();
  });

  test.each<[string, EntraOptions['identity']]>([
    ['there is none', undefined],
    ['it does not answer', () => Promise.reject(new Error('canary'))],
  ])('where %s, nothing is sent, and the failure says so', async (_name, identity) => {
    const failure = await failing(acquire(vouched, {}, endpointOf(identity && { identity })));
    expect(failure).toMatchObject({ stage: 'token', kind: 'auth', code: 'no-managed-identity' });
    expect(explain(failure).title).not.toBe('');
    expect(far.seen).toEqual([]);
  });
});

describe('F8: the tenant’s id before its first token', () => {
  const TID = '0fa20000-0000-4000-8000-000000000001';
  const issuer = { issuer: `https://login.microsoftonline.com/${TID}/v2.0` };

  test('is looked up once by name, so that what throttles one of its names holds for all', async () => {
    far.answers(json(200, issuer), json(429, {}, { 'retry-after': '60' }));
    const endpoint = endpointOf({ exchange: direct });
    const first = await failing(endpoint.acquire(requestOf(secret)));
    expect(first).toMatchObject({ status: 429 });
    const byGuid = requestOf(secret, { tenantId: TID });
    expect(await failing(endpoint.acquire(byGuid))).toMatchObject({ kind: 'throttled' });
    expect(await failing(endpoint.acquire(requestOf(secret)))).toMatchObject({ kind: 'throttled' });
    expect(far.seen.map(({ path }) => path)).toEqual([
      '/contoso.example/v2.0/.well-known/openid-configuration',
      '/contoso.example/oauth2/v2.0/token',
    ]);
  });

  test('is not waited for where nothing says it, and not asked for where it is known', async () => {
    far.answers(breakOff, granted(), granted(), granted());
    const endpoint = endpointOf({ exchange: direct });
    await endpoint.acquire(requestOf(secret));
    await endpoint.acquire(requestOf(secret, { tid: TID }));
    await endpoint.acquire(requestOf(secret, { tenantId: TID }));
    expect(far.seen.map(({ path }) => path.split('/').at(-1))).toEqual([
      'openid-configuration',
      'token',
      'token',
      'token',
    ]);
  });
});
