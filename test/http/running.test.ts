import type { Outcome } from '../../src/domain/run';
import { DAY_MS } from '../../src/durations';
import { aLedgerEntry } from '../contract/support';
import * as views from './views';
import { all, anInput, registered, startApi } from './support';
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
beforeEach(() => {
  api.sent.length = 0;
  api.pass(60_000);
});

const { stored, secretsInVault, claimed, completed } = worker(() => api);
const post = (id: string, action: string, body?: object) =>
  api.call('POST', `/api/accounts/${id}/${action}`, { body });

describe('running by hand', () => {
  test('makes a run due at once; while it is waiting or running, the answer is the same', async () => {
    const id = await registered(api);
    await claimed(id);
    await completed(id);
    api.sent.length = 0;
    const first = await post(id, 'run');
    expect(first.status).toBe(202);
    const runId = first.json['runId'] as string;
    expect(first.headers.get('location')).toBe(`/api/accounts/${id}/runs/${runId}`);
    expect(api.sent).toEqual([expect.objectContaining({ accountId: id, delayMs: 0 })]);
    expect((await post(id, 'run')).json).toEqual({ runId });
    const look = () => api.call('GET', `/api/accounts/${id}/runs/${runId}`);
    const waiting = await look();
    expect(waiting.status).toBe(200);
    expect(waiting.json).toEqual({
      id: runId,
      slot: expect.any(String) as string,
      state: 'waiting',
      outcomes: [],
    });
    const { lease } = await claimed(id);
    expect(lease.runId).toBe(runId);
    api.sent.length = 0;
    expect((await post(id, 'run')).json).toEqual({ runId });
    expect(api.sent).toEqual([]);
    const running = await look();
    expect(views.run.parse(running.json)).toEqual({
      ...waiting.json,
      state: 'running',
      attempt: 1,
      startedAt: new Date(lease.since).toISOString(),
      revision: lease.revision,
      planned: lease.plan,
    });
    expect(running.headers.get('retry-after')).toBe('2');
    // What has ended of it is told where this instance has the run.
    const account = async () => (await api.call('GET', `/api/accounts/${id}`)).json['running'];
    expect(await account()).not.toHaveProperty('ended');
    api.core.underWay.begin(id);
    api.core.underWay.note(id, { check: 'profile.read-self', result: 'passed' });
    expect(await account()).toMatchObject({
      ended: [{ check: 'profile.read-self', result: 'passed' }],
    });
    api.core.underWay.end(id);
    await completed(id);
    const { status, json, headers } = await look();
    expect(status).toBe(200);
    expect(headers.has('retry-after')).toBe(false);
    expect(views.run.parse(json)).toEqual(json);
    expect(json).toMatchObject({
      id: runId,
      state: 'ended',
      result: 'passed',
      asked: { by: 'operator' },
      items: { made: 0, removed: 0 },
      outcomes: [{ check: 'mail.page-inbox', ms: 12 }],
    });
  });

  test('is told with each text once, with what was made, and by day', async () => {
    const id = await registered(api);
    const failure = { stage: 'request', kind: 'permission', code: 'missing-permission' } as const;
    const lacking = (check: string, permission: string): Outcome => ({
      check,
      result: 'failed',
      ms: 1,
      failure: { ...failure, facts: { permission } },
    });
    const outcomes: Outcome[] = [
      { check: 'mail.write-draft', result: 'passed', ms: 3, made: 2, removed: 1 },
      lacking('mail.page-inbox', 'Mail.Read'),
      lacking('mail.list-folders', 'Mail.Read'),
      lacking('calendar.find-default', 'Calendars.Read'),
    ];
    await claimed(id);
    const run = await completed(id, { result: 'degraded', failure, outcomes });
    await post(id, 'run');
    await claimed(id);
    await completed(id);
    const path = `/api/accounts/${id}/runs`;
    const { json } = await api.call('GET', `${path}/${run.id}`);
    expect(views.run.parse(json)).toEqual(json);
    const told = json['outcomes'] as { failure?: object }[];
    const texts = json['explanations'] as Record<string, { cause: string }>;
    expect(Object.keys(texts)).toEqual(['missing-permission']);
    expect(json).toMatchObject({ items: { made: 2, removed: 1 }, failure: { fix: /./ } });
    expect(told[0]).toMatchObject({ made: 2, removed: 1 });
    // One run is told whole, in each place.
    expect(told[1]?.failure).toMatchObject({ code: 'missing-permission', cause: /Mail\.Read/ });
    expect(told[1]?.failure).toHaveProperty('fix');
    expect(told[3]?.failure).toMatchObject({ cause: /Calendars\.Read/ });

    const list = async (query: string) => (await api.call('GET', `${path}${query}`)).json;
    const results = async (query: string) =>
      ((await list(query))['value'] as { result: string }[]).map(({ result }) => result);
    expect(await results('')).toEqual(['passed', 'degraded']);
    expect(await results('?result=passed')).toEqual(['passed']);
    expect(await results('?result=degraded,failed,abandoned')).toEqual(['degraded']);
    expect((await api.call('GET', `${path}?result=bogus`)).json).toMatchObject({
      code: 'invalid',
      errors: [{ field: 'result.0' }],
    });
    const next = (await list('?top=1&result=passed,degraded'))['nextLink'] as string;
    expect(new URL(next).searchParams.get('result')).toBe('passed,degraded');
    expect(await results(new URL(next).search)).toEqual(['degraded']);

    const { json: account } = await api.call('GET', `/api/accounts/${id}`);
    expect(account).toMatchObject({ items: { made: 2, removed: 1, open: 0 } });
    const history = await api.call('GET', `/api/accounts/${id}/history?days=2`);
    expect(history.json).toMatchObject({
      from: new Date(api.core.clock() - DAY_MS).toISOString().slice(0, 10),
      days: [{ runs: [0, 0, 0, 0] }, { runs: [1, 1, 0, 0] }],
      checks: { 'mail.page-inbox': ['', 'f1p1'], 'mail.write-draft': ['', 'p1'] },
    });
    const whole = (await api.call('GET', `/api/accounts/${id}/history`)).json;
    expect(whole['days']).toHaveLength(28);
  });

  test('what may be left is told with its next try', async () => {
    const id = await registered(api);
    const account = await stored(id);
    const left = aLedgerEntry(id, { check: 'mail.write-draft', sweeps: 2 });
    const open = { ...left, id: 'e2', clearAt: 5 };
    const current = await api.core.accounts.get(id);
    if (!current) throw new Error('the account is not there');
    await api.core.accounts.commit(current, account, { ledgerPut: [left, open] });
    const { json } = await api.call('GET', `/api/accounts/${id}/leftovers`);
    expect(json).toEqual([
      {
        check: 'mail.write-draft',
        kind: left.creation,
        madeAt: new Date(left.createdAt).toISOString(),
        tries: 2,
        nextTryAt: new Date(account.slot).toISOString(),
      },
    ]);
    await post(id, 'pause');
    const paused = (await api.call('GET', `/api/accounts/${id}/leftovers`)).json;
    expect(paused).toMatchObject([{ nextTryAt: null }]);
  });

  test('a paused account is resumed first', async () => {
    const id = await registered(api);
    await post(id, 'pause');
    const { status, json } = await post(id, 'run');
    expect([status, json['code']]).toEqual([409, 'paused']);
  });
});

describe('pausing and resuming', () => {
  test('both can be said twice', async () => {
    const id = await registered(api);
    const paused = await post(id, 'pause', { reason: ' Moving house ' });
    expect(paused.json).toMatchObject({
      state: 'paused',
      paused: { by: 'operator', reason: 'Moving house' },
      nextRunAt: null,
    });
    expect((await post(id, 'pause', { reason: 'Another' })).json).toEqual(paused.json);
    expect((await api.call('GET', `/api/accounts/${id}/plan`)).json).toEqual({
      value: [],
      truncated: false,
      zone: 'UTC',
      quiet: [],
    });
    api.sent.length = 0;
    const resumed = await post(id, 'resume');
    expect(resumed.json).toMatchObject({ state: 'active' });
    expect(resumed.json).not.toHaveProperty('paused');
    expect(api.sent).toHaveLength(1);
    expect((await post(id, 'resume')).json).toEqual(resumed.json);
    expect(api.sent).toHaveLength(1);
  });
});

describe('preflight', () => {
  test('before registering, nothing is kept', async () => {
    const secrets = await secretsInVault();
    const { status, json } = await api.call('POST', '/api/preflight', { body: anInput() });
    expect(status).toBe(200);
    expect(views.preflight.parse(json)).toEqual(json);
    expect(json).toMatchObject({ mode: 'application', granted: all('application'), missing: [] });
    expect(await secretsInVault()).toEqual(secrets);
  });

  test('of a saved account asks anew; while it runs, tells what is known', async () => {
    const id = await registered(api);
    const ask = async () =>
      views.account.parse((await post(id, 'preflight')).json).preflight?.at ?? '';
    const first = await ask();
    api.pass(60_000);
    const second = await ask();
    expect(second > first).toBe(true);
    await claimed(id);
    api.pass(60_000);
    const asked = api.tokens.asked.length;
    expect(await ask()).toBe(second);
    expect(api.tokens.asked).toHaveLength(asked);
  });

  test('of a paused account leaves it paused', async () => {
    const id = await registered(api);
    await post(id, 'pause');
    api.sent.length = 0;
    expect((await post(id, 'preflight')).json).toMatchObject({ state: 'paused', nextRunAt: null });
    expect(api.sent).toEqual([]);
  });
});

describe('the plan', () => {
  test('is what the runs will draw', async () => {
    const id = await registered(api);
    const { json } = await api.call('GET', `/api/accounts/${id}/plan?days=2`);
    const value = json['value'] as { runId: string; at: string; checks: string[] }[];
    expect(value.length).toBeGreaterThan(80);
    expect(json['truncated']).toBe(false);
    for (const planned of value.slice(0, 5)) {
      const account = await claimed(id);
      expect(planned).toEqual({
        runId: account.lease.runId,
        at: new Date(account.slot).toISOString(),
        checks: account.lease.plan,
      });
      const run = await completed(id);
      api.pass((await stored(id)).slot - run.endedAt);
    }
  });

  test('has a bound, and says where it was cut', async () => {
    const schedule = { preset: 'custom', minSeconds: 5, maxSeconds: 60 };
    const id = await registered(api, { schedule });
    const { json } = await api.call('GET', `/api/accounts/${id}/plan?days=31`);
    expect(json).toMatchObject({ truncated: true });
    expect(json['value']).toHaveLength(1250);
  });
});

test('V15: an account says how late it is, from a minute on', async () => {
  const id = await registered(api);
  await claimed(id);
  await completed(id);
  const lateSeconds = async () =>
    (await api.call('GET', `/api/accounts/${id}`)).json['lateSeconds'];
  expect(await lateSeconds()).toBeUndefined();
  const { slot } = await stored(id);
  api.pass(slot - api.core.clock() + 59_000);
  expect(await lateSeconds()).toBeUndefined();
  api.pass(61_000);
  expect(await lateSeconds()).toBe(120);
});
