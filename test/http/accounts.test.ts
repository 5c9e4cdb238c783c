import type { Run } from '../../src/domain/run';
import { claim, complete } from '../../src/domain/claim';
import { runIdOf } from '../../src/domain/run-id';
import type { Account } from '../../src/domain/account';
import * as views from '../../src/http/schemas/views';
import { planFor } from '../../src/usecases/plan-run';
import { makeCertificate } from '../support/certificate';
import { all, anInput, CLIENT_ID, joined, registered, startApi } from './support';
import type { TestApi } from './support';

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

const stored = async (id: string): Promise<Account> => {
  const found = await api.core.accounts.get(id);
  if (!found) throw new Error('the account is not there');
  return found.value;
};
const patch = (id: string, body: object, headers = {}) =>
  api.call('PATCH', `/api/accounts/${id}`, { body, headers });
const post = (id: string, action: string, body?: object) =>
  api.call('POST', `/api/accounts/${id}/${action}`, { body });
async function secretsInVault(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of api.core.vault.list()) names.push(name);
  return names;
}

/** Claims the account's slot as a worker would. */
async function claimed(id: string): Promise<Account & { lease: NonNullable<Account['lease']> }> {
  const current = await api.core.accounts.get(id);
  if (!current) throw new Error('the account is not there');
  const plan = planFor(api.core.catalogue, current.value);
  const next = claim(current.value, { attempt: 1, fence: 'f'.repeat(32), plan }, api.core.clock());
  expect(await api.core.accounts.commit(current, next)).toBe('done');
  return next;
}

/** Ends the run that `claimed` has begun. */
async function completed(id: string, changes: Partial<Run> = {}): Promise<Run> {
  const current = await api.core.accounts.get(id);
  if (!current?.value.lease) throw new Error('nothing runs');
  const { slot, lease } = current.value;
  const now = api.core.clock();
  const run: Run = {
    id: runIdOf(id, slot),
    accountId: id,
    slot,
    attempt: 1,
    startedAt: lease.since,
    endedAt: now,
    result: 'passed',
    outcomes: [{ check: 'mail.page-inbox', result: 'passed', status: 200, ms: 12 }],
    revision: lease.revision,
    ...changes,
  };
  const { account } = complete(current.value, run, { now });
  expect(await api.core.accounts.commit(current, account, { run })).toBe('done');
  return run;
}

describe('registering', () => {
  test('stores the secret in the vault, asks for a token, and runs at once', async () => {
    const { status, json, headers, text } = await api.call('POST', '/api/accounts', {
      body: anInput({ tenantId: ' Contoso.Example ', name: ' Contoso ' }),
    });
    expect(status).toBe(201);
    const id = json['id'] as string;
    expect(headers.get('location')).toBe(`/api/accounts/${id}`);
    expect(views.account.parse(json)).toEqual(json);
    expect(json).toMatchObject({
      name: 'Contoso',
      tenantId: 'contoso.example',
      owner: 'operator',
      mode: 'application',
      state: 'active',
      credential: { kind: 'clientSecret' },
      checks: {
        always: ['calendar.find-default', 'mail.page-inbox', 'profile.read-self'],
        random: ['*'],
      },
      checksPerRun: { min: 3, max: 6 },
      schedule: { preset: 'steady', minSeconds: 1000, maxSeconds: 2000 },
      lastResults: [],
      preflight: { mode: 'application', missing: [] },
      configuration: { revision: 1, inSync: false },
    });
    expect(text).not.toContain('canary');

    const account = await stored(id);
    expect(account.lease).toBeUndefined();
    expect(account.dueAt).toBe(account.slot);
    expect(account.dueAt).toBeLessThanOrEqual(api.core.clock());
    expect(api.sent).toEqual([{ accountId: id, slot: account.slot, delayMs: 0 }]);
    const name = account.credential.secrets['clientSecret'] ?? '';
    expect(name).toMatch(new RegExp(`^a-${id}-clientSecret-[0-9a-f]{32}$`));
    expect(await api.core.vault.get(name)).toBe('canary-client-secret');
    expect(json['configuration']).toMatchObject({
      liveFrom: new Date(account.slot).toISOString(),
      liveFromRun: runIdOf(id, account.slot),
    });
    expect((await api.call('GET', `/api/accounts/${id}`)).json).toEqual(json);
  });

  test('is held while the token is asked for, and due at the hold’s end should the app die', async () => {
    let during: Account | undefined;
    api.tokens.before = async () => {
      const page = await api.core.accounts.list({ top: 100 });
      during = page.value.find(({ name }) => name === 'Held');
    };
    const id = await registered(api, { name: 'Held' });
    api.tokens.before = () => Promise.resolve();
    expect(during).toMatchObject({ id, lease: { runId: 'preflight' } });
    expect(during?.dueAt).toBe(during?.lease?.until);
  });

  test('a refused token is an answer: preflight explains it', async () => {
    const { status, json } = await api.call('POST', '/api/accounts', {
      body: anInput({ tenantId: 'expired.example' }),
    });
    expect(status).toBe(201);
    expect(json['preflight']).toMatchObject({
      checks: [],
      failure: { stage: 'token', kind: 'auth', code: 'AADSTS7000222' },
    });
    expect(views.account.safeParse(json).success).toBe(true);
  });

  test('missing permissions are listed, with a link to consent', async () => {
    const { json } = await api.call('POST', '/api/accounts', {
      body: anInput({ tenantId: 'fabrikam.example' }),
    });
    const preflight = views.preflight.parse(json['preflight']);
    expect(preflight.granted).toEqual(['Mail.ReadWrite', 'Mail.Send']);
    expect(preflight.missing).toContain('Calendars.Read');
    const find = (id: string) => preflight.checks.find((check) => check.id === id);
    expect(find('mail.page-inbox')).toEqual({ id: 'mail.page-inbox', enabled: true, missing: [] });
    expect(find('calendar.find-default')).toMatchObject({
      enabled: false,
      missing: ['Calendars.Read'],
    });
    const link = new URL(preflight.consentLink ?? '');
    expect(link.pathname).toBe('/fabrikam.example/v2.0/adminconsent');
    expect(link.searchParams.get('client_id')).toBe(CLIENT_ID);
  });

  test('a refresh token is stored before the token that came with it is used', async () => {
    const id = await registered(api, {
      tenantId: 'signedin.example',
      user: undefined,
      credential: { kind: 'refreshToken', refreshToken: 'canary-refresh' },
    });
    const { credential, mode } = await stored(id);
    expect(mode).toBe('delegated');
    expect(credential.rotation?.reuse).toBe('unknown');
    expect(await api.core.vault.get(credential.secrets['refreshToken'] ?? '')).toBe(
      'canary-refresh-next',
    );
  });

  test('a certificate is known by its end', async () => {
    const { key, crt, notAfter } = makeCertificate('perennial');
    const { json } = await api.call('POST', '/api/accounts', {
      body: anInput({ credential: { kind: 'certificate', pem: `${key}${crt}` } }),
    });
    expect(json['credential']).toEqual({
      kind: 'certificate',
      expiresAt: new Date(notAfter).toISOString(),
    });
  });

  test('when the row cannot be written, the secrets are removed again', async () => {
    const before = await secretsInVault();
    const { accounts } = api.core;
    const insert = jest.spyOn(accounts, 'insert').mockResolvedValue(false);
    const { status } = await api.call('POST', '/api/accounts', { body: anInput() });
    insert.mockRestore();
    expect(status).toBe(500);
    expect(api.errors.splice(0)).toHaveLength(1);
    expect(await secretsInVault()).toEqual(before);
  });

  test('when storage answers too late, the account that is there keeps its secrets', async () => {
    const { accounts } = api.core;
    const insert = accounts.insert.bind(accounts);
    const spy = jest.spyOn(accounts, 'insert').mockImplementation(async (account) => {
      await insert(account);
      throw Object.assign(new Error('no answer'), { name: 'RestError' });
    });
    const id = await registered(api);
    spy.mockRestore();
    const { credential } = await stored(id);
    expect(await api.core.vault.get(credential.secrets['clientSecret'] ?? '')).toBe(
      'canary-client-secret',
    );
  });
});

describe('a quota', () => {
  test('holds against registrations at once, and a deleted account gives its place back', async () => {
    const { key } = await joined(api, 'Quota', 'member', 2);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => api.call('POST', '/api/accounts', { key, body: anInput() })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 201, 409, 409, 409, 409]);
    const made = answers.find(({ status }) => status === 201)?.json['id'] as string;
    await api.call('DELETE', `/api/accounts/${made}`, { key });
    expect((await api.call('POST', '/api/accounts', { key, body: anInput() })).status).toBe(201);
  });

  test('a registration that died on the way counts no longer after a while', async () => {
    const { id, key } = await joined(api, 'Crash', 'member', 1);
    const member = await api.core.members.get(id);
    if (!member) throw new Error('no member');
    const died = `${api.core.clock().toString(16).padStart(12, '0')}${'0'.repeat(20)}`;
    await api.core.members.replace(member, { ...member.value, accountIds: [died] });
    const ask = () => api.call('POST', '/api/accounts', { key, body: anInput() });
    expect((await ask()).json).toMatchObject({ status: 409, code: 'quota-exhausted' });
    api.pass(601_000);
    expect((await ask()).status).toBe(201);
    expect((await ask()).status).toBe(409);
  });
});

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
      schedule: { preset: 'gentle', minSeconds: 10_800, maxSeconds: 21_600 },
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
    expect(api.tokens.asked.map(({ grant }) => grant)).toEqual([
      { type: 'clientSecret', clientSecret: 'canary-second' },
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
    expect((await stored(id)).lease).toMatchObject({ attempt: 1, fence: 'f'.repeat(32) });
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
    expect(api.sent).toEqual([expect.objectContaining({ accountId: id, asked: true, delayMs: 0 })]);
    expect((await post(id, 'run')).json).toEqual({ runId });
    expect((await claimed(id)).lease.runId).toBe(runId);
    api.sent.length = 0;
    expect((await post(id, 'run')).json).toEqual({ runId });
    expect(api.sent).toEqual([]);
    const waiting = await api.call('GET', `/api/accounts/${id}/runs/${runId}`);
    expect([waiting.status, waiting.json['code']]).toEqual([404, 'not-recorded-yet']);
    await completed(id);
    const { status, json } = await api.call('GET', `/api/accounts/${id}/runs/${runId}`);
    expect(status).toBe(200);
    expect(views.run.parse(json)).toEqual(json);
    expect(json).toMatchObject({
      id: runId,
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
    expect(json['value']).toHaveLength(500);
  });
});

describe('lists', () => {
  test('go on page by page, and a garbled continuation is 400', async () => {
    const { key } = await joined(api, 'Pages', 'member', 5);
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push(await registered(api, {}, key));
    const seen: string[] = [];
    let next: string | undefined = '/api/accounts?top=2';
    for (let pages = 0; next !== undefined && pages < 5; pages += 1) {
      const { json } = await api.call('GET', next, { key });
      seen.push(...(json['value'] as { id: string }[]).map(({ id }) => id));
      next = json['nextLink'] as string | undefined;
    }
    expect(seen.sort()).toEqual(ids.sort());
    const { status, json } = await api.call('GET', '/api/accounts?after=bogus', { key });
    expect([status, json['errors']]).toEqual([400, [expect.objectContaining({ field: 'after' })]]);
  });

  test('runs come newest first', async () => {
    const id = await registered(api);
    const made: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      await claimed(id);
      made.unshift((await completed(id)).id);
      api.pass((await stored(id)).slot - api.core.clock());
    }
    const first = await api.call('GET', `/api/accounts/${id}/runs?top=2`);
    const second = await api.call('GET', first.json['nextLink'] as string);
    const idsOf = (json: Record<string, unknown>) =>
      (json['value'] as { id: string }[]).map((run) => run.id);
    expect([...idsOf(first.json), ...idsOf(second.json)]).toEqual(made);
    expect(second.json).not.toHaveProperty('nextLink');
    const account = views.account.parse((await api.call('GET', `/api/accounts/${id}`)).json);
    expect(account.lastResults.map(({ runId }) => runId)).toEqual(made);
  });
});

describe('deleting', () => {
  test('removes rows, runs and secrets; a run under way records nothing', async () => {
    const id = await registered(api);
    await claimed(id);
    await completed(id);
    await post(id, 'run');
    const lost = await claimed(id);
    const names = Object.values((await stored(id)).credential.secrets);
    expect((await api.call('DELETE', `/api/accounts/${id}`)).status).toBe(204);
    for (const path of ['', '/runs', '/plan']) {
      expect((await api.call('GET', `/api/accounts/${id}${path}`)).status).toBe(404);
    }
    expect((await api.call('DELETE', `/api/accounts/${id}`)).status).toBe(404);
    const left = await secretsInVault();
    expect(names.filter((name) => left.includes(name))).toEqual([]);
    expect(await api.core.accounts.get(id)).toBeUndefined();
    expect(await api.core.accounts.run(id, lost.lease.runId)).toBeUndefined();
  });

  test('a vault that does not answer delays only the rest', async () => {
    const id = await registered(api);
    const { vault } = api.core;
    const remove = jest.spyOn(vault, 'remove').mockRejectedValue(new Error('away'));
    expect((await api.call('DELETE', `/api/accounts/${id}`)).status).toBe(204);
    remove.mockRestore();
    expect((await api.call('GET', `/api/accounts/${id}`)).status).toBe(404);
    const waiting: string[] = [];
    for await (const account of api.core.accounts.deleted()) waiting.push(account.id);
    expect(waiting).toEqual([id]);
  });
});

test('no secret is in any answer, log line or row', async () => {
  expect(api.lines.join('\n')).not.toContain('canary');
  let rows = 0;
  for await (const row of api.table.listEntities()) {
    rows += 1;
    expect(JSON.stringify(row)).not.toContain('canary');
  }
  expect(rows).toBeGreaterThan(50);
});
