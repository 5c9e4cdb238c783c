import { startSimulator } from '../src';
import type { Simulator } from '../src';
import { Client, codeOf, values } from './client';

let simulator: Simulator;
let now: number;
let contoso: Client;
let fabrikam: Client;
let signedIn: Client;

beforeEach(async () => {
  now = Date.parse('2026-11-21T12:00:00Z');
  simulator = await startSimulator({ now: () => now });
  contoso = await Client.open(simulator.origin, 'contoso.example');
  fabrikam = await Client.open(simulator.origin, 'fabrikam.example');
  signedIn = await Client.open(simulator.origin, 'signedin.example');
});
afterEach(() => simulator.close());

test.each([
  [undefined, 'Access token is empty.'],
  ['Bearer nonsense', 'IDX14100'],
  ['Bearer a.b.c', 'signature'],
])('a request with %s is refused', async (authorization, message) => {
  const answer = await fetch(`${simulator.origin}/v1.0/me`, {
    headers: { ...(authorization !== undefined && { authorization }) },
  });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  expect(error.code).toBe('InvalidAuthenticationToken');
  expect(error.message).toContain(message);
});

test('every answer carries its ids, and repeats the client’s', async () => {
  const { headers, json } = await contoso.get('/nowhere', { 'client-request-id': 'mine' });
  expect(headers.get('client-request-id')).toBe('mine');
  expect(headers.get('content-type')).toContain('odata.metadata=minimal');
  expect(json).toMatchObject({
    error: { innerError: { 'request-id': headers.get('request-id'), 'client-request-id': 'mine' } },
  });
});

test.each([
  ['GET', '/nowhere', 400, 'BadRequest'],
  ['GET', '/me/nowhere', 400, 'BadRequest'],
  ['DELETE', '/organization', 405, 'Request_BadRequest'],
  ['GET', '/users/nobody@contoso.example', 404, 'Request_ResourceNotFound'],
  ['GET', '/users/nobody@contoso.example/messages', 404, 'ErrorInvalidUser'],
  ['GET', '/users/nobody@contoso.example/drive', 404, 'itemNotFound'],
  ['GET', '/me/messages/nothing', 404, 'ErrorItemNotFound'],
  ['GET', '/me/drive/items/nothing', 404, 'itemNotFound'],
  ['GET', '/me/messages?$filter=subject eq', 400, 'BadRequest'],
  ['GET', '/me/messages?$select=nope', 400, 'BadRequest'],
  ['GET', '/me/messages?$nope=1', 400, 'BadRequest'],
  ['GET', '/me/messages?$top=1001', 400, 'BadRequest'],
  [
    'GET',
    "/me/messages?$filter=subject eq 'a'&$orderby=receivedDateTime",
    400,
    'InefficientFilter',
  ],
  ['GET', '/users?$skip=1', 400, 'BadRequest'],
  ['GET', '/users?$count=true', 400, 'Request_UnsupportedQuery'],
  ['POST', '/me/messages', 400, 'BadRequest'],
  ['GET', '/me/mailFolders/inbox/messages/delta?$deltatoken=nonsense', 410, 'SyncStateNotFound'],
])('%s %s is answered %i %s', async (method, path, status, code) => {
  const answer = await contoso.send(method, path);
  expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status, code });
});

test('the strange segment of a path is named', async () => {
  for (const path of ['/me/nowhere', '/nowhere/more', '/me/messages/x/nowhere']) {
    const { json } = await contoso.get(path);
    expect(json).toMatchObject({
      error: { message: expect.stringContaining("'nowhere'") as string },
    });
  }
});

test('/me needs somebody who is signed in', async () => {
  const answer = await contoso.get(`${simulator.origin}/v1.0/me`);
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({
    error: { message: '/me request is only valid with delegated authentication flow.' },
  });
});

test.each([
  ['/me/messages', 200, undefined],
  ['/me', 403, 'Authorization_RequestDenied'],
  ['/me/events', 403, 'ErrorAccessDenied'],
  ['/me/drive', 403, 'accessDenied'],
])('with permissions for mail only, %s is answered %i', async (path, status, code) => {
  const answer = await fabrikam.get(path);
  expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status, code });
});

test('signed in, other people’s profiles are shown, their mail and files are not', async () => {
  const statuses = await Promise.all(
    ['', '/messages', '/drive'].map(
      async (end) => (await signedIn.get(`/users/alex@signedin.example${end}`)).status,
    ),
  );
  expect(statuses).toEqual([200, 403, 403]);
});

test('a user is found by id and by name, in any case of letters', async () => {
  const { id } = (await contoso.get('/me')).json;
  for (const key of [String(id), 'ADELE@contoso.example'])
    expect((await contoso.get(`/users/${key}/mailFolders/Inbox`)).status).toBe(200);
  expect((await contoso.get(`/Users('${String(id)}')/mailfolders`)).status).toBe(200);
});

test.each(['/me/messages', '/users', '/me/contacts', '/me/drive/root/children', '/me/mailFolders'])(
  'the pages of %s make up the whole, whatever their size',
  async (path) => {
    const whole = values(await contoso.get(`${path}?$top=999`)).map(({ id }) => id);
    for (const size of [1, 2, 3, 7]) {
      const { items } = await contoso.all(`${path}?$top=${size}&$select=id`);
      expect(items.map(({ id }) => id)).toEqual(whole);
    }
  },
);

test('a count is of all that fits, not of the page', async () => {
  const { json } = await contoso.get('/me/messages?$count=true&$top=2');
  expect(json['@odata.count']).toBe(24);
  const people = await contoso.get("/users?$count=true&$filter=startswith(displayName,'A')", {
    ConsistencyLevel: 'eventual',
  });
  expect(people.json['@odata.count']).toBe(2);
});

test('where OneDrive was never set up, every call says so', async () => {
  const fresh = await Client.open(simulator.origin, 'fresh.example');
  for (const path of ['/me/drive', '/me/drive/root/children', '/drives/anything']) {
    const { status, json } = await fresh.get(path);
    expect({ status, json }).toMatchObject({
      status: 404,
      json: { error: { code: 'ResourceNotFound', message: "User's mysite not found." } },
    });
  }
});

test.each([
  ['contoso.example', 60],
  ['ending.example', 4],
])('the subscription of %s lasts %i days more', async (tenant, days) => {
  const client = await Client.open(simulator.origin, tenant);
  const [subscription] = values(await client.get('/directory/subscriptions'));
  expect(subscription).toMatchObject({
    skuId: 'c42b9cae-ea4f-4ab7-9717-81576235ccac',
    nextLifecycleDateTime: new Date(now + days * 86_400_000).toISOString().replace('.000', ''),
  });
});
