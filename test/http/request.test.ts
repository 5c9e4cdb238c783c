import { MAX_BODY_BYTES, readRequest } from '../../src/http/request';
import * as operations from '../../src/http/operations';
import { matchPath } from '../../src/http/router';

const match = (path: string) => matchPath(Object.values(operations), path);

/** A body that notes how much of it was read. */
function aBody(chunks: number, chunkBytes: number) {
  const state = { read: 0, cancelled: false };
  async function* body() {
    try {
      for (; state.read < chunks; state.read += 1)
        yield await Promise.resolve(new Uint8Array(chunkBytes));
    } finally {
      state.cancelled = state.read < chunks;
    }
  }
  return { state, body: body() };
}
const request = (changes: Partial<Parameters<typeof readRequest>[0]>) =>
  readRequest({
    method: 'post',
    url: 'http://h.example/api/x?a=1',
    headers: new Headers(),
    body: null,
    ...changes,
  });

test('a request without a body has an empty one', async () => {
  expect(await request({})).toMatchObject({
    method: 'POST',
    path: '/api/x',
    origin: 'http://h.example',
    body: new Uint8Array(),
  });
});

test('a body up to the bound is read, one byte more is not', async () => {
  const most = await request({ body: aBody(2, MAX_BODY_BYTES / 2).body });
  expect((most.body as Uint8Array).byteLength).toBe(MAX_BODY_BYTES);
  const { state, body } = aBody(100, MAX_BODY_BYTES / 2 + 1);
  expect((await request({ body })).body).toBe('too-large');
  expect(state).toEqual({ read: 1, cancelled: true });
});

test('a body that says it is too large is not read at all', async () => {
  const { state, body } = aBody(1, 1);
  const headers = new Headers({ 'content-length': String(MAX_BODY_BYTES + 1) });
  expect((await request({ headers, body })).body).toBe('too-large');
  expect(state.read).toBe(0);
});

test('what is no URL is at no path', async () => {
  const { path } = await request({ url: 'nonsense' });
  expect(match(path)).toBeUndefined();
});

test.each([
  ['/', 'getHome'],
  ['/api/accounts', 'listAccounts'],
  ['/api/accounts/', 'listAccounts'],
  ['/api/accounts/a1', 'getAccount'],
  ['/api/accounts/a%201/runs', 'listRuns'],
])('GET %s is %s', (path, id) => {
  expect(match(path)?.operations.get('GET')?.id).toBe(id);
});

test.each([
  '//',
  '/API/accounts',
  '/api/accounts//',
  '/api/accounts//runs',
  '/api/accounts/%E0%A4%A',
  '/api//accounts',
])('there is nothing at %s', (path) => {
  expect(match(path)).toBeUndefined();
});
