import { startSimulator } from '../src';
import type { Simulator } from '../src';
import { quickXorHash } from '../src/routes/drive/quick-xor-hash';
import { Client, codeOf, values } from './client';

let simulator: Simulator;
let now: number;
let client: Client;

beforeEach(async () => {
  now = Date.parse('2026-11-21T12:00:00Z');
  simulator = await startSimulator({ now: () => now, delays: { search: 1000, copy: 300 } });
  client = await Client.open(simulator.origin, 'contoso.example');
});
afterEach(() => simulator.close());

const left = () => simulator.leftovers().map(({ name }) => name);

async function upload(path: string, content: string | Uint8Array, query = '') {
  return client.send('PUT', `/me/drive/root:/${path}:/content${query}`, content, {
    'content-type': 'text/plain',
  });
}

async function purge(id: unknown) {
  const { json } = await client.get('/me/drive');
  return client.send('POST', `/drives/${String(json['id'])}/items/${String(id)}/permanentDelete`);
}

test('what is uploaded comes back, byte for byte, with its hash', async () => {
  const content = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7) % 256);
  const made = await upload('a%20b.bin', content);
  expect({ status: made.status, json: made.json }).toMatchObject({
    status: 201,
    json: {
      name: 'a b.bin',
      size: 5000,
      file: { hashes: { quickXorHash: quickXorHash(content) } },
    },
  });
  const { status, headers } = await client.get(
    `/me/drive/items/${String(made.json['id'])}/content`,
  );
  expect(status).toBe(302);
  const url = headers.get('location') ?? '';
  expect(url).not.toContain('/v1.0/');
  expect((await client.get(url)).bytes).toEqual(content);
  const part = await client.get(url, { range: 'bytes=10-19' });
  expect(part.status).toBe(206);
  expect(part.bytes).toEqual(content.slice(10, 20));
});

test('a download URL lapses after an hour', async () => {
  const made = await upload('a.txt', 'a');
  const url = String(made.json['@microsoft.graph.downloadUrl']);
  expect((await client.get(url)).status).toBe(200);
  now += 3_600_000;
  expect((await client.get(url)).status).toBe(404);
});

test('a second upload is another version, unless it shall not be', async () => {
  const first = await upload('v.txt', 'one');
  const second = await upload('v.txt', 'three');
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.json['eTag']).not.toBe(first.json['eTag']);
  const versions = values(await client.get('/me/drive/root:/v.txt:/versions'));
  expect(versions.map(({ id, size }) => [id, size])).toEqual([
    ['2.0', 5],
    ['1.0', 3],
  ]);
  const behavior = '?@microsoft.graph.conflictBehavior=';
  expect(codeOf(await upload('v.txt', 'x', `${behavior}fail`))).toBe('nameAlreadyExists');
  expect((await upload('v.txt', 'x', `${behavior}rename`)).json['name']).toBe('v 1.txt');
});

test('a path makes the folders it needs, and they count', async () => {
  await upload('One/Two/three.txt', 'x');
  expect(left()).toEqual(['One', 'Two', 'three.txt']);
  const item = (await client.get('/me/drive/root:/one/TWO')).json;
  expect(item).toMatchObject({ name: 'Two', folder: { childCount: 1 }, size: 1 });
  expect((await client.get('/me/drive/root:/One')).json['id']).toBe(
    (item['parentReference'] as { id: string }).id,
  );
  expect((await purge((await client.get('/me/drive/root:/One')).json['id'])).status).toBe(204);
  expect(left()).toEqual([]);
});

test('deleted lies in a recycle bin that no call opens, and still counts', async () => {
  const { json } = await upload('gone.txt', 'x');
  const path = `/me/drive/items/${String(json['id'])}`;
  expect((await client.send('DELETE', path, undefined, { 'if-match': '"another"' })).status).toBe(
    412,
  );
  expect((await client.send('DELETE', path)).status).toBe(204);
  expect((await client.get(path)).status).toBe(404);
  expect((await purge(json['id'])).status).toBe(404);
  expect(left()).toEqual(['gone.txt']);
});

test.each(['a*b.txt', 'a%3Fb', 'x.', '%20x'])('the name %s is refused', async (name) => {
  expect(codeOf(await upload(name, 'x'))).toBe('invalidRequest');
});

test('nothing lies in a file', async () => {
  const { json } = await upload('file.txt', 'x');
  const children = `/me/drive/items/${String(json['id'])}/children`;
  expect(values(await client.get(children))).toEqual([]);
  const answer = await client.send('POST', children, { name: 'Folder', folder: {} });
  expect(codeOf(answer)).toBe('invalidRequest');
});

test('a name that is taken is refused, made up, or kept to', async () => {
  const create = (conflict?: string) =>
    client.send('POST', '/me/drive/root/children', {
      name: 'Folder',
      folder: {},
      ...(conflict !== undefined && { '@microsoft.graph.conflictBehavior': conflict }),
    });
  expect((await create()).status).toBe(201);
  expect(codeOf(await create())).toBe('nameAlreadyExists');
  expect((await create('rename')).json['name']).toBe('Folder 1');
  const { json } = await upload('x.txt', 'x');
  const renamed = await client.send('PATCH', `/me/drive/items/${String(json['id'])}`, {
    name: 'Folder',
  });
  expect(codeOf(renamed)).toBe('nameAlreadyExists');
});

describe('an upload in fragments', () => {
  const FRAGMENT = 320 * 1024;
  const content = new Uint8Array(FRAGMENT + 1000).fill(7);
  let url: string;
  const put = (from: number, to: number, total = content.length) =>
    client.send('PUT', url, content.slice(from, to + 1), {
      'content-range': `bytes ${from}-${to}/${total}`,
    });

  beforeEach(async () => {
    const { json } = await client.send('POST', '/me/drive/root:/big.bin:/createUploadSession', {
      item: { '@microsoft.graph.conflictBehavior': 'fail' },
    });
    url = String(json['uploadUrl']);
    expect(json['nextExpectedRanges']).toEqual(['0-']);
  });

  test('is whole when the last one has come', async () => {
    const first = await put(0, FRAGMENT - 1);
    expect({ status: first.status, json: first.json }).toMatchObject({
      status: 202,
      json: { nextExpectedRanges: [`${FRAGMENT}-`] },
    });
    expect(left()).toEqual([]);
    const last = await put(FRAGMENT, content.length - 1);
    expect({ status: last.status, json: last.json }).toMatchObject({
      status: 201,
      json: { size: content.length, file: { hashes: { quickXorHash: quickXorHash(content) } } },
    });
    expect((await client.get(url)).status).toBe(404);
  });

  test.each([
    ['a gap', () => put(1000, FRAGMENT + 999), 416],
    ['a fragment of another size', () => put(0, 999), 400],
    [
      'a range that is not its own',
      () => client.send('PUT', url, 'abc', { 'content-range': 'bytes 0-9/10' }),
      400,
    ],
    ['no range', () => client.send('PUT', url, 'abc'), 400],
  ])('refuses %s', async (_, send, status) => {
    expect((await send()).status).toBe(status);
  });

  test('can be called off', async () => {
    expect((await client.send('DELETE', url)).status).toBe(204);
    expect((await put(0, FRAGMENT - 1)).status).toBe(404);
  });
});

describe('a copy', () => {
  test('is made later, and its monitor says when', async () => {
    const { json } = await upload('source.txt', 'text');
    const answer = await client.send('POST', `/me/drive/items/${String(json['id'])}/copy`, {
      name: 'copy.txt',
    });
    const monitor = answer.headers.get('location') ?? '';
    expect({ status: answer.status, progress: (await client.get(monitor)).json['status'] }).toEqual(
      {
        status: 202,
        progress: 'inProgress',
      },
    );
    expect((await client.get('/me/drive/root:/copy.txt')).status).toBe(404);
    now += 300;
    const { resourceId, status } = (await client.get(monitor)).json;
    expect(status).toBe('completed');
    expect((await client.get('/me/drive/root:/copy.txt')).json).toMatchObject({
      id: resourceId,
      size: 4,
    });
  });

  test('fails at its monitor when the name is taken', async () => {
    const { json } = await upload('source.txt', 'text');
    const answer = await client.send('POST', `/me/drive/items/${String(json['id'])}/copy`, {});
    now += 300;
    expect((await client.get(answer.headers.get('location') ?? '')).json).toMatchObject({
      status: 'failed',
      error: { code: 'nameAlreadyExists' },
    });
  });
});

test('search knows of a file after a while', async () => {
  await upload('Zanzibar.txt', 'about cloves');
  const search = async (text: string) =>
    values(await client.get(`/me/drive/root/search(q='${text}')`));
  expect(await search('zanzibar')).toEqual([]);
  now += 1000;
  expect(await search('zanzibar')).toHaveLength(1);
  expect(await search('cloves')).toHaveLength(1);
});

test('a delta shows every change since, deletions as such', async () => {
  const first = await client.all('/me/drive/root/delta');
  expect(first.items.some((item) => 'root' in item)).toBe(true);
  const { json } = await upload('d.txt', 'x');
  const second = await client.all(String(first.last.json['@odata.deltaLink']));
  expect(second.items.map(({ name }) => name)).toEqual(['d.txt']);
  await purge(json['id']);
  const third = await client.all(String(second.last.json['@odata.deltaLink']));
  expect(third.items).toEqual([{ id: json['id'], deleted: { state: 'deleted' } }]);
  expect((await client.all('/me/drive/root/delta?token=latest')).items).toEqual([]);
});

test('a link is made once for its sort, and removed', async () => {
  const { json } = await upload('shared.txt', 'x');
  const path = `/me/drive/items/${String(json['id'])}`;
  const create = () =>
    client.send('POST', `${path}/createLink`, { type: 'view', scope: 'organization' });
  const [first, again] = [await create(), await create()];
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.json['id']).toBe(first.json['id']);
  expect(values(await client.get(`${path}/permissions`))).toHaveLength(2);
  await client.send('DELETE', `${path}/permissions/${String(first.json['id'])}`);
  expect(values(await client.get(`${path}/permissions`))).toHaveLength(1);
  expect((await client.send('POST', `${path}/createLink`, { type: 'odd' })).status).toBe(400);
});

test('a drive is found by its id in its own tenant only', async () => {
  const signedIn = await Client.open(simulator.origin, 'signedin.example');
  const own = (await signedIn.get('/me/drive')).json;
  expect((await signedIn.get(`/drives/${String(own['id'])}/root`)).status).toBe(200);
  const { json } = await client.get('/users/alex@contoso.example/drive');
  expect((await client.get(`/drives/${String(json['id'])}/root`)).status).toBe(200);
  expect((await signedIn.get(`/drives/${String(json['id'])}/root`)).status).toBe(404);
});
