import { DAY_MS } from '../../src/durations';
import * as views from './views';
import { registered, startApi } from './support';
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
const patch = (id: string, body: object, headers = {}) =>
  api.call('PATCH', `/api/accounts/${id}`, { body, headers });

describe('changing', () => {
  test('what is absent stays, null goes back to the default', async () => {
    const id = await registered(api, {
      notify: { email: 'me@contoso.example' },
      checksPerRun: { min: 1, max: 2 },
    });
    const first = await patch(id, { name: 'New', schedule: { preset: 'gentle' } });
    expect(first.status).toBe(200);
    expect(first.json).toMatchObject({
      name: 'New',
      schedule: { preset: 'gentle', minSeconds: 7200, maxSeconds: 21_600 },
      notify: { email: 'me@contoso.example' },
      checksPerRun: { min: 1, max: 2 },
      configuration: { revision: 2 },
    });
    const second = await patch(id, {
      notify: null,
      checksPerRun: null,
      schedule: null,
      checks: { random: ['mail'] },
    });
    expect(second.json).toMatchObject({
      notify: {},
      checksPerRun: { min: 3, max: 6 },
      schedule: { preset: 'steady' },
      checks: { random: ['mail'] },
      configuration: { revision: 3 },
    });
    expect((await patch(id, {})).json).toEqual(second.json);
  });

  test('a schedule has hours in a time zone, and a close watch ends by itself', async () => {
    const id = await registered(api);
    const quiet = { days: ['sunday'], dates: ['2026-12-24'] };
    const office = { preset: 'office-hours', timeZone: 'Europe/Berlin', quiet };
    const { json } = await patch(id, { schedule: office });
    expect(json['schedule']).toMatchObject({ ...office, minSeconds: 1800, maxSeconds: 5400 });
    const plan = await api.call('GET', `/api/accounts/${id}/plan`);
    expect(plan.json).toMatchObject({ zone: 'Europe/Berlin', truncated: false });
    expect(plan.json['quiet']).toContainEqual(expect.objectContaining({ why: 'day' }));
    const watched = await patch(id, { schedule: { preset: 'close-watch' } });
    expect(watched.json['schedule']).toMatchObject({
      preset: 'close-watch',
      minSeconds: 500,
      timeZone: 'Europe/Berlin',
      then: { preset: 'office-hours', minSeconds: 1800, maxSeconds: 5400 },
    });
    const { until } = watched.json['schedule'] as { until: string };
    api.pass(8 * DAY_MS);
    const after = await api.call('GET', `/api/accounts/${id}`);
    expect(after.json['schedule']).toMatchObject({
      preset: 'office-hours',
      closeWatchEndedAt: until,
    });
  });

  test.each([
    ['/schedule/preset', { preset: 'hourly' }],
    ['/schedule/timeZone', { preset: 'gentle', timeZone: '+02:00' }],
    ['/schedule/timeZone', { preset: 'steady', timeZone: 'Mars/Olympus' }],
    ['/schedule/quiet/days/0', { preset: 'steady', quiet: { days: ['Sonntag'] } }],
    ['/schedule/quiet/dates/0', { preset: 'steady', quiet: { dates: ['2026-02-30'] } }],
    [
      '/schedule/quiet/hours/to',
      { preset: 'steady', quiet: { hours: { from: '08:00', to: '8' } } },
    ],
    ['/schedule', { preset: 'office-hours', quiet: { hours: { from: '08:00', to: '18:00' } } }],
  ])('a schedule that cannot be is refused at %s', async (field, schedule) => {
    const id = await registered(api);
    const { status, json } = await patch(id, { schedule });
    expect([400, 422]).toContain(status);
    expect(JSON.stringify(json['errors'])).toContain(`"${field}"`);
  });

  test('while a run is under way it is live from the following run on', async () => {
    const id = await registered(api);
    const { lease } = await claimed(id);
    const changed = views.account.parse(
      (await patch(id, { checksPerRun: { min: 0, max: 1 } })).json,
    );
    expect(changed.running?.runId).toBe(lease.runId);
    expect(changed.configuration).toMatchObject({ revision: 2, inSync: false });
    expect(changed.configuration.liveFromRun).not.toBe(lease.runId);
    expect((await completed(id)).revision).toBe(1);

    const after = views.account.parse((await api.call('GET', `/api/accounts/${id}`)).json);
    expect(after.configuration).toEqual(changed.configuration);
    expect(after.nextRunAt).toBe(changed.configuration.liveFrom);
    api.pass(2_000_000);
    await claimed(id);
    const run = await completed(id);
    const last = views.account.parse((await api.call('GET', `/api/accounts/${id}`)).json);
    expect(last.configuration).toEqual({ ...changed.configuration, inSync: true });
    expect([run.id, run.revision]).toEqual([changed.configuration.liveFromRun, 2]);
  });

  test('a shorter schedule moves the next run, and its message is sent', async () => {
    const id = await registered(api, { schedule: { preset: 'gentle' } });
    await claimed(id);
    await completed(id);
    api.sent.length = 0;
    const schedule = { preset: 'custom', minSeconds: 5, maxSeconds: 5 };
    const { json } = await patch(id, { schedule });
    const { slot } = await stored(id);
    expect(slot - api.core.clock()).toBeLessThanOrEqual(5000);
    expect(json['nextRunAt']).toBe(new Date(slot).toISOString());
    expect(api.sent).toEqual([expect.objectContaining({ accountId: id, slot })]);
  });

  test('a new credential replaces the old secret, and is tried and run at once', async () => {
    const id = await registered(api);
    await claimed(id);
    await completed(id);
    const old = (await stored(id)).credential.secrets['clientSecret'] ?? '';
    api.sent.length = 0;
    api.tokens.asked.length = 0;
    const credential = { kind: 'clientSecret', clientSecret: 'canary-second' };
    const { status, text } = await patch(id, { credential });
    expect(status).toBe(200);
    expect(text).not.toContain('canary');
    const account = await stored(id);
    expect(account.lease).toBeUndefined();
    expect(account.dueAt).toBeLessThanOrEqual(api.core.clock());
    expect(api.tokens.asked.map(({ credential: shown }) => shown)).toEqual([
      { clientSecret: 'canary-second' },
    ]);
    expect(api.sent).toHaveLength(1);
    expect(await secretsInVault()).not.toContain(old);
    expect(await api.core.vault.get(account.credential.secrets['clientSecret'] ?? '')).toBe(
      'canary-second',
    );
  });

  test('a run under way keeps the secret it may still need', async () => {
    const id = await registered(api);
    const old = (await claimed(id)).credential.secrets['clientSecret'] ?? '';
    await patch(id, { credential: { kind: 'clientSecret', clientSecret: 'canary-third' } });
    expect(await api.core.vault.get(old)).toBe('canary-client-secret');
    expect((await stored(id)).lease).toMatchObject({ attempt: 1, fencingToken: 'f'.repeat(32) });
  });

  test('If-Match refuses to overwrite somebody else’s change', async () => {
    const id = await registered(api);
    const etag = (await api.call('GET', `/api/accounts/${id}`)).headers.get('etag') ?? '';
    expect((await patch(id, { name: 'One' }, { 'if-match': etag })).status).toBe(200);
    const before = await secretsInVault();
    const credential = { kind: 'clientSecret', clientSecret: 'canary-fourth' };
    const { status, json } = await patch(id, { name: 'Two', credential }, { 'if-match': etag });
    expect([status, json['code']]).toEqual([412, 'changed-meanwhile']);
    expect(await secretsInVault()).toEqual(before);
    expect((await patch(id, { name: 'Three' }, { 'if-match': '*' })).status).toBe(200);
  });

  test('changes at once are all made', async () => {
    const id = await registered(api);
    const answers = await Promise.all([
      patch(id, { name: 'Other' }),
      patch(id, { user: 'bo@contoso.example' }),
      patch(id, { checksPerRun: { min: 1, max: 1 } }),
      claimed(id).catch(() => undefined),
    ]);
    expect(answers.slice(0, 3)).toEqual(Array(3).fill(expect.objectContaining({ status: 200 })));
    expect(await stored(id)).toMatchObject({
      name: 'Other',
      user: 'bo@contoso.example',
      checksPerRun: { min: 1, max: 1 },
      revision: 4,
    });
  });
});
