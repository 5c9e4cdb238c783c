import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as operations from '../../src/http/operations';
import { anInput, joined, OPERATOR_KEY, registered, startApi } from './support';
import type { TestApi } from './support';

let api: TestApi;
let account: string;
const keys = {
  none: '',
  wrong: 'prn_wrong',
  operator: OPERATOR_KEY,
  reader: '',
  member: '',
  stranger: '',
};

beforeAll(async () => {
  api = await startApi();
  keys.reader = (await joined(api, 'Rita', 'reader')).key;
  keys.member = (await joined(api, 'Mo', 'member')).key;
  keys.stranger = (await joined(api, 'Sam', 'member')).key;
  account = await registered(api, {}, keys.member);
});
afterAll(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const READING = [
  'getMe',
  'listChecks',
  'listAccounts',
  'getOverview',
  'getAccount',
  'getHistory',
  'getReport',
  'listLeftovers',
  'getPlan',
  'listRuns',
  'getRun',
];
const OPERATORS = [
  'listMembers',
  'createMember',
  'updateMember',
  'deleteMember',
  'suspendMember',
  'restoreMember',
  'createMemberLink',
  'listChanges',
  'getSettings',
  'updateSettings',
  'testChannel',
  'exportInstallation',
  'importInstallation',
];
const OPEN = [
  'getHome',
  'getHealth',
  'getOpenApi',
  'createKey',
  'confirmAddress',
  'redirectToSignIn',
  'finishSignIn',
  'finishSignInByQuery',
  'getShared',
  'getBadge',
];

/** About the whole installation: not for members. */
const NUMBERS = ['getStats', 'getMetrics'];

/** What a key may do, said a second time and not derived from the code. */
function allowed(id: string, role: string): boolean {
  if (NUMBERS.includes(id)) return role !== 'member';
  if (OPERATORS.includes(id)) return role === 'operator';
  return role !== 'reader' || READING.includes(id);
}

const pathOf = (template: string) =>
  template
    .replace('{accountId}', account)
    .replace('{kind}', 'webhook')
    .replace('{memberId}', '00000000000000000000000000000000')
    .replace('{runId}', '20260101T000000000Z-00000000');

const cases = Object.values(operations).map(({ id, path, method }) => ({ id, path, method }));

test('Microsoft’s sign-in in front lets through what is for strangers, and nothing else', () => {
  const bicep = readFileSync(join(__dirname, '../../infra/modules/sign-in.bicep'), 'utf8');
  const [, list = ''] = /excludedPaths = \[([^\]]*)\]/.exec(bicep) ?? [];
  const rules = [...list.matchAll(/'([^']+)'/g)].map(([, rule = '']) => rule);
  const passes = (path: string) =>
    rules.some((rule) => (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule));
  const passing = cases.filter(({ path }) => passes(path)).map(({ id }) => id);
  expect(passing.sort()).toEqual([
    'confirmAddress',
    'finishSignIn',
    'finishSignInByQuery',
    'getBadge',
    'getHealth',
    'getOpenApi',
    'getShared',
  ]);
  expect(['/confirm', '/assets/main.js'].filter(passes)).toHaveLength(2);
  expect(['/', '/join', '/add', '/accounts/x', '/api/sign-in/start'].filter(passes)).toEqual([]);
});

// A body of nothing known shows that the key is looked at first, and changes nothing.
const body = (method: string) =>
  ['POST', 'PUT', 'PATCH'].includes(method) ? { bogus: 1 } : undefined;

describe.each(cases.filter(({ id }) => !OPEN.includes(id)))('$method $path', (operation) => {
  const { id, method, path } = operation;
  const ask = (key: string) => api.call(method, pathOf(path), { key, body: body(method) });

  test.each(['none', 'wrong'] as const)('with %s key it is 401', async (which) => {
    const { status, headers, json } = await ask(keys[which]);
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(json).toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  // Deleting the account itself is the last thing to try.
  const roles =
    id === 'deleteAccount' ? (['reader'] as const) : (['reader', 'member', 'operator'] as const);
  test.each(roles)('as %s it is let in or 403', async (role) => {
    const { status, json } = await ask(keys[role]);
    if (allowed(id, role)) {
      expect([200, 202, 204, 400, 404, 422]).toContain(status);
      // The account works as the app itself, without a certificate, and nobody knows where this installation is reached.
      if (status === 422)
        expect(['startSignIn', 'renewKey', 'createSignedInAccount', 'listOnboardings']).toContain(
          id,
        );
      if (status === 404) expect(id).toMatch(/^getRun$|^testChannel$|Onboarding$|Member(?:Link)?$/);
    } else {
      expect(status).toBe(403);
      expect(json).toMatchObject({ code: 'forbidden' });
    }
  });

  if (path.includes('{accountId}')) {
    test('somebody else’s account is 404, as if there were none', async () => {
      const bodies = id === 'updateAccount' ? { name: 'Mine' } : {};
      const asked = {
        key: keys.stranger,
        body: method === 'GET' || method === 'DELETE' ? undefined : bodies,
      };
      const theirs = await api.call(method, pathOf(path), asked);
      const none = await api.call(method, pathOf(path).replace(account, '0'.repeat(32)), asked);
      expect(theirs.status).toBe(404);
      expect(theirs.json).toEqual(none.json);
    });
  }
});

test.each(OPEN)('%s is open to everybody, whatever the key', async (open) => {
  const { path, method } = cases.find(({ id }) => id === open) ?? { path: '', method: '' };
  // Without a ticket or a state there is a page that says so; what is no form is none of Microsoft's.
  const signIn = method === 'GET' ? 400 : 415;
  const other = method === 'GET' ? 200 : 400;
  // A share link opens by its token alone, and there is none such.
  const shared = path.startsWith('/s/') ? 404 : other;
  const usual = path.startsWith('/api/sign-in') ? signIn : shared;
  for (const key of Object.values(keys)) {
    const { status } = await api.call(method, path, { key, body: body(method) });
    expect(status).toBe(usual);
  }
});

test('a key comes as Bearer or as X-API-Key; two that differ are none', async () => {
  const ask = (headers: Record<string, string>) =>
    api.call('GET', '/api/checks', { key: '', headers }).then(({ status }) => status);
  expect(await ask({ 'x-api-key': OPERATOR_KEY })).toBe(200);
  expect(await ask({ authorization: `bearer ${OPERATOR_KEY}` })).toBe(200);
  expect(await ask({ authorization: `Bearer ${OPERATOR_KEY}`, 'x-api-key': OPERATOR_KEY })).toBe(
    200,
  );
  expect(await ask({ authorization: `Bearer ${OPERATOR_KEY}`, 'x-api-key': keys.reader })).toBe(
    401,
  );
  expect(await ask({ authorization: `Basic ${OPERATOR_KEY}` })).toBe(401);
  expect(await ask({ 'x-api-key': `${OPERATOR_KEY}x` })).toBe(401);
  expect(await ask({ 'x-api-key': 'k'.repeat(5000) })).toBe(401);
  expect(await ask({ 'x-api-key': '' })).toBe(401);
});

test('a token for a sign-in in front is no key, and what that sign-in tells of somebody gives no role', async () => {
  const ask = (headers: Record<string, string>) =>
    api.call('GET', '/api/members', { key: '', headers }).then(({ status }) => status);
  const token = `eyJhbGciOiJub25lIn0.${Buffer.from('{"roles":["operator"]}').toString('base64url')}.`;
  const principal = Buffer.from(JSON.stringify({ claims: [{ typ: 'roles', val: 'operator' }] }));
  const told = {
    'x-ms-client-principal': principal.toString('base64'),
    'x-ms-client-principal-id': 'operator',
    'x-ms-client-principal-name': 'operator',
    'x-ms-token-aad-id-token': token,
  };
  expect(await ask({ authorization: `Bearer ${token}`, 'x-api-key': OPERATOR_KEY })).toBe(200);
  expect(await ask({ authorization: `Bearer ${token}`, 'x-api-key': keys.reader, ...told })).toBe(
    403,
  );
  expect(await ask({ authorization: `Bearer ${token}`, ...told })).toBe(401);
  expect(await ask(told)).toBe(401);
});

test('a member sees its own accounts, a reader and the operator all', async () => {
  const other = await registered(api, { name: 'Operators' });
  const ids = async (key: string) => {
    const { json } = await api.call('GET', '/api/accounts', { key });
    return (json['value'] as { id: string }[]).map(({ id }) => id).sort();
  };
  expect(await ids(keys.member)).toEqual([account]);
  expect(await ids(keys.stranger)).toEqual([]);
  expect(await ids(keys.reader)).toEqual([account, other].sort());
  expect(await ids(OPERATOR_KEY)).toEqual([account, other].sort());
});

test('unknown paths are 404, known ones with another method 405, both with a problem document', async () => {
  for (const path of [
    '/api',
    '/api/nothing',
    '/nothing',
    `/api/accounts/${account}/sign-on`,
    '/api/accounts/%2f',
    '/api/accounts/%ff',
    '//',
    '/api/health/x',
  ]) {
    const { status, headers, json } = await api.call('GET', path);
    expect([path, status]).toEqual([path, 404]);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(json).toMatchObject({ status: 404 });
  }
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    const { status, headers } = await api.call(method, '/api/accounts', { key: '' });
    expect([method, status]).toEqual([method, 405]);
    expect(headers.get('allow')).toBe('HEAD, GET, POST');
  }
});

test('HEAD is GET without its body, and a slash at the end is passed over', async () => {
  const { status, text } = await api.call('HEAD', '/api/checks');
  expect([status, text]).toEqual([200, '']);
  expect((await api.call('GET', '/api/checks/')).status).toBe(200);
});

test('a credential that speaks for the installation itself is for operators only', async () => {
  const body = anInput({ credential: { kind: 'federated' } });
  const other = await registered(api, {}, keys.member);
  for (const [method, path, sent] of [
    ['POST', '/api/accounts', body],
    ['POST', '/api/preflight', body],
    ['PATCH', `/api/accounts/${other}`, { credential: { kind: 'federated' } }],
  ] as const) {
    const { status, json } = await api.call(method, path, { key: keys.member, body: sent });
    expect([status, json['code']]).toEqual([403, 'operator-only']);
  }
  const { status } = await api.call('POST', '/api/accounts', { body });
  expect(status).toBe(201);
});
