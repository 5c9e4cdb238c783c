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
    });
    expect(running.headers.get('retry-after')).toBe('2');
    await completed(id);
    const { status, json, headers } = await look();
    expect(status).toBe(200);
    expect(headers.has('retry-after')).toBe(false);
    expect(views.run.parse(json)).toEqual(json);
    expect(json).toMatchObject({
      id: runId,
      state: 'ended',
      result: 'passed',
      outcomes: [{ check: 'mail.page-inbox', ms: 12 }],
    });
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
