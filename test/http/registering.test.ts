import type { Account } from '../../src/domain/account';
import { runIdOf } from '../../src/domain/run-id';
import * as views from './views';
import { makeCertificate } from '../support/certificate';
import { anInput, CLIENT_ID, joined, registered, startApi } from './support';
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

const { stored, secretsInVault } = worker(() => api);

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
    expect(link.pathname).toBe('/fabrikam.example/adminconsent');
    expect(link.searchParams.get('client_id')).toBe(CLIENT_ID);
  });

  test('V14: the consent link asks for the whole set, needs no address to come back to, and is there whenever nobody has consented', async () => {
    const link = `https://login.microsoftonline.com/unconsented.example/adminconsent?client_id=${CLIENT_ID}`;
    const body = anInput({ tenantId: 'unconsented.example' });
    for (const path of ['/api/accounts', '/api/preflight']) {
      const { json } = await api.call('POST', path, { body });
      const preflight = views.preflight.parse(json['preflight'] ?? json);
      expect(preflight).toMatchObject({ failure: { code: 'AADSTS65001' }, consentLink: link });
      expect(preflight.permissionsLink).toContain(`/CallAnAPI/appId/${CLIENT_ID}/`);
    }
    const { json } = await api.call('POST', '/api/accounts', { body: anInput() });
    expect(json['preflight']).not.toHaveProperty('consentLink');
    const id = json['id'] as string;
    const current = await api.core.accounts.get(id);
    if (!current) throw new Error('no account');
    const failure = { stage: 'token', kind: 'permission', code: 'AADSTS65001' } as const;
    await api.core.accounts.commit(current, { ...current.value, failure });
    const taken = await api.call('GET', `/api/accounts/${id}`);
    expect(taken.json['preflight']).toMatchObject({
      consentLink: link.replace('unconsented', 'contoso'),
    });
  });

  test('F15: the same tenant, app, user and mode again is taken, and the answer names the others', async () => {
    const same = { tenantId: 'twins.example', user: 'adele@twins.example' };
    const first = await registered(api, same);
    const register = async (changes: object, key?: string) =>
      (await api.call('POST', '/api/accounts', { key, body: anInput({ ...same, ...changes }) }))
        .json;
    const second = await register({ user: 'Adele@Twins.example', name: 'Again' });
    expect(second['sameAs']).toEqual([first]);
    const { key } = await joined(api, 'Twin', 'member');
    for (const other of [
      await register({ user: 'lee@twins.example' }),
      await register({ clientId: '22222222-2222-2222-2222-222222222222' }),
      await register({ tenantId: 'other.example' }),
      await register({ credential: { kind: 'refreshToken', refreshToken: 'canary-refresh' } }),
      await register({}, key),
    ]) {
      expect(other).not.toHaveProperty('sameAs');
    }
    const { json } = await api.call('GET', `/api/accounts/${second['id'] as string}`);
    expect(json).not.toHaveProperty('sameAs');
  });

  test('V18: a user who is not there is told at once, and looked for again before anything is run', async () => {
    const body = anInput({ user: 'nobody@contoso.example' });
    const { status, json } = await api.call('POST', '/api/accounts', { body });
    expect(status).toBe(201);
    expect(json['preflight']).toMatchObject({ userFound: false });
    const account = await stored(json['id'] as string);
    expect(account.dueAt).toBe((account.preflight?.userAbsentSince ?? 0) + 30_000);
    const unsaved = await api.call('POST', '/api/preflight', { body });
    expect(unsaved.json).toMatchObject({ userFound: false });
    const good = await api.call('POST', '/api/accounts', { body: anInput() });
    expect(good.json['preflight']).not.toHaveProperty('userFound');
  });

  test('F15: a client secret that is a GUID is taken, with a warning', async () => {
    const clientSecret = '0f6e2f7c-1d3b-4a59-868d-7a1e2c3b4d5e';
    const credential = { kind: 'clientSecret', clientSecret };
    const { status, json, text } = await api.call('POST', '/api/accounts', {
      body: anInput({ credential }),
    });
    expect(status).toBe(201);
    expect(json['warnings']).toEqual([
      {
        field: '/credential/clientSecret',
        message: expect.stringContaining('not its value') as string,
      },
    ]);
    expect(text).not.toContain(clientSecret);
    const id = json['id'] as string;
    const changed = await api.call('PATCH', `/api/accounts/${id}`, { body: { credential } });
    expect(changed.json).toHaveProperty('warnings');
    const renamed = await api.call('PATCH', `/api/accounts/${id}`, { body: { name: 'X' } });
    expect(renamed.json).not.toHaveProperty('warnings');
  });

  test.each([
    ['contoso.partner.onmschina.cn', 'China'],
    ['contoso.onmicrosoft.us', 'US government'],
  ])(
    'V13: a tenant of another cloud (%s) is taken with a warning that says so',
    async (tenantId, cloud) => {
      const { status, json } = await api.call('POST', '/api/accounts', {
        body: anInput({ tenantId }),
      });
      expect(status).toBe(201);
      expect(json['warnings']).toEqual([
        { field: '/tenantId', message: expect.stringContaining(cloud) as string },
      ]);
    },
  );

  test('presets, weights and allowWrites are kept as they were given', async () => {
    const checks = {
      preset: 'read-only',
      always: ['mail.page-inbox'],
      random: ['mail', 'calendar'],
      weights: { mail: 0.1, 'calendar.split-range': 10 },
    };
    const { json } = await api.call('POST', '/api/accounts', {
      body: anInput({ checks, allowWrites: false }),
    });
    const account = views.account.parse(json);
    expect(account).toMatchObject({ checks, allowWrites: false });
    expect(account.preflight).toMatchObject({ writes: 'refused-by-owner', licences: 'developer' });
    const plan = await api.call('GET', `/api/accounts/${account.id}/plan?days=1`);
    const drawn = (plan.json['value'] as { checks: string[] }[]).flatMap(({ checks: ids }) => ids);
    expect(drawn).toContain('mail.list-folders');
    expect(drawn).not.toContain('mail.write-draft');
    expect(drawn.filter((id) => !/^(mail|calendar)\./.test(id))).toEqual([]);
    const { json: changed } = await api.call('PATCH', `/api/accounts/${account.id}`, {
      body: { allowWrites: null, checks: null },
    });
    expect(changed).not.toHaveProperty('allowWrites');
    expect(changed).toMatchObject({
      checks: { preset: 'balanced', random: ['*'] },
      preflight: { writes: 'allowed' },
    });
  });

  test.each([
    [{ preset: 'all' }, '/checks/preset'],
    [{ preset: 'read-only', random: ['mail.write-draft'] }, '/checks/random/0'],
    [{ weights: { mail: 0.09 } }, '/checks/weights/mail'],
    [{ weights: { mail: 10.1 } }, '/checks/weights/mail'],
    [{ weights: { nothing: 1 } }, '/checks/weights/nothing'],
  ])('checks %j are refused at %s', async (checks, field) => {
    const { status, json } = await api.call('POST', '/api/accounts', { body: anInput({ checks }) });
    expect([400, 422]).toContain(status);
    expect(json['errors']).toEqual([expect.objectContaining({ field })]);
  });

  test('on a tenant with other licences nothing is made, and preflight says so', async () => {
    api.licences.splice(0, 1, 'ENTERPRISEPREMIUM');
    try {
      const ask = async (changes: Record<string, unknown>) => {
        const { json } = await api.call('POST', '/api/preflight', { body: anInput(changes) });
        return views.preflight.parse(json);
      };
      const refused = await ask({});
      expect(refused).toMatchObject({ licences: 'other', writes: 'refused-by-licences' });
      const draft = refused.checks.find(({ id }) => id === 'mail.write-draft');
      expect(draft).toMatchObject({ enabled: false, missing: [] });
      expect(await ask({ allowWrites: true })).toMatchObject({ writes: 'allowed' });
      const unread = await ask({ tenantId: 'fabrikam.example' });
      expect(unread).toMatchObject({ licences: 'unread', writes: 'allowed' });
    } finally {
      api.licences.splice(0, 1, 'DEVELOPERPACK_E5');
    }
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
    const end = new Date(notAfter).toISOString();
    const { renewedAt, ...credential } = json['credential'] as Record<string, string>;
    expect(renewedAt).toMatch(/Z$/);
    expect(credential).toEqual({
      kind: 'certificate',
      expiresAt: end,
      lapsesAt: end,
      expiryFrom: 'certificate',
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

test('no secret is in any answer, log line or row', async () => {
  expect(api.lines.join('\n')).not.toContain('canary');
  let rows = 0;
  for await (const row of api.table.listEntities()) {
    rows += 1;
    expect(JSON.stringify(row)).not.toContain('canary');
  }
  expect(rows).toBeGreaterThan(20);
});
