import { createHash, X509Certificate } from 'node:crypto';
import type { WantedRegistration } from '../../src/domain/manifest';
import { languages } from '../../src/domain/language';
import { doorCases, tell } from '../../src/failures/doors';
import { permissionIds } from '../../src/checks/permission-ids';
import { makeCertificate } from '../../src/credentials/make-certificate';
import { DAY_MS } from '../../src/durations';
import { Product, PUBLIC_ORIGIN } from '../reports/product';
import type { Json } from '../reports/product';
import { Browser } from '../sign-in/browser';

const CLIENT_ID = '11111111-1111-1111-1111-111111111111';
const OPERATOR = { authorization: 'Bearer operator-key-for-tests-0123456789' };
const REDIRECT = `${PUBLIC_ORIGIN}/api/sign-in/callback`;

/** No longer is waited between two looks. */
const WAIT_MS = 20_000;

let product: Product;
beforeAll(async () => {
  product = await Product.start();
});
afterAll(() => product.close());

const begin = (changes: Json = {}): Promise<Json> =>
  product.call('POST', '/api/onboarding', { user: 'adele@contoso.example', ...changes });
const identify = (id: unknown, tenantId = 'contoso.example') =>
  product.ask('PATCH', `/api/onboarding/${String(id)}`, { clientId: CLIENT_ID, tenantId });

test('what is wanted is told with its reasons, and in the manifest’s own words', async () => {
  const plan = await product.call('GET', '/api/onboarding?checks=balanced&mode=both');
  const permissions = plan['permissions'] as {
    name: string;
    id: string;
    type: string;
    why: string[];
  }[];
  expect(permissions.length).toBeGreaterThan(40);
  for (const { name, id, type, why } of permissions) {
    const mode = type === 'Scope' ? 'delegated' : 'application';
    expect([name, id]).toEqual([name, permissionIds.get(name)?.[mode]]);
    const always = ['Organization.Read.All', 'offline_access', 'openid', 'profile'];
    if (!always.includes(name)) expect([name, why.length > 0]).toEqual([name, true]);
  }
  const manifest = plan['manifest'] as WantedRegistration & Json;
  expect(manifest).toMatchObject({
    signInAudience: 'AzureADMyOrg',
    web: { redirectUris: [REDIRECT] },
  });
  expect(manifest.requiredResourceAccess[0]?.resourceAccess.map(({ id }) => id)).toEqual(
    permissions.map(({ id }) => id),
  );
  expect(JSON.stringify(manifest).length).toBeLessThan(20_000);
});

test('paste: a certificate made here, the registration named, a token that shows it, an account that runs', async () => {
  const begun = await begin();
  const id = String(begun['id']);
  const { pem } = begun['certificate'] as { pem: string };
  const certificate = new X509Certificate(pem);
  expect(certificate.checkIssued(certificate)).toBe(true);
  expect(JSON.stringify(begun)).not.toContain('PRIVATE KEY');
  const manifest = begun['manifest'] as { keyCredentials: Json[] };
  expect(manifest.keyCredentials).toEqual([
    expect.objectContaining({
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      customKeyIdentifier: createHash('sha1').update(certificate.raw).digest('base64'),
    }),
  ]);
  expect(await product.call('POST', `/api/onboarding/${id}/check`)).toMatchObject({
    state: 'waiting',
    tryAgainAfterSeconds: 5,
  });
  expect((await product.ask('POST', `/api/onboarding/${id}/account`)).status).toBe(422);
  const { json } = await identify(id);
  const consent = new URL(String(json['consentUrl']));
  expect(Object.fromEntries(consent.searchParams)).toEqual({
    client_id: CLIENT_ID,
    scope: 'https://graph.microsoft.com/.default',
    redirect_uri: REDIRECT,
    state: `consent.${id}`,
  });
  expect(await product.call('POST', `/api/onboarding/${id}/check`)).toMatchObject({
    state: 'ready',
    lacking: [],
  });
  const account = await product.call('POST', `/api/onboarding/${id}/account`, { name: 'Mine' });
  expect(account).toMatchObject({
    name: 'Mine',
    tenantId: 'contoso.example',
    user: 'adele@contoso.example',
    credential: { kind: 'certificate' },
  });
  await product.untilRuns(String(account['id']), 1);
  expect((await product.lastRun(String(account['id'])))['result']).toBe('passed');
  // It is used up; whoever has lost the answer is given it once more, and no second account.
  const again = await product.ask('POST', `/api/onboarding/${id}/account`);
  expect([again.status, again.json['id']]).toEqual([201, account['id']]);
  expect((await product.ask('DELETE', `/api/onboarding/${id}`)).status).toBe(404);
  expect((await product.ask('POST', `/api/onboarding/${id}/check`)).status).toBe(404);
});

test('whoever signs in gets an account of the same registration by one click, with a copy of its key', async () => {
  const { value } = await product.call('GET', '/api/accounts');
  const [app] = (value as Json[]).filter(({ name }) => name === 'Mine');
  const path = `/api/accounts/${String(app?.['id'])}/signed-in`;
  const made = await product.call('POST', path);
  expect(made).toMatchObject({
    name: 'Mine (signed in)',
    mode: 'delegated',
    state: 'needs-sign-in',
    clientId: CLIENT_ID,
    user: 'adele@contoso.example',
    credential: { kind: 'signIn', expiresAt: expect.any(String) as string },
  });
  const own = `/api/accounts/${String(made['id'])}`;
  // It has no app of its own to sign in as.
  expect((await product.ask('POST', `${own}/signed-in`)).status).toBe(422);
  const { url } = await product.call('POST', `${own}/sign-in`);
  const page = await new Browser(product).signIn(String(url), 'adele@contoso.example');
  expect(page.status).toBe(303);
  await product.untilRuns(String(made['id']), 1);
  expect((await product.lastRun(String(made['id'])))['result']).toBe('passed');
});

test('what the token does not show yet is said; a refusal is told in words', async () => {
  const partly = await begin({ user: 'adele@fabrikam.example' });
  await identify(partly['id'], 'fabrikam.example');
  const found = await product.call('POST', `/api/onboarding/${String(partly['id'])}/check`);
  expect(found).toMatchObject({
    state: 'partly',
    lacking: expect.arrayContaining(['Calendars.Read']) as string[],
  });
  await product.pass(WAIT_MS);
  product.simulator.fault({
    tenant: 'fabrikam.example',
    path: '/oauth2/v2.0/token',
    status: 400,
    code: 'AADSTS7000112',
    times: 1,
  });
  expect(await product.call('POST', `/api/onboarding/${String(partly['id'])}/check`)).toMatchObject(
    {
      state: 'refused',
      failure: { code: 'app-switched-off', title: 'The app is switched off' },
    },
  );
  await product.pass(WAIT_MS);
  // Made seconds ago: not known everywhere is no refusal.
  product.simulator.fault({
    tenant: 'fabrikam.example',
    path: '/oauth2/v2.0/token',
    status: 400,
    code: 'AADSTS700016',
    times: 1,
  });
  expect(await product.call('POST', `/api/onboarding/${String(partly['id'])}/check`)).toMatchObject(
    {
      state: 'waiting',
    },
  );
});

test('however often a page is loaded anew, Microsoft is asked no more often than the waits say', async () => {
  const asked = (path = '/oauth2/v2.0/token') =>
    product.simulator.requests().filter((one) => one.path.endsWith(path)).length;
  const { id } = await begin();
  const lookedUp = asked('/openid-configuration');
  await identify(id);
  expect(asked('/openid-configuration')).toBe(lookedUp);
  const look = () => product.call('POST', `/api/onboarding/${String(id)}/check`);
  const fault = { tenant: 'contoso.example', path: '/oauth2/v2.0/token', status: 401 } as const;
  product.simulator.fault({ ...fault, code: 'AADSTS700027', times: 1 });
  const before = asked();
  const found = await Promise.all(Array.from({ length: 10 }, look));
  expect(asked() - before).toBe(1);
  for (const { state, tryAgainAfterSeconds } of found) {
    expect(state).toBe('waiting');
    expect(tryAgainAfterSeconds).toBeLessThanOrEqual(5);
  }
  await product.pass(5000);
  expect((await look())['state']).toBe('ready');
  expect(asked() - before).toBe(2);
  await product.call('DELETE', `/api/onboarding/${String(id)}`);
});

test('without a key: the account waits for whoever signs in', async () => {
  const begun = await begin({ mode: 'delegated', credential: 'none' });
  expect(begun).not.toHaveProperty('certificate');
  await identify(begun['id']);
  const account = await product.call('POST', `/api/onboarding/${String(begun['id'])}/account`, {});
  expect(account).toMatchObject({ state: 'needs-sign-in', credential: { kind: 'signIn' } });
  const start = await product.call('POST', `/api/accounts/${String(account['id'])}/sign-in`);
  const page = await new Browser(product).signIn(String(start['url']), 'adele@contoso.example');
  expect(page.status).toBe(303);
});

test('a certificate is added later, and holds from the next sign-in on; until then the account goes on without', async () => {
  const atMicrosoft = (platform: string) =>
    product.simulator.changeTenant('contoso.example', { platform });
  atMicrosoft('public');
  const made = await product.call('POST', '/api/accounts', {
    name: 'Keyless',
    tenantId: 'contoso.example',
    clientId: CLIENT_ID,
    user: 'adele@contoso.example',
    credential: { kind: 'signIn' },
  });
  const at = `/api/accounts/${String(made['id'])}`;
  const own = async () =>
    (await product.secretsOf('account')).filter((name) => name.includes(String(made['id'])));
  const signIn = async () => {
    const { url } = await product.call('POST', `${at}/sign-in`);
    return (await new Browser(product).signIn(String(url), 'adele@contoso.example')).status;
  };
  const passes = async (runs: number) => {
    await product.untilRuns(String(made['id']), runs);
    expect((await product.lastRun(String(made['id'])))['result']).toBe('passed');
  };
  expect(await signIn()).toBe(303);
  await passes(1);
  expect((await product.call('GET', at))['credential']).toMatchObject({ key: 'none' });
  const begun = await product.ask('POST', `${at}/key`);
  expect([begun.status, begun.json['renews']]).toEqual([201, made['id']]);
  const door = `/api/onboarding/${String(begun.json['id'])}`;
  product.simulator.fault({
    tenant: 'contoso.example',
    path: '/oauth2/v2.0/token',
    status: 401,
    code: 'AADSTS700027',
    times: 1,
  });
  const early = await product.ask('POST', `${door}/account`);
  expect([early.status, early.json['code']]).toEqual([409, 'key-not-taken']);
  expect((await product.call('GET', at))['credential']).toMatchObject({ key: 'none' });
  await product.pass(WAIT_MS);
  const added = await product.ask('POST', `${door}/account`);
  expect([added.status, added.json['state'], added.json['credential']]).toEqual([
    200,
    'active',
    expect.objectContaining({ key: 'next-sign-in' }),
  ]);
  expect(added.json['credential']).not.toHaveProperty('expiresAt');
  await product.call('POST', `${at}/run`);
  await passes(2);

  // Its address stands where no key is taken: nothing is lost.
  expect(await signIn()).toBe(400);
  await product.call('POST', `${at}/run`);
  await passes(3);
  atMicrosoft('web');
  expect(await signIn()).toBe(303);
  const { credential } = await product.call('GET', at);
  expect(credential).toMatchObject({ kind: 'signIn', expiresAt: expect.any(String) as string });
  expect(credential).not.toHaveProperty('key');
  await passes(4);
  expect((await own()).filter((name) => name.includes('-pem-'))).toHaveLength(1);
  await product.call('DELETE', at);
  expect(await own()).toEqual([]);
});

test('an address of no tenant, and a registration of another one, are named by field', async () => {
  const unknown = await product.ask('POST', '/api/onboarding', { user: 'adele@contoso.exampel' });
  expect([unknown.status, unknown.json]).toEqual([
    422,
    expect.objectContaining({
      code: 'no-such-tenant',
      errors: [
        { field: '/user', code: 'invalid', message: 'contoso.exampel is unknown to Microsoft.' },
      ],
    }),
  ]);
  const { id } = await begin();
  const other = await identify(id, 'fabrikam.example');
  expect([other.status, other.json['code']]).toEqual([422, 'manifest-other-tenant']);
  await product.call('DELETE', `/api/onboarding/${String(id)}`);
});

test('a key made here is offered anew a month before its end, and the account goes over when Microsoft takes it', async () => {
  const pemFor = async (name: string, days: number) => {
    const made = { name, notBefore: Date.now(), lifetimeMs: days * DAY_MS };
    const { privateKey, certificate } = await makeCertificate(made);
    return privateKey + certificate;
  };
  const register = (credential: Json) =>
    product.call('POST', '/api/accounts', {
      name: 'Ending key',
      tenantId: 'contoso.example',
      clientId: CLIENT_ID,
      user: 'adele@contoso.example',
      credential,
    });
  const brought = await register({ kind: 'certificate', pem: await pemFor('brought', 20) });
  expect(brought['credential']).not.toHaveProperty('renewable');
  const secret = await register({ kind: 'clientSecret', clientSecret: 'not-a-key' });
  const refused = await product.ask('POST', `/api/accounts/${String(secret['id'])}/key`);
  expect([refused.status, refused.json['errors']]).toEqual([
    422,
    [expect.objectContaining({ field: '/credential' })],
  ]);
  const young = await register({ kind: 'certificate', pem: await pemFor('perennial a', 31) });
  expect(young['credential']).not.toHaveProperty('renewable');
  for (const one of [brought, secret, young])
    await product.call('DELETE', `/api/accounts/${String(one['id'])}`);

  const made = await register({ kind: 'certificate', pem: await pemFor('perennial b', 29) });
  const at = `/api/accounts/${String(made['id'])}`;
  const end = (made['credential'] as Json)['expiresAt'];
  expect(made['credential']).toMatchObject({ renewable: true });
  const { needs } = await product.call('GET', `/api/overview?account=${String(made['id'])}`);
  expect(needs).toEqual([
    expect.objectContaining({ kind: 'key-renewable', tone: 'warn', until: end }),
  ]);
  const secrets = (await product.secretsOf('account')).length;
  const pending = (await product.secretsOf('onboarding')).length;
  const begun = await product.ask('POST', `${at}/key`);
  const again = await product.ask('POST', `${at}/key`);
  expect([begun.status, again.status]).toEqual([201, 200]);
  expect(again.json).toEqual(begun.json);
  expect(begun.json).toMatchObject({ renews: made['id'], clientId: CLIENT_ID });
  expect(JSON.stringify(begun.json)).not.toContain('PRIVATE KEY');
  const door = `/api/onboarding/${String(begun.json['id'])}`;
  const other = await product.ask('PATCH', door, {
    clientId: '22222222-2222-4222-8222-222222222222',
    tenantId: 'contoso.example',
  });
  expect([other.status, other.json['errors']]).toEqual([
    422,
    [expect.objectContaining({ field: '/clientId' })],
  ]);
  product.simulator.fault({
    tenant: 'contoso.example',
    path: '/oauth2/v2.0/token',
    status: 401,
    code: 'AADSTS700027',
    times: 1,
  });
  expect((await product.call('POST', `${door}/check`))['state']).not.toBe('ready');
  const early = await product.ask('POST', `${door}/account`);
  expect([early.status, early.json['code']]).toEqual([409, 'key-not-taken']);
  expect((await product.call('GET', at))['credential']).toMatchObject({ expiresAt: end });
  expect(await product.secretsOf('account')).toHaveLength(secrets);

  await product.pass(WAIT_MS);
  expect(await product.call('POST', `${door}/check`)).toMatchObject({ state: 'ready' });
  const done = await product.ask('POST', `${door}/account`);
  const { expiresAt } = begun.json['certificate'] as Json;
  expect([done.status, done.json['id']]).toEqual([200, made['id']]);
  expect((await product.ask('POST', `${door}/account`)).status).toBe(200);
  expect(done.json['credential']).toMatchObject({
    expiresAt: String(expiresAt).replace(/\.\d+Z$/, '.000Z'),
  });
  expect(done.json['credential']).not.toHaveProperty('renewable');
  expect(await product.secretsOf('account')).toHaveLength(secrets);
  expect(await product.secretsOf('onboarding')).toHaveLength(pending);
  await product.untilRuns(String(made['id']), 1);
  expect((await product.lastRun(String(made['id'])))['result']).toBe('passed');
  expect((await product.ask('POST', `${door}/check`)).status).toBe(404);
});

test('five may be pending for each; after seven days they are gone, with their keys', async () => {
  const { value: accounts } = await product.call('GET', '/api/accounts');
  for (const { id } of accounts as Json[])
    await product.call('POST', `/api/accounts/${String(id)}/pause`);
  const { value } = await product.call('GET', '/api/onboarding');
  for (let left = 5 - (value as Json[]).length; left > 0; left -= 1) await begin();
  const refused = await product.ask('POST', '/api/onboarding', { user: 'adele@contoso.example' });
  expect([refused.status, refused.json['code']]).toEqual([409, 'quota-exhausted']);
  await product.pass(8 * DAY_MS);
  expect((await product.call('GET', '/api/onboarding'))['value']).toEqual([]);
  expect(await product.secretsOf('onboarding')).toEqual([]);
  const again = await begin();
  await product.call('DELETE', `/api/onboarding/${String(again['id'])}`);
  expect(await product.secretsOf('onboarding')).toEqual([]);
});

const REFUSED = Object.entries(doorCases).flatMap(([name, { codes = [] }]) =>
  codes.filter((code) => /^AADSTS\d+$/.test(code)).map((code) => [code, name] as const),
);

test('each refusal of a token is told in the one sentence that there is for it, in both languages', async () => {
  const { id } = await begin({ user: 'adele@fresh.example' });
  await identify(id, 'fresh.example');
  // Afterwards nothing is new any more, and every code is a refusal.
  await product.pass(3600_000);
  const path = `/api/onboarding/${String(id)}/check`;
  let refusals = 0;
  for (const [code, name] of REFUSED) {
    for (const language of languages) {
      await product.pass(WAIT_MS);
      product.simulator.fault({
        tenant: 'fresh.example',
        path: '/oauth2/v2.0/token',
        status: 400,
        code,
        times: 1,
      });
      const headers = { ...OPERATOR, 'accept-language': language };
      const { body } = await product.browse(path, { method: 'POST', headers });
      const { failure } = JSON.parse(body as string) as { failure?: Json };
      const { title, cause } = tell(name, language, {
        tenant: 'fresh.example',
        domain: 'fresh.example',
        user: 'adele@fresh.example',
      });
      expect([code, language, failure]).toEqual([
        code,
        language,
        expect.objectContaining({ code: name, title, cause }),
      ]);
    }
    // Five refusals within a quarter of an hour would stop the next question.
    refusals += languages.length;
    if (refusals % 4 === 0) await product.pass(16 * 60_000);
  }
});
