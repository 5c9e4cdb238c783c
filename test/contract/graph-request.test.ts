import { bare, content, json } from '../support/far-side';
import type { FarSide } from '../support/far-side';
import { failing, GraphWorld, TOKEN } from './graph-world';

const ME = { id: '1', displayName: 'Adele' };
const world = new GraphWorld();

describe('a request', () => {
  test('goes below /v1.0 with the token, our name, and an id of its own for every try', async () => {
    world.far.answers(
      bare(502),
      json(200, ME, { 'request-id': '11111111-2222-4333-8444-000000000001' }),
    );
    const answer = await world.get('/me?$select=id,displayName');
    expect(answer).toMatchObject({
      status: 200,
      json: ME,
      requestId: '11111111-2222-4333-8444-000000000001',
    });
    expect(world.far.seen.map(({ path }) => path)).toEqual(
      Array(2).fill('/v1.0/me?$select=id,displayName'),
    );
    for (const { headers } of world.far.seen) {
      expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
      expect(headers['user-agent']).toBe('Perennial/1.2.3 (+https://example.org/perennial)');
      expect(headers['client-request-id']).toMatch(/^[\da-f-]{36}$/);
    }
    const ids = world.far.seen.map(({ headers }) => headers['client-request-id']);
    expect(new Set(ids).size).toBe(2);
  });

  test('sends objects as JSON, text and bytes as they are, and no type without a body', async () => {
    world.far.answers(bare(204));
    const session = world.open();
    const bytes = new Uint8Array([1, 2, 255, 3]).subarray(1, 3);
    await session.request({ method: 'POST', path: '/a', body: { subject: 'ä' } });
    await session.request({
      method: 'PUT',
      path: '/b',
      body: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    });
    await session.request({
      method: 'POST',
      path: '/c',
      body: '<html/>',
      headers: { 'Content-Type': 'text/html' },
    });
    await session.request({ method: 'POST', path: '/d' });
    await session.request({
      method: 'PATCH',
      path: '/e',
      body: {},
      headers: { 'If-Match': '"1"' },
    });
    const [a, b, c, d, e] = world.far.seen;
    expect(a?.body.toString()).toBe('{"subject":"ä"}');
    expect(a?.headers['content-type']).toBe('application/json');
    expect([...(b?.body ?? [])]).toEqual([2, 255]);
    expect(b?.headers['content-type']).toBe('application/octet-stream');
    expect([c?.body.toString(), c?.headers['content-type']]).toEqual(['<html/>', 'text/html']);
    expect([d?.body.length, d?.headers['content-type']]).toEqual([0, undefined]);
    expect([e?.method, e?.headers['if-match']]).toEqual(['PATCH', '"1"']);
  });

  test('keeps a link’s query letter for letter', async () => {
    world.far.answers(json(200, { value: [] }));
    const query = "?$skiptoken=a%2Bb%3D%3D&$filter=x%20eq%20'https://y'&$top=2&$skip=4&a=1&a=2";
    await world.get(`/me/messages${query}`);
    expect(world.far.seen[0]?.path).toBe(`/v1.0/me/messages${query.replaceAll("'", '%27')}`);
  });

  test('follows links to Graph’s own origin and to the one in its place', async () => {
    world.far.answers(json(200, {}));
    await world.get('https://graph.microsoft.com/v1.0/me/messages?$skip=1');
    await world.get(`${world.far.origin}/v1.0/me/messages?$skip=2`);
    const paths = world.far.seen.map(({ path }) => path);
    expect(paths).toEqual(['/v1.0/me/messages?$skip=1', '/v1.0/me/messages?$skip=2']);
    expect(world.far.seen.map(({ headers }) => headers.authorization)).toEqual(
      Array(2).fill(`Bearer ${TOKEN}`),
    );
  });

  test.each([
    'https://graph.microsoft.com/beta/me',
    'https://graph.microsoft.com/v1.0/sites/a/../b',
    'https://graph.microsoft.com/v1.0/sites/a/%2E%2e/b',
    '/sites/a/./lists',
    'https://graph.microsoft.com/v1.0',
    'http://graph.microsoft.com/v1.0/me',
    'https://graph.microsoft.com.evil.example/v1.0/me',
    'https://graph.microsoft.com@evil.example/v1.0/me',
    'https://user:pass@graph.microsoft.com/v1.0/me',
    'https://graph.microsoft.com:444/v1.0/me',
    'https://evil.example/v1.0/me',
    '/../beta/me',
    '/%2e%2e/beta/me',
    '/..\\beta/me',
    'https://graph.microsoft.com/v1.0/users/%E0%A4/messages',
    '/users/%zz',
    'me',
    '',
  ])('does not go to %j', async (path) => {
    expect(await failing(world.get(path))).toMatchObject({
      kind: 'assertion',
      code: 'foreign-link',
    });
    expect(world.far.seen).toEqual([]);
  });
});

describe('an answer', () => {
  test.each<[string, Parameters<FarSide['answers']>[0], unknown]>([
    ['204', bare(204), undefined],
    ['202 without a type', bare(202), undefined],
    [
      '202 with a type and without a body',
      bare(202, { 'content-type': 'application/json' }),
      undefined,
    ],
    ['JSON that is none', content(200, 'application/json', '{"a":'), undefined],
    ['HTML', content(200, 'text/html', '<p>'), undefined],
    [
      'JSON with a charset',
      content(200, 'application/json;odata.metadata=minimal;charset=utf-8', '{"a":1}'),
      { a: 1 },
    ],
    ['JSON with a byte order mark', content(200, 'application/json', '\ufeff{"a":1}'), { a: 1 }],
    ['text that looks like JSON', content(200, 'text/plain', '{"a":1}'), undefined],
  ])('of %s comes back, parsed where it is JSON', async (_, answer, expected) => {
    world.far.answers(answer);
    expect((await world.get('/me')).json).toEqual(expected);
  });

  test('of a redirect comes back where the call has one, with its Location', async () => {
    world.far.answers(bare(302, { location: 'https://storage.example/x' }));
    const path = '/me/drive/items/1/content';
    const answer = await world.open().request({ method: 'GET', path, expectsRedirect: true });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('https://storage.example/x');
  });

  test('of bytes is theirs', async () => {
    const bytes = Buffer.from([0, 255, 10, 13]);
    world.far.answers(content(200, 'image/jpeg', bytes));
    expect(Buffer.from((await world.get('/me/photo/$value')).bytes).equals(bytes)).toBe(true);
  });

  test('that is too large is given up', async () => {
    world.far.answers(content(200, 'application/json', 'x'.repeat(5000)));
    const session = world.open(world.graph({ maxBytes: 4999 }));
    expect(await failing(world.get('/me', session))).toEqual({
      stage: 'request',
      kind: 'assertion',
      code: 'body-too-large',
    });
  });
});
