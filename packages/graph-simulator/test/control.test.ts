import { startSimulator } from '../src';
import type { SeenRequest, Simulator } from '../src';
import { askForToken, Client, codeOf, values, withSecret } from './client';

let simulator: Simulator;
let now: number;
let contoso: Client;

beforeEach(async () => {
  now = Date.parse('2026-11-21T12:00:00Z');
  simulator = await startSimulator({
    now: () => now,
    mailbox: { mails: () => [{ subject: 'Hello' }] },
  });
  contoso = await Client.open(simulator.origin, 'contoso.example');
});
afterEach(() => simulator.close());

async function control(path: string, init?: RequestInit) {
  const answer = await fetch(`${simulator.origin}/__sim/${path}`, init);
  const text = await answer.text();
  return {
    status: answer.status,
    text,
    json: (text === '' ? {} : JSON.parse(text)) as { value?: unknown },
  };
}

function fault(given: object) {
  return control('faults', { method: 'POST', body: JSON.stringify(given) });
}

const early = () => simulator.requests().filter((request) => request.early);

describe('a tenant that throttles', () => {
  let busy: Client;
  beforeEach(async () => {
    busy = await Client.open(simulator.origin, 'busy.example');
  });

  test('answers every third call 429, to be repeated after 1 or 2 seconds', async () => {
    const waits: unknown[] = [];
    for (let index = 0; index < 12; index += 1) {
      const { status, headers } = await busy.get('/me');
      const wait = Number(headers.get('retry-after'));
      expect(status).toBe(index % 3 === 2 ? 429 : 200);
      if (status === 429) waits.push(wait);
      now += wait * 1000;
    }
    expect(waits).toEqual([2, 1, 2, 1]);
    expect(early()).toEqual([]);
  });

  test('shows who comes back too early, and refuses again', async () => {
    for (let index = 0; index < 3; index += 1) await busy.get('/me');
    expect((await busy.get('/me')).status).toBe(429);
    now += 500;
    expect((await busy.get('/organization')).status).toBe(429);
    now += 300;
    await askForToken(simulator.origin, 'busy.example', withSecret);
    expect(early().map(({ path }) => path)).toEqual([
      '/v1.0/users/adele@busy.example',
      '/v1.0/organization',
      '/busy.example/oauth2/v2.0/token',
    ]);
  });

  test('takes another request right after a 429 for one that was under way', async () => {
    for (let index = 0; index < 3; index += 1) await busy.get('/me');
    now += 10;
    expect((await busy.get('/organization')).status).toBe(200);
    expect(early()).toEqual([]);
  });
});

test('requests are shown without tokens, queries and bodies', async () => {
  await contoso.send(
    'POST',
    '/me/messages?$select=id',
    { subject: 'canary' },
    { 'user-agent': 'tester' },
  );
  const { text, json } = await control('requests');
  expect((json.value as SeenRequest[]).at(-1)).toMatchObject({
    method: 'POST',
    route: '/me/messages',
    tenant: 'contoso.example',
    status: 201,
    userAgent: 'tester',
  });
  expect(text).not.toContain(contoso.token);
  expect(text).not.toMatch(/canary|\$select|local-secret/);
});

test('a token at a pre-authenticated URL is seen, and none is needed there', async () => {
  const [file] = values(await contoso.get('/me/drive/root/children')).filter(
    (item) => 'file' in item,
  );
  const { headers } = await contoso.get(`/me/drive/items/${String(file?.['id'])}/content`);
  const url = headers.get('location') ?? '';
  expect((await contoso.get(url)).status).toBe(200);
  expect(simulator.requests().at(-1)?.tokenSentToTransfer).toBe(false);
  await fetch(url, { headers: { authorization: 'Bearer x' } });
  expect(simulator.requests().at(-1)?.tokenSentToTransfer).toBe(true);
});

test('mail that was taken is shown', async () => {
  expect((await control('mailbox')).json).toEqual({ value: [{ subject: 'Hello' }] });
});

test('there is nothing else to control', async () => {
  expect((await control('nothing')).status).toBe(404);
});

test.each([
  [{}, /needs one of/],
  [{ status: 1000 }, /status/],
  [{ status: 500, nope: 1 }, /nope/],
  [{ kind: 'odd' }, /kind/],
  [{ status: 500, times: 0 }, /times/],
])('the fault %j is refused, saying why', async (given, why) => {
  const { status, text } = await fault(given);
  expect(status).toBe(400);
  expect(text).toMatch(why);
});

test('what is no JSON is refused', async () => {
  expect((await control('faults', { method: 'POST', body: '{' })).status).toBe(400);
});

test('a fault takes the place of what it fits, as often as it says', async () => {
  await fault({
    tenant: 'contoso.example',
    method: 'GET',
    path: '/me/messages',
    status: 503,
    times: 2,
  });
  const statuses: number[] = [];
  for (let index = 0; index < 3; index += 1)
    statuses.push((await contoso.get('/me/messages')).status);
  expect(statuses).toEqual([503, 503, 200]);
  expect((await contoso.get('/me/events')).status).toBe(200);
});

test('a fault on a template fits that route only, and is removed again', async () => {
  await fault({ path: '/me/messages/{id}', status: 500, code: 'Odd' });
  const [message] = values(await contoso.get('/me/messages?$top=1'));
  const path = `/me/messages/${String(message?.['id'])}`;
  expect(codeOf(await contoso.get(path))).toBe('Odd');
  await control('faults', { method: 'DELETE' });
  expect((await contoso.get(path)).status).toBe(200);
});

test('a fault before a write keeps it from happening, one after it does not', async () => {
  await fault({ path: '/me/contacts', method: 'POST', dropConnection: true, times: 1 });
  await expect(contoso.send('POST', '/me/contacts', { givenName: 'a' })).rejects.toThrow();
  expect(simulator.leftovers()).toEqual([]);
  await fault({
    path: '/me/contacts',
    method: 'POST',
    dropConnection: true,
    after: true,
    times: 1,
  });
  await expect(contoso.send('POST', '/me/contacts', { givenName: 'a' })).rejects.toThrow();
  expect(simulator.leftovers()).toHaveLength(1);
});

test('a request that hangs ends when the simulator does', async () => {
  await fault({ path: '/me', hang: true });
  const hanging = expect(contoso.get('/me')).rejects.toThrow();
  while (simulator.requests().at(-1)?.path !== '/v1.0/users/adele@contoso.example')
    await new Promise((resolve) => setTimeout(resolve, 5));
  await simulator.close();
  await hanging;
});

test('the token endpoint fails in its own words', async () => {
  await fault({ path: '/oauth2/v2.0/token', status: 400, code: 'AADSTS50076', times: 1 });
  const refused = await askForToken(simulator.origin, 'contoso.example', withSecret);
  expect(refused.json).toMatchObject({ error: 'invalid_grant', error_codes: [50076] });
  await fault({
    path: '/oauth2/v2.0/token',
    status: 429,
    code: 'AADSTS50196',
    retryAfter: 5,
    times: 1,
  });
  const throttled = await askForToken(simulator.origin, 'contoso.example', withSecret);
  expect(throttled.headers.get('retry-after')).toBe('5');
  await contoso.get('/me/events');
  now += 1000;
  expect((await contoso.get('/me/events')).status).toBe(429);
});

describe('answers that lie', () => {
  test('stale: what identifies it is right, what it says is older', async () => {
    const before = (await contoso.get('/me')).json;
    await fault({ path: '/me', kind: 'stale' });
    const after = (await contoso.get('/me')).json;
    expect(after['id']).toBe(before['id']);
    expect(after['displayName']).not.toBe(before['displayName']);
  });

  test('missing-item: what was made is not in the list, and not found by itself', async () => {
    const id = await contoso.make('/me/contacts', { givenName: 'Zoe' });
    await fault({ path: '/me/contacts', kind: 'missing-item' });
    const items = values(await contoso.get('/me/contacts?$top=100'));
    expect(items.map((item) => item['givenName'])).toEqual(Array(12).fill('Robin'));
    expect((await contoso.get(`/me/contacts/${id}`)).status).toBe(404);
  });

  test('missing-item: a list of what was there before lacks its first', async () => {
    await fault({ path: '/users', kind: 'missing-item' });
    expect(values(await contoso.get('/users'))).toHaveLength(4);
  });

  test('wrong-hash: hashes and bytes differ', async () => {
    const path = '/me/drive/root:/Notes.txt';
    const [item, { headers }] = [
      (await contoso.get(path)).json,
      await contoso.get(`${path}:/content`),
    ];
    const url = headers.get('location') ?? '';
    const { bytes } = await contoso.get(url);
    await fault({ method: 'GET', kind: 'wrong-hash' });
    expect((await contoso.get(path)).json['file']).not.toEqual(item['file']);
    expect((await contoso.get(url)).bytes).not.toEqual(bytes);
  });

  test('empty, html, and any body', async () => {
    await fault({ path: '/me', kind: 'empty', times: 1 });
    await fault({ path: '/me', kind: 'html', times: 1 });
    await fault({ path: '/me', body: { value: 1 }, times: 1 });
    expect((await contoso.get('/me')).bytes).toHaveLength(0);
    expect((await contoso.get('/me')).headers.get('content-type')).toBe('text/html');
    expect((await contoso.get('/me')).json).toEqual({ value: 1 });
  });
});
