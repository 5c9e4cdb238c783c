import { LEFTOVER_CAP } from '../../src/domain/leftovers';
import type { LedgerEntry } from '../../src/domain/run';
import { createHash } from 'node:crypto';
import * as views from './views';
import { HealthReader } from '../../src/maintenance/health';
import { RateLimit } from '../../src/http/rate-limit';
import { anOutboxEntry } from '../contract/support';
import { aDashboard, call, joined, OPERATOR_KEY, registered, serve, startApi } from './support';
import type { TestApi } from './support';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

describe('members', () => {
  const join = (body: object) => api.call('POST', '/api/join', { key: '', body });
  const tokenOf = (json: Record<string, unknown>) => new URL(json['link'] as string).hash.slice(1);
  const listed = async (id: unknown) => {
    const { json } = await api.call('GET', '/api/members');
    return (json['value'] as Record<string, unknown>[]).find((member) => member['id'] === id);
  };

  test('a link gives a key once, which works, and nothing of either is told again', async () => {
    const body = { name: 'Mia', role: 'member', quota: 3 };
    const invited = await api.call('POST', '/api/members', { body });
    const { id, expiresAt } = views.invited.parse(invited.json);
    expect(invited.status).toBe(201);
    expect(invited.headers.get('location')).toBe(`/api/members/${id}`);
    expect(invited.json['link']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/join#[0-9a-f]{64}$/);
    expect(await listed(id)).toMatchObject({ state: 'invited', invitation: { expiresAt } });
    const token = tokenOf(invited.json);
    const offered = await join({ token, accept: false });
    expect([offered.status, offered.json]).toEqual([200, { ...body, id }]);
    const [one, other] = await Promise.all([join({ token }), join({ token })]);
    expect([one.status, other.status].sort()).toEqual([200, 410]);
    const { key } = (one.status === 200 ? one : other).json as { key: string };
    expect(key).toMatch(/^prn_[0-9a-f]{64}$/);
    expect((await join({ token })).json).toMatchObject({ status: 410, code: 'link-spent' });
    await registered(api, {}, key);
    const member = await listed(id);
    expect(views.member.parse(member)).toEqual(member);
    expect(member).toMatchObject({ ...body, accounts: 1, state: 'active' });
    expect(member).toHaveProperty('lastSeenAt');
    const list = await api.call('GET', '/api/members');
    for (const secret of [key, token]) {
      expect(list.text).not.toContain(secret);
      expect(list.text).not.toContain(createHash('sha256').update(secret).digest('hex'));
    }
  });

  test('a link that was renewed, or is nobody’s, opens nothing', async () => {
    const invite = async (name: string) =>
      (await api.call('POST', '/api/members', { body: { name, role: 'reader' } })).json;
    const first = await invite('Lea');
    const renewed = await api.call('POST', `/api/members/${first['id'] as string}/link`);
    expect(views.invited.parse(renewed.json)).toEqual(renewed.json);
    expect((await join({ token: tokenOf(first) })).status).toBe(410);
    expect((await join({ token: 'x' })).status).toBe(410);
    for (const body of [{}, { token: '' }, { token: 'x', bogus: 1 }, { token: 1 }]) {
      expect((await join(body)).status).toBe(400);
    }
  });

  test('a lost key is replaced by a new link, and opens until that is accepted', async () => {
    const { id, key } = await joined(api, 'Kim', 'reader');
    const { json } = await api.call('POST', `/api/members/${id}/link`);
    const works = async (given: string) =>
      (await api.call('GET', '/api/me', { key: given })).status === 200;
    expect(await works(key)).toBe(true);
    const fresh = (await join({ token: tokenOf(json) })).json['key'] as string;
    expect([await works(key), await works(fresh)]).toEqual([false, true]);
  });

  test('a suspended key opens nothing until it is restored', async () => {
    const { id, key } = await joined(api, 'Sue', 'member');
    const act = (action: string) => api.call('POST', `/api/members/${id}/${action}`);
    expect((await act('suspend')).json).toMatchObject({ id, state: 'suspended' });
    const refused = await api.call('GET', '/api/me', { key });
    expect([refused.status, refused.json['code']]).toEqual([401, 'suspended']);
    const { json } = await api.call('POST', `/api/members/${id}/link`);
    expect((await join({ token: tokenOf(json) })).status).toBe(410);
    expect((await act('restore')).json).toMatchObject({ state: 'active' });
    expect((await api.call('GET', '/api/me', { key })).status).toBe(200);
    const changed = await api.call('PATCH', `/api/members/${id}`, { body: { quota: 7 } });
    expect(changed.json).toMatchObject({ quota: 7, name: 'Sue' });
  });

  test('who changed what is told, newest first, and no value of it', async () => {
    const { id, key } = await joined(api, 'Aud', 'member');
    const account = await registered(api, {}, key);
    const path = `/api/accounts/${account}`;
    const credential = { kind: 'clientSecret', clientSecret: 'canary-other' };
    await api.call('PATCH', path, { key, body: { credential, name: 'Lab' } });
    await api.call('POST', `${path}/pause`, { key, body: { reason: 'moving house' } });
    await api.call('POST', `${path}/resume`);
    await api.call('DELETE', path);
    const page = await api.call('GET', '/api/audit?top=7');
    const by = { id, name: 'Aud' };
    const operator = { id: 'operator', name: 'operator' };
    const told = (page.json['value'] as Record<string, unknown>[]).map(
      ({ id: _id, at: _at, ...rest }) => rest,
    );
    const lab = { id: account, name: 'Lab' };
    expect(told).toEqual([
      { by: operator, action: 'account.deleted', account: lab },
      { by: operator, action: 'account.resumed', account: lab },
      { by, action: 'account.paused', account: lab, reason: 'moving house' },
      { by, action: 'account.changed', account: lab, fields: ['name', 'credential'] },
      { by, action: 'account.registered', account: { id: account, name: 'Contoso' } },
      { by, action: 'member.joined', member: by },
      { by: operator, action: 'member.invited', member: by },
    ]);
    for (const value of page.json['value'] as unknown[])
      expect(views.change.parse(value)).toEqual(value);
    const next = await api.call('GET', page.json['nextLink'] as string);
    expect(next.status).toBe(200);
    expect((await api.call('GET', '/api/audit?after=bogus')).status).toBe(400);
  });

  test('a name is taken once', async () => {
    await joined(api, 'Nora', 'reader');
    const { status, json } = await api.call('POST', '/api/members', {
      body: { name: 'nora', role: 'member' },
    });
    expect([status, json['code']]).toEqual([409, 'name-taken']);
  });

  test.each([
    [{ role: 'member' }],
    [{ name: 'X', role: 'owner' }],
    [{ name: 'X', role: 'reader', quota: 1 }],
    [{ name: 'X', role: 'member', quota: -1 }],
    [{ name: 'X', role: 'member', key: 'mine' }],
  ])('%j is 400', async (body) => {
    expect((await api.call('POST', '/api/members', { body })).status).toBe(400);
  });

  test('a member that is removed leaves its accounts to the operator', async () => {
    const { id, key } = await joined(api, 'Olaf', 'member');
    const accounts = [await registered(api, {}, key), await registered(api, {}, key)];
    expect((await api.call('DELETE', `/api/members/${id}`)).status).toBe(204);
    expect((await api.call('GET', '/api/accounts', { key })).status).toBe(401);
    for (const account of accounts) {
      expect((await api.call('GET', `/api/accounts/${account}`)).json).toMatchObject({
        owner: 'operator',
      });
    }
    expect((await api.call('DELETE', `/api/members/${id}`)).status).toBe(404);
  });

  test('without a key from the environment, the last operator stays', async () => {
    const own = await serve({
      ...api.api,
      operatorKey: undefined,
      core: api.api.core && { ...api.api.core, operatorKey: undefined },
    });
    const first = await joined(api, 'Ada', 'operator');
    const second = await joined(api, 'Bob', 'operator');
    const remove = (id: string, key: string) =>
      call(own.origin, 'DELETE', `/api/members/${id}`, { key });
    expect((await call(own.origin, 'GET', '/api/members', { key: OPERATOR_KEY })).status).toBe(401);
    expect((await remove(second.id, first.key)).status).toBe(204);
    const { status, json } = await remove(first.id, first.key);
    expect([status, json['code']]).toEqual([409, 'last-operator']);
    expect((await api.call('DELETE', `/api/members/${first.id}`)).status).toBe(204);
    await own.close();
  });
});

describe('GET /api/me', () => {
  test('says whose key it is, and how much of a quota is used', async () => {
    const ask = async (key: string) =>
      views.me.parse((await api.call('GET', '/api/me', { key })).json);
    const member = await joined(api, 'Una', 'member', 2);
    await registered(api, {}, member.key);
    const reader = await joined(api, 'Vic', 'reader');
    expect(await ask(OPERATOR_KEY)).toEqual({ id: 'operator', name: 'operator', role: 'operator' });
    expect(await ask(member.key)).toEqual({
      id: member.id,
      name: 'Una',
      role: 'member',
      quota: 2,
      accounts: 1,
    });
    expect(await ask(reader.key)).toEqual({ id: reader.id, name: 'Vic', role: 'reader' });
  });
});

describe('health', () => {
  const health = async (key = '') => {
    api.pass(30_001);
    const { status, json } = await api.call('GET', '/api/health', { key });
    expect(status).toBe(200);
    return views.health.parse(json);
  };

  test('is unknown before the first tick, ok after it, degraded when ticks stay away', async () => {
    expect(await health()).toEqual({ status: 'unknown', version: '0.1.0', lastTick: null });
    const at = api.core.clock();
    await api.core.system.beat({ at, cutShort: false });
    expect(await health()).toEqual({
      status: 'ok',
      version: '0.1.0',
      lastTick: { at: new Date(at).toISOString(), ageSeconds: 30 },
    });
    api.pass(13 * 60_000);
    expect((await health()).status).toBe('degraded');
  });

  test('counts the accounts in which removing does not keep up', async () => {
    const id = await registered(api);
    const now = api.core.clock();
    const left = (index: number): LedgerEntry => ({
      id: `l${index}`,
      accountId: id,
      runId: 'r',
      check: 'mail.write-draft',
      creation: 'mail.message',
      marker: 'm',
      made: [],
      tenantId: 'contoso.example',
      mode: 'application',
      createdAt: now,
      deadline: now,
      sweeps: 1,
      stuck: true,
    });
    const put = async (from: number, until: number) => {
      const current = await api.core.accounts.get(id);
      if (!current) throw new Error('no account');
      const ledgerPut = Array.from({ length: until - from }, (_, index) => left(from + index));
      await api.core.accounts.commit(current, current.value, { ledgerPut });
      return health(OPERATOR_KEY);
    };
    expect(await put(0, LEFTOVER_CAP)).toMatchObject({ overdueLedger: 50, cappedAccounts: 0 });
    expect(await put(50, 51)).toMatchObject({ overdueLedger: 51, cappedAccounts: 1 });
    await api.core.accounts.purge(id);
  });

  test('tells a key holder more, and a mail that cannot be sent degrades it', async () => {
    const { key } = await joined(api, 'Rae', 'reader');
    await api.core.system.beat({ at: api.core.clock(), cutShort: false });
    expect(await health(key)).toMatchObject({
      status: 'ok',
      storage: 'reachable',
      configuration: [],
      alerts: { pending: 0 },
      overdueLedger: 0,
      cappedAccounts: 0,
    });
    const id = await registered(api);
    const account = await api.core.accounts.get(id);
    if (!account) throw new Error('no account');
    const entry = anOutboxEntry(id, { at: api.core.clock(), lastError: 'mail-refused' });
    await api.core.accounts.commit(account, account.value, { outbox: [entry] });
    expect(await health(OPERATOR_KEY)).toMatchObject({
      status: 'degraded',
      alerts: { pending: 1, oldestAt: new Date(entry.at).toISOString(), lastError: 'mail-refused' },
    });
    expect(await health('wrong')).not.toHaveProperty('alerts');
    await api.core.outbox.remove(id, entry.id);
  });

  test('storage that is silent is unknown within its time, and asked once at a time', async () => {
    let asked = 0;
    const silent = {
      ...api.core,
      system: {
        ...api.core.system,
        heartbeat: () => {
          asked += 1;
          return new Promise<never>(() => undefined);
        },
      },
    };
    const reader = new HealthReader(
      { clock: api.core.clock, problems: () => [], tickMinutes: 5, timeLimitMs: 20 },
      silent,
    );
    const answers = await Promise.all([reader.read(), reader.read(), reader.read()]);
    expect(answers.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(answers[0]).toMatchObject({ storage: 'unreachable' });
    expect(asked).toBe(1);
  });

  test('settings that are missing are named, and everything else says 503', async () => {
    const problems = [{ setting: 'AzureWebJobsStorage', message: 'is missing' }];
    const broken = await serve({
      ...api.api,
      problems,
      core: undefined,
      simulator: 'http://127.0.0.1:9',
      health: new HealthReader(
        { clock: api.core.clock, problems: () => problems, tickMinutes: 5 },
        undefined,
      ),
    });
    const ask = (path: string, key?: string) => call(broken.origin, 'GET', path, { key });
    expect((await ask('/api/health', '')).json).toEqual({
      status: 'degraded',
      version: '0.1.0',
      lastTick: null,
      simulator: 'http://127.0.0.1:9',
      storage: 'not-configured',
      configuration: problems,
    });
    for (const key of [OPERATOR_KEY, 'other']) {
      const { status, json } = await ask('/api/accounts', key);
      expect([status, json['code']]).toEqual([503, 'not-configured']);
    }
    expect((await ask('/api/accounts', '')).status).toBe(401);
    expect((await ask('/', '')).status).toBe(200);
    await broken.close();
  });
});

test('the catalogue says what every check calls and needs', async () => {
  const { json } = await api.call('GET', '/api/checks');
  const value = json['value'] as Record<string, unknown>[];
  expect(value.map((check) => views.check.parse(check))).toEqual(value);
  expect(value.map(({ id }) => id)).toEqual(api.core.catalogue.map(({ id }) => id));
  expect(value.filter(({ always }) => always)).toHaveLength(3);
});

describe('the dashboard', () => {
  const id = '0'.repeat(32);
  const runId = '20260101T000000000Z-00000000';
  const browse = (path: string, headers: Record<string, string> = { accept: 'text/html,*/*' }) =>
    api.call('GET', path, { key: '', headers });
  const pages = ['/', '/add', '/notifications', '/members', '/system', '/join'];

  test.each([...pages, `/accounts/${id}`, `/accounts/${id}/runs/${runId}`, `/accounts/${id}/edit`])(
    '%s answers with the shell, which may run and load what is from here',
    async (path) => {
      const { status, text, headers } = await browse(path, {});
      expect([status, text]).toEqual([200, aDashboard().shell]);
      expect(headers.get('cache-control')).toBe('no-cache');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
      const known = { 'if-none-match': headers.get('etag') ?? '' };
      const again = await browse(path, known);
      expect(again.status).toBe(304);
      expect(again.headers.get('content-security-policy')).toBe(policy);
      expect((await api.call('POST', path, { key: '' })).headers.get('allow')).toContain('GET');
    },
  );

  test('an asset may be kept for ever, and is sent as it was compressed or plain', async () => {
    const [name] = [...aDashboard().assets.keys()];
    const { text, headers } = await browse(`/assets/${name ?? ''}`, {});
    expect(text).toBe('export {};');
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-type')).toMatch(/^text\/javascript/);
    const plain = await browse(`/assets/${name ?? ''}`, { 'accept-encoding': 'br, gzip;q=0' });
    expect([plain.text, plain.headers.get('content-encoding')]).toEqual(['export {};', null]);
  });

  test.each(['/assets/other-1A2B3C4D.js', '/assets/../package.json', '/assets/%2e%2e%2fx'])(
    '%s is no asset',
    async (path) => expect((await browse(path, {})).status).toBe(404),
  );

  test.each(['/elsewhere', '/accounts/%3Cscript%3E/nothing'])(
    '%s is nothing: a browser is shown the way home, others a problem',
    async (path) => {
      const { status, text } = await browse(path);
      expect(status).toBe(404);
      expect(text).toContain('<a href="/">');
      expect(text).not.toMatch(/<script|src=|style=/);
      expect((await browse(path, { accept: 'application/json' })).json).toMatchObject({
        code: 'no-such-route',
      });
    },
  );
});

test.each(['/api/health', '/api/accounts', '/api/nothing'])(
  '%s has the headers of everything',
  async (path) => {
    const { headers } = await api.call('GET', path, { key: '' });
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  },
);

test('an instance counts token requests for everybody apart', async () => {
  const limit = new RateLimit(api.core.clock);
  const own = await serve({ ...api.api, tokenRequests: limit });
  const { key } = await joined(api, 'Tess', 'member', 50);
  const ask = (asked: string) =>
    call(own.origin, 'POST', '/api/preflight', { key: asked, body: { name: 'x' } });
  // What is not well-formed asks Microsoft nothing, and counts for nothing.
  for (let left = 30; left > 0; left -= 1) expect((await ask(key)).status).toBe(400);
  expect(limit.take(OPERATOR_KEY, 1)).toBe(0);
  await own.close();
});
