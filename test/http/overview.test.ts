import { createStores } from '../../src/azure/tables/stores';
import type { Need, NeedKind } from '../../src/domain/needs';
import { HOUR_MS } from '../../src/durations';
import { needStep } from '../../src/http/overview/need-step';
import { entropy } from '../../src/wiring/entropy';
import { MemoryTable } from '../../local/memory-table';
import { all } from '../contract/support';
import { anAccount } from '../domain/support';
import { joined, OPERATOR_KEY, registered, startApi } from './support';
import type { TestApi } from './support';
import { worker } from './worker';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const { claimed, completed } = worker(() => api);
const overview = async (asked = {}, path = '/api/overview') =>
  (await api.call('GET', path, asked)).json;
const accountsIn = (json: Record<string, unknown>) => json['accounts'] as Record<string, unknown>[];
const needsIn = (json: Record<string, unknown>) => json['needs'] as Record<string, unknown>[];

test('an account is told in brief, with what its runs came to', async () => {
  const id = await registered(api, { name: '<b>Contoso</b>' });
  await claimed(id);
  const during = accountsIn(await overview())[0];
  expect(during).toMatchObject({ id, results: '', week: [0, 0, 0, 0], running: {} });
  await completed(id);
  const json = await overview();
  expect(json).toMatchObject({
    me: { id: 'operator', role: 'operator' },
    health: { lastTick: null },
    needs: [],
    totals: { accounts: 1, need: 0, leftovers: 0, states: { active: 1 } },
    accounts: [
      {
        id,
        name: '<b>Contoso</b>',
        credential: { kind: 'clientSecret' },
        results: 'p',
        week: [1, 0, 0, 0],
        leftovers: { open: 0, parked: 0, capped: false },
      },
    ],
  });
  expect(accountsIn(json)[0]).not.toHaveProperty('running');
});

test('a page of accounts has them in brief, and is 304 until something has changed', async () => {
  const { json, headers } = await api.call('GET', '/api/accounts?top=1');
  const [first] = json['value'] as Record<string, unknown>[];
  expect(first).toMatchObject({ state: 'active', results: expect.any(String) as string });
  expect(first).not.toHaveProperty('preflight');
  const given = { 'if-none-match': headers.get('etag') ?? '' };
  const ask = () => api.call('GET', '/api/accounts?top=1', { headers: given });
  expect(await ask()).toMatchObject({ status: 304, text: '' });
  await api.call('PATCH', `/api/accounts/${String(first?.['id'])}`, { body: { name: 'Renamed' } });
  expect((await ask()).status).toBe(200);
});

test('the same is 304 until something has changed, whatever time it is', async () => {
  const { headers } = await api.call('GET', '/api/overview');
  const tag = headers.get('etag') ?? '';
  expect(tag).toMatch(/^W\/"[\w-]{22}"$/);
  const again = (given: string) =>
    api.call('GET', '/api/overview', { headers: { 'if-none-match': given } });
  api.pass(1000);
  for (const given of [tag, `"x", ${tag}`, tag.slice(2), '*']) {
    const { status, text } = await again(given);
    expect([given, status, text]).toEqual([given, 304, '']);
  }
  expect((await again('"x"')).status).toBe(200);
  await registered(api);
  expect((await again(tag)).status).toBe(200);
});

test('a member sees its own, a reader all and no need of the installation', async () => {
  const mia = await joined(api, 'Mia', 'member', 3);
  const reader = await joined(api, 'Rita', 'reader');
  const own = await registered(api, {}, mia.key);
  const hers = await overview({ key: mia.key });
  expect(accountsIn(hers).map(({ id }) => id)).toEqual([own]);
  expect(hers['me']).toMatchObject({ name: 'Mia', quota: 3, accounts: 1 });
  await api.core.system.beat({ at: api.core.clock() - HOUR_MS, cutShort: false });
  const kinds = async (key: string) => needsIn(await overview({ key })).map(({ kind }) => kind);
  expect(await kinds(OPERATOR_KEY)).toEqual(['scheduler-late']);
  expect(await kinds(reader.key)).toEqual([]);
  expect(accountsIn(await overview({ key: reader.key })).length).toBeGreaterThan(1);
  const path = (id: string) => `/api/overview?account=${id}`;
  expect(accountsIn(await overview({ key: mia.key }, path(own)))).toHaveLength(1);
  const [other] = accountsIn(await overview()).filter(({ id }) => id !== own);
  for (const id of [String(other?.['id']), 'none', '5d0f9a3c7be84c1f9d2c3a1e6b7f8091']) {
    expect((await api.call('GET', path(id), { key: mia.key })).status).toBe(404);
  }
});

test.each<[kind: NeedKind, code: string | undefined, label: string, path: string]>([
  ['needs-sign-in', 'AADSTS50173', 'Sign in again', '#credential'],
  ['needs-credential', 'AADSTS7000222', 'Give it a credential', '/edit#credential'],
  ['key-renewable', undefined, 'Make a new key', '#credential'],
  ['credential-lapses', undefined, 'Replace the secret', '/edit#credential'],
  ['failing', 'AADSTS7000222', 'Replace the secret', '/edit#credential'],
  ['failing', 'AADSTS90002', 'Correct the ids', '/edit'],
  ['degraded', 'AADSTS65001', 'Grant consent', '#access'],
  ['permission-missing', 'User.Read.All', 'Grant consent', '#access'],
  ['failing', 'unreachable', 'Open', ''],
  ['degraded', 'notAllowed', 'See', ''],
  ['subscription-ended', undefined, 'What to do', ''],
  ['subscription-ends', undefined, 'What to do', ''],
  ['leftovers', 'undo-failed', 'See what is left', ''],
  ['paused-by-itself', undefined, 'See why', ''],
])('%s, %s: “%s” at …%s', (kind, code, label, path) => {
  const need: Need = { account: 'a1', kind, tone: 'fail', code };
  expect(needStep(need, 'en')).toEqual({ label, path: `/accounts/a1${path}` });
  expect(needStep(need, 'zh-CN').label).toMatch(/^\p{Script=Han}/u);
});

test('what the installation needs is seen where it is set', () => {
  const pathOf = (kind: NeedKind) => needStep({ kind, tone: 'warn' }, 'en').path;
  expect(pathOf('nobody-told')).toBe('/notifications');
  expect(pathOf('alert-refused')).toBe('/notifications');
  expect(pathOf('scheduler-late')).toBe('/system');
});

test('accounts stand by name, as the reader’s language sorts', async () => {
  for (const name of ['上海 10', 'Lab 10', '北京', 'lab 9', '上海 9', 'Älg'])
    await registered(api, { name: `${name} ↕` });
  const names = async (language: string) =>
    accountsIn(await overview({ headers: { 'accept-language': language } }))
      .map(({ name }) => String(name))
      .filter((name) => name.endsWith(' ↕'))
      .map((name) => name.slice(0, -2));
  const [latin, han] = [
    ['Älg', 'lab 9', 'Lab 10'],
    ['北京', '上海 9', '上海 10'],
  ];
  expect((await names('en')).slice(0, 3)).toEqual(latin);
  expect(await names('zh-CN')).toEqual([...han, ...latin]);
});

test('an answer over 2 KB is compressed for whoever takes it', async () => {
  for (let count = 0; count < 4; count += 1) await registered(api);
  const raw = async (encoding: string) => {
    const response = await fetch(`${api.origin}/api/overview`, {
      headers: { authorization: `Bearer ${OPERATOR_KEY}`, 'accept-encoding': encoding },
    });
    return {
      encoding: response.headers.get('content-encoding'),
      vary: response.headers.get('vary'),
      json: (await response.json()) as unknown,
    };
  };
  for (const encoding of ['gzip', 'br;q=1.0, gzip;q=0.8', 'x-gzip', '*']) {
    expect(await raw(encoding)).toMatchObject({
      encoding: 'gzip',
      vary: 'Accept-Language, Accept-Encoding',
      json: { me: {} },
    });
  }
  for (const encoding of ['identity', 'br', 'gzip;q=0', '*;q=0']) {
    expect(await raw(encoding)).toMatchObject({
      encoding: null,
      vary: 'Accept-Language, Accept-Encoding',
      json: { me: {} },
    });
  }
  const small = await fetch(`${api.origin}/api/health`, { headers: { 'accept-encoding': 'gzip' } });
  expect(small.headers.get('content-encoding')).toBeNull();
});

test('all accounts in brief are one request a shard, whole rows are read where a brief is damaged', async () => {
  const table = new MemoryTable();
  const { accounts } = createStores(table, entropy);
  for (let count = 0; count < 100; count += 1) {
    await accounts.insert(anAccount({ id: `account${count}xyz` }));
  }
  const before = table.requests;
  expect(await all(accounts.briefs())).toHaveLength(100);
  expect(table.requests - before).toBe(16);
  for (const row of table.rows()) {
    if (row.rowKey === 'acct:account7xyz') table.tamper({ ...row, brief: '{"id":7}' });
    if (row.rowKey === 'acct:account8xyz') table.tamper({ ...row, brief: 'x', doc0: '{}' });
  }
  const briefs = await all(accounts.briefs());
  expect(briefs.map(({ id }) => id)).toContain('account7xyz');
  expect(briefs.map(({ id }) => id)).not.toContain('account8xyz');
});
