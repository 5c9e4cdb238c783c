import { weekdays } from '../../src/domain/local-time';
import { problem } from './views';
import { makeCertificate } from '../support/certificate';
import { anInput, joined, OPERATOR_KEY, registered, startApi } from './support';
import type { Asked, TestApi } from './support';

let api: TestApi;
let id: string;
beforeAll(async () => {
  api = await startApi();
  id = await registered(api, { schedule: { preset: 'gentle' } });
});
afterAll(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});
// Every test starts with a full measure of token requests.
beforeEach(() => api.pass(60_000));

const register = (body: unknown, asked: Asked = {}) =>
  api.call('POST', '/api/accounts', { ...asked, body });
const fieldsOf = (json: Record<string, unknown>) =>
  (problem.parse(json).errors ?? []).map(({ field }) => field);

const rsa = makeCertificate('rsa');

describe('400: what is not well-formed', () => {
  test.each([
    ['not JSON', '{"name":'],
    ['a word', 'canary'],
    ['nested without end', '['.repeat(60_000)],
    ['not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ])('%s', async (_name, body) => {
    const { status, json } = await register(body, {
      headers: { 'content-type': 'application/json' },
    });
    expect([status, json['code']]).toEqual([400, 'malformed-json']);
  });

  test('no body', async () => {
    const { status, json } = await register(undefined);
    expect([status, json['code']]).toEqual([400, 'body-missing']);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['no name', { name: undefined }, ['/name']],
    ['an empty name', { name: '  ' }, ['/name']],
    ['a long name', { name: 'x'.repeat(101) }, ['/name']],
    ['a name that is no text', { name: 5 }, ['/name']],
    ['NUL in the name', { name: 'a\u0000b' }, ['/name']],
    ['half a surrogate', { name: 'a\ud800b' }, ['/name']],
    ['text that turns around', { name: 'a\u202eb' }, ['/name']],
    ['a tenant without a dot', { tenantId: 'common' }, ['/tenantId']],
    ['a tenant with a path', { tenantId: 'contoso.example/../x' }, ['/tenantId']],
    ['a client id that is none', { clientId: 'my-app' }, ['/clientId']],
    ['a user without a domain', { user: 'adele' }, ['/user']],
    ['a user with a path', { user: 'a/b@contoso.example' }, ['/user']],
    ['an address that is none', { notify: { email: 'me' } }, ['/notify/email']],
    ['an unknown field', { bogus: 1, 'a/b~c': 2 }, ['/bogus', '/a~1b~0c']],
    ['an unknown field within', { notify: { mail: 'x' } }, ['/notify/mail']],
    ['a credential of no kind', { credential: {} }, ['/credential/kind']],
    ['a credential of an unknown kind', { credential: { kind: 'password' } }, ['/credential/kind']],
    [
      'a credential without its secret',
      { credential: { kind: 'clientSecret' } },
      ['/credential/clientSecret'],
    ],
    ['a schedule of no preset', { schedule: {} }, ['/schedule/preset']],
    [
      'a preset with gaps',
      { schedule: { preset: 'steady', minSeconds: 5 } },
      ['/schedule/minSeconds'],
    ],
    [
      'a gap the wrong way round',
      { schedule: { preset: 'custom', minSeconds: 90, maxSeconds: 60 } },
      ['/schedule/minSeconds'],
    ],
    [
      'a gap with a fraction',
      { schedule: { preset: 'custom', minSeconds: 60.5, maxSeconds: 90 } },
      ['/schedule/minSeconds'],
    ],
    [
      'a huge gap',
      { schedule: { preset: 'custom', minSeconds: 60, maxSeconds: 604_801 } },
      ['/schedule/maxSeconds'],
    ],
    ['more than most', { checksPerRun: { min: 5, max: 3 } }, ['/checksPerRun/min']],
    ['checks as a list', { checks: ['mail'] }, ['/checks']],
  ])('%s', async (_name, changes, fields) => {
    const { status, json } = await register(anInput(changes));
    expect([status, json['code']]).toEqual([400, 'invalid']);
    expect(fieldsOf(json)).toEqual(fields);
  });

  test('__proto__ is a field like any other, and unknown', async () => {
    const body = `{"__proto__":{"role":"operator"},${JSON.stringify(anInput()).slice(1)}`;
    const { status, json } = await register(body, {
      headers: { 'content-type': 'application/json' },
    });
    expect([status, fieldsOf(json)]).toEqual([400, ['/__proto__']]);
  });

  test.each([
    'top=0',
    'top=101',
    'top=x',
    'top=',
    'top=1.5',
    'top=1&top=2',
    'after=',
    'after=a%00b',
    'limit=5',
    'after=7',
  ])('the query %s', async (query) => {
    for (const path of ['/api/accounts', `/api/accounts/${id}/runs`]) {
      const { status, json } = await api.call('GET', `${path}?${query}`);
      expect([path, status, json['code']]).toEqual([path, 400, 'invalid']);
      expect(fieldsOf(json)).toEqual([query.replace(/=.*/, '')]);
    }
  });

  test.each([
    ['plan?days=0', 'must be at least 1'],
    ['plan?days=-1', 'must be at least 1'],
    ['plan?days=32', 'must be at most 31'],
    ['plan?days=7.5', 'must be a whole number'],
    ['plan?days=a', 'must be a number'],
    ['plan?top=5', 'is not known'],
    ['report?from=x', 'must be a day as YYYY-MM-DD'],
    ['report?from=20261128', 'must be a day as YYYY-MM-DD'],
    ['report?to=2026-02-30', 'must be a day as YYYY-MM-DD'],
    ['runs?after=7', 'is not from a nextLink of this list'],
  ])('the query of %s %s', async (query, message) => {
    const { status, json } = await api.call('GET', `/api/accounts/${id}/${query}`);
    expect([status, json['errors']]).toEqual([400, [expect.objectContaining({ message })]]);
  });
});

test.each([
  'x',
  'A'.repeat(32),
  '0'.repeat(5000),
  '..%2f..%2fmembers',
  '%00',
  '%F0%9F%98%80',
  "' or 1 eq 1",
  'acct:1',
])('404: the id %s is the id of nothing', async (bad) => {
  const part = encodeURIComponent(bad).replaceAll('%25', '%');
  for (const path of [
    `/api/accounts/${part}`,
    `/api/accounts/${part}/runs`,
    `/api/accounts/${id}/runs/${part}`,
  ]) {
    expect((await api.call('GET', path)).status).toBe(404);
  }
  expect((await api.call('DELETE', `/api/members/${part}`)).status).toBe(404);
});

test('413: more than 64 KiB, announced or not, and no byte less', async () => {
  const body = (bytes: number) => JSON.stringify({ name: 'x'.repeat(bytes - 11) });
  const headers = { 'content-type': 'application/json' };
  expect((await register(body(65_536), { headers })).status).toBe(400);
  expect((await register(body(65_537), { headers })).json).toMatchObject({
    status: 413,
    code: 'body-too-large',
  });
  const stream = new ReadableStream({
    start: (controller) => {
      for (let left = 9; left > 0; left -= 1) controller.enqueue(new Uint8Array(8192));
      controller.close();
    },
  });
  const response = await fetch(`${api.origin}/api/accounts/${id}/pause`, {
    method: 'POST',
    headers: { ...headers, 'x-api-key': OPERATOR_KEY },
    body: stream,
    duplex: 'half',
  } as RequestInit);
  expect(response.status).toBe(413);
});

test('415: a body that is not JSON in UTF-8, or compressed', async () => {
  const body = JSON.stringify(anInput());
  const ask = (headers: Record<string, string>) =>
    register(body, { headers }).then(({ status }) => status);
  expect(await ask({ 'content-type': 'text/plain' })).toBe(415);
  expect(await ask({ 'content-type': 'application/json; charset=latin1' })).toBe(415);
  expect(await ask({ 'content-type': 'application/x-www-form-urlencoded' })).toBe(415);
  expect(await ask({ 'content-type': 'application/json', 'content-encoding': 'gzip' })).toBe(415);
  expect(await ask({ 'content-type': 'application/json; charset=utf-8' })).toBe(201);
  expect(await ask({ 'content-type': 'Application/JSON;charset="UTF-8"' })).toBe(201);
});

describe('422: well-formed, and cannot be done', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    [
      'hours that are never open',
      { schedule: { preset: 'office-hours', quiet: { hours: { from: '08:00', to: '18:00' } } } },
      ['/schedule'],
    ],
    [
      'a PEM without a key',
      { credential: { kind: 'certificate', pem: rsa.crt } },
      ['/credential/pem'],
    ],
    [
      'a PEM without a certificate',
      { credential: { kind: 'certificate', pem: rsa.key } },
      ['/credential/pem'],
    ],
    [
      'an unknown check',
      { checks: { always: ['profile.read-self', 'mail.sing'], random: ['moon'] } },
      ['/checks/always/1', '/checks/random/0'],
    ],
    ['no check at all', { checks: { always: [], random: [] } }, ['/checks']],
    [
      'a run that may have none',
      { checks: { always: [] }, checksPerRun: { min: 0, max: 3 } },
      ['/checks'],
    ],
    ['app-only without a user', { user: undefined }, ['/user']],
    [
      'a gap shorter than allowed here',
      { schedule: { preset: 'custom', minSeconds: 4, maxSeconds: 60 } },
      ['/schedule/minSeconds'],
    ],
  ])('%s', async (_name, changes, fields) => {
    for (const path of ['/api/accounts', '/api/preflight']) {
      const { status, json } = await api.call('POST', path, { body: anInput(changes) });
      expect([status, json['code']]).toEqual([422, 'unprocessable']);
      expect(fieldsOf(json)).toEqual(fields);
    }
  });

  test('a change is held to the same', async () => {
    const patch = (body: object) => api.call('PATCH', `/api/accounts/${id}`, { body });
    expect((await patch({ user: null })).status).toBe(422);
    expect((await patch({ checks: { always: ['nothing.there'] } })).status).toBe(422);
    const quiet = { days: [...weekdays] };
    expect((await patch({ schedule: { preset: 'gentle', quiet } })).status).toBe(422);
    expect((await patch({ tenantId: 'other.example' })).status).toBe(400);
    expect((await patch({ name: null })).status).toBe(400);
    const { json } = await api.call('GET', `/api/accounts/${id}`);
    expect(json['configuration']).toMatchObject({ revision: 1 });
  });
});

describe('429: too many token requests', () => {
  test('a member has fewer, the operator more than 60 a minute', async () => {
    const { key } = await joined(api, 'Eager', 'member', 100);
    const tries = async (count: number, asked: Asked) => {
      const statuses = new Map<number, number>();
      for (let left = count; left > 0; left -= 1) {
        const { status, headers } = await api.call('POST', '/api/preflight', {
          ...asked,
          body: anInput(),
        });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      }
      return Object.fromEntries(statuses) as Record<number, number>;
    };
    const eager = await tries(25, { key });
    expect(eager[429]).toBeGreaterThan(0);
    expect(eager[200]).toBeGreaterThanOrEqual(20);
    expect(await tries(70, {})).toEqual({ 200: 70 });
  });
});

describe('429: too many runs by hand', () => {
  test('F10: of an account that had no token few, of one that works more than anybody waits for', async () => {
    const tries = async (id: string, count: number) => {
      let refused = 0;
      for (let left = count; left > 0; left -= 1) {
        const { status, headers } = await api.call('POST', `/api/accounts/${id}/resume`);
        if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
        if (status === 429) refused += 1;
      }
      return refused;
    };
    const works = await registered(api);
    expect(await tries(works, 20)).toBe(0);
    const fails = await registered(api);
    const current = await api.api.core?.accounts.get(fails);
    if (!current) throw new Error('no account');
    const failure = { stage: 'token', kind: 'auth', code: 'AADSTS7000222' } as const;
    await api.api.core?.accounts.commit(current, { ...current.value, state: 'failing', failure });
    expect(await tries(fails, 10)).toBe(4);
    expect(await api.call('POST', `/api/accounts/${fails}/run`)).toMatchObject({ status: 429 });
  });
});

test('503, and when to come back: storage or vault out of reach', async () => {
  const ask = (method: string, path: string, body?: unknown) => api.call(method, path, { body });
  const gone = () =>
    Promise.reject(Object.assign(new Error('canary'), { name: 'RestError', code: 'ECONNREFUSED' }));
  const list = jest.spyOn(api.core.accounts, 'listBriefs').mockImplementation(gone);
  const storage = await ask('GET', '/api/accounts');
  list.mockRestore();
  expect([storage.status, storage.json['code']]).toEqual([503, 'storage-unavailable']);
  expect(storage.headers.get('retry-after')).toBe('10');
  const { FailureError } = await import('../../src/domain/failure');
  const failure = { stage: 'token', kind: 'service', code: 'vault-unavailable' } as const;
  const put = jest.spyOn(api.core.vault, 'put').mockRejectedValue(new FailureError(failure));
  const vault = await ask('POST', '/api/accounts', anInput());
  put.mockRestore();
  expect([vault.status, vault.json['code']]).toEqual([503, 'vault-unavailable']);
  expect(api.errors.splice(0)).toHaveLength(2);
});

test('500 tells nothing, and is logged once', async () => {
  const spy = jest.spyOn(api.core.accounts, 'get').mockRejectedValue(new TypeError('canary'));
  const { status, json } = await api.call('GET', `/api/accounts/${id}`);
  spy.mockRestore();
  expect([status, json['code']]).toEqual([500, 'unexpected']);
  const lines = api.errors.splice(0);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('http.unexpected');
  expect(lines[0]).not.toContain('canary');
});
