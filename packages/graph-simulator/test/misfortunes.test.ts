import { startSimulator } from '../src';
import type { Simulator } from '../src';
import { askForToken, Client, codeOf, values, withRefreshToken, withSecret } from './client';

/** What befalls tenants in life, each as README.md says that it is asked for. */
let simulator: Simulator;
let now: number;
let client: Client;

beforeEach(async () => {
  now = Date.parse('2026-11-21T12:00:00Z');
  simulator = await startSimulator({ now: () => now });
  simulator.addTenant({ domain: 'own.example' });
  client = await Client.open(simulator.origin, 'own.example');
});
afterEach(() => simulator.close());

const change = (changes: object) => simulator.changeTenant('own.example', changes);
const token = (form: Readonly<Record<string, string>> = withSecret, tenant = 'own.example') =>
  askForToken(simulator.origin, tenant, form);
const errorCodes = ({ json }: { json: Record<string, unknown> }) => json['error_codes'];

test('a mailbox goes away and comes back with its content; files go on meanwhile', async () => {
  const id = await client.make('/me/contacts', { givenName: 'Zoe' });
  change({ exchange: 'no-mailbox' });
  for (const path of ['/me/messages', '/me/events', `/me/contacts/${id}`, '/me/todo/lists']) {
    const answer = await client.get(path);
    expect([answer.status, codeOf(answer)]).toEqual([404, 'MailboxNotEnabledForRESTAPI']);
  }
  expect((await client.get('/me/drive/root/children')).status).toBe(200);
  expect((await client.get('/organization')).status).toBe(200);
  change({ exchange: 'ready' });
  expect((await client.get(`/me/contacts/${id}`)).json).toMatchObject({ givenName: 'Zoe' });
});

test.each([
  [{ exchange: 'access-policy' }, '/me/messages', 403, 'ErrorAccessDenied'],
  [{ exchange: 'no-service' }, '/me/messages', 401, 'OrganizationFromTenantGuidNotFound'],
  [{ sharePoint: 'not-provisioned' }, '/me/drive/root', 404, 'ResourceNotFound'],
  [{ sharePoint: 'no-licence' }, '/me/drive/root', 400, 'BadRequest'],
])('a tenant with %j refuses %s with %i %s, and what else there is works', async (...given) => {
  const [changes, path, status, code] = given;
  change(changes);
  const answer = await client.get(path);
  expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  expect((await client.get('/me')).status).toBe(200);
});

test('a consent that is taken back is 65001, for new tokens only, until it is given again', async () => {
  change({ consented: false });
  const refused = await token();
  expect(refused.json).toMatchObject({ error: 'invalid_grant', suberror: 'consent_required' });
  expect([refused.status, errorCodes(refused)]).toEqual([400, [65001]]);
  expect((await client.get('/me')).status).toBe(200);
  change({ consented: true });
  expect((await token()).status).toBe(200);
});

test('a refresh token that is good once is refused the second time, and its successor is not', async () => {
  simulator.addTenant({
    domain: 'once.example',
    like: 'signedin.example',
    refreshTokens: 'single-use',
  });
  const { json } = await token(withRefreshToken, 'once.example');
  const again = await token(withRefreshToken, 'once.example');
  expect([again.status, errorCodes(again)]).toEqual([400, [70000]]);
  const successor = { ...withRefreshToken, refresh_token: String(json['refresh_token']) };
  expect((await token(successor, 'once.example')).status).toBe(200);
  expect((await token(successor, 'once.example')).status).toBe(400);
});

test('tokens live as long as the tenant says', async () => {
  change({ tokenLifetime: 8 });
  const { json } = await token();
  expect(json['expires_in']).toBe(8);
  const headers = { authorization: `Bearer ${String(json['access_token'])}` };
  expect((await client.get('/me', headers)).status).toBe(200);
  now += 8000;
  expect((await client.get('/me', headers)).status).toBe(401);
});

test('one tenant answers to its domain, its GUID and its aliases, and its tokens name the GUID', async () => {
  change({ aliases: ['own.onmicrosoft.example'] });
  const configuration = async (name: string) => {
    const path = `${name}/v2.0/.well-known/openid-configuration`;
    const answer = await fetch(`${simulator.origin}/${path}`);
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };
  const { json } = await configuration('own.example');
  const [, id = ''] =
    /microsoftonline\.com\/([0-9a-f-]{36})\/v2\.0$/.exec(String(json['issuer'])) ?? [];
  for (const name of [id, 'own.onmicrosoft.example']) {
    expect((await configuration(name)).json).toEqual(json);
    const [, claims = ''] = String((await token(withSecret, name)).json['access_token']).split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ tid: id });
  }
  expect(await configuration('nowhere.example')).toMatchObject({
    status: 400,
    json: { error: 'invalid_tenant' },
  });
});

test('the token endpoint fails once, in the words that it is given, and then gives tokens', async () => {
  const words = { error: 'temporarily_unavailable', message: 'Please try again.' };
  const once = { tenant: 'own.example', matches: '/token$', times: 1 };
  simulator.fault({ ...once, status: 503, code: 'AADSTS90033', ...words });
  const failed = await token();
  expect([failed.status, failed.json['error'], errorCodes(failed)]).toEqual([
    503,
    words.error,
    [90033],
  ]);
  expect(failed.json['error_description']).toContain(words.message);
  simulator.fault({ ...once, dropConnection: true });
  await expect(token()).rejects.toThrow();
  expect((await token()).status).toBe(200);
});

test('a tenant that hangs holds up no other', async () => {
  simulator.fault({ tenant: 'own.example', hang: true });
  const hanging = expect(client.get('/me')).rejects.toThrow();
  const other = await Client.open(simulator.origin, 'contoso.example');
  expect((await other.get('/me')).status).toBe(200);
  await simulator.close();
  await hanging;
});

test('a create is answered 503 although it has made the thing', async () => {
  simulator.fault({ method: 'POST', path: '/me/contacts', status: 503, after: true, times: 1 });
  expect((await client.send('POST', '/me/contacts', { givenName: 'a' })).status).toBe(503);
  expect(simulator.leftovers()).toHaveLength(1);
});

test('half a body comes with 200, and so does the page of a proxy', async () => {
  simulator.fault({ path: '/me', kind: 'cut', times: 1 });
  const request = () =>
    fetch(`${simulator.origin}/v1.0${client.me}`, {
      headers: { authorization: `Bearer ${client.token}` },
    });
  const cut = await request();
  expect(cut.status).toBe(200);
  await expect(cut.json()).rejects.toThrow('JSON');
  simulator.fault({ path: '/me', kind: 'html', status: 200, times: 1 });
  const page = await request();
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html']);
});

test('faults of one tenant are removed without those of another', async () => {
  simulator.fault({ tenant: 'own.example', status: 503 });
  simulator.fault({ tenant: 'contoso.example', matches: '^/me$', status: 503 });
  const contoso = await Client.open(simulator.origin, 'signedin.example');
  expect((await contoso.get('/me')).status).toBe(200);
  expect((await client.get('/me')).status).toBe(503);
  const path = `${simulator.origin}/__sim/faults/own.example`;
  expect((await fetch(path, { method: 'DELETE' })).status).toBe(204);
  expect((await client.get('/me')).status).toBe(200);
  const other = await askForToken(simulator.origin, 'contoso.example', withSecret);
  const headers = { authorization: `Bearer ${String(other.json['access_token'])}` };
  const me = '/users/adele@contoso.example';
  expect((await client.get(me, headers)).status).toBe(503);
});

describe('over HTTP', () => {
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${simulator.origin}/__sim/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text() };
  };

  test('tenants are listed, added and changed', async () => {
    expect(await ask('POST', 'tenants', { domain: 'two.example', daysLeft: 3 })).toMatchObject({
      status: 204,
    });
    expect((await ask('PATCH', 'tenants/two.example', { throttled: true })).status).toBe(204);
    const listed = JSON.parse((await ask('GET', 'tenants')).text) as { value: object[] };
    expect(listed.value.at(-1)).toMatchObject({
      domain: 'two.example',
      daysLeft: 3,
      throttled: true,
    });
  });

  test.each([
    ['POST', 'tenants', { domain: 'own.example' }, /already/],
    ['POST', 'tenants', { domain: 'new.example', like: 'nobody.example' }, /no tenant/],
    ['POST', 'tenants', {}, /domain/],
    ['PATCH', 'tenants/nobody.example', {}, /no tenant/],
    ['PATCH', 'tenants/own.example', { exchange: 'odd' }, /exchange/],
    ['POST', 'faults', { matches: '(', status: 500 }, /regular expression/],
  ])('%s %s %j is refused, saying why', async (method, path, body, why) => {
    const { status, text } = await ask(method, path, body);
    expect(status).toBe(400);
    expect(text).toMatch(why);
  });
});

test.each([
  ['/me/outlook/masterCategories/x/nowhere', 501, 'notSimulated'],
  ['/deviceManagement/roleDefinitions', 501, 'notSimulated'],
  ['/users/adele@own.example/photo/x', 501, 'notSimulated'],
  ['/me/mesages', 400, 'BadRequest'],
  ['/nowhere/messages', 400, 'BadRequest'],
])('a path that Graph may have is not simulated, nonsense is refused: %s', async (...given) => {
  const [path, status, code] = given;
  const answer = await client.get(path);
  expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  expect(values(await client.get('/users'))).not.toEqual([]);
});
