import { credentialKinds } from '../../src/credentials';
import * as views from './views';
import { joined, registered, startApi } from './support';
import type { TestApi } from './support';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const get = () => api.call('GET', '/api/settings');
const put = (body: object, headers = {}) => api.call('PUT', '/api/settings', { body, headers });

/** Vault names of the settings' secrets. */
async function secrets(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name, tags } of api.core.vault.list()) {
    if (tags['purpose'] === 'settings') names.push(name);
  }
  return names.sort();
}

const SIGNING = `whsec_${'A'.repeat(32)}`;
const webhook = {
  url: 'https://hooks.contoso.example/canary-path',
  secret: SIGNING,
  least: 'warning',
};

describe('settings', () => {
  test('begin with mail alone, and are told to operators only', async () => {
    const { status, json, headers } = await get();
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"0"');
    expect(json).toEqual({
      language: 'en',
      retention: { days: 30, runs: 0, history: 90, statistics: 400, audit: 365 },
      threshold: { share: 0.95, runs: 30 },
      allowedDomains: [],
      channels: { mail: { least: 'info', provider: 'sendgrid' } },
    });
    const { key } = await joined(api, 'Rita', 'reader');
    expect((await api.call('GET', '/api/settings', { key })).status).toBe(403);
  });

  test('what was read can be sent back, and what is absent goes back to its default', async () => {
    const quiet = { from: '22:00', to: '07:00', timeZone: 'Asia/Shanghai' };
    const set = await put({
      notice: 'Two\nlines',
      language: 'zh-CN',
      quiet,
      retention: { days: 7 },
      allowedDomains: ['Contoso.example'],
      channels: { webhook, mail: { to: 'ops@contoso.example' } },
      deadMan: { url: 'https://watch.contoso.example/canary-ping' },
    });
    expect(set.status).toBe(200);
    expect(views.settings.parse(set.json)).toEqual(set.json);
    expect(set.json).toMatchObject({
      retention: { days: 7, history: 90 },
      allowedDomains: ['contoso.example'],
      deadMan: { host: 'watch.contoso.example' },
      channels: {
        webhook: {
          least: 'warning',
          target: 'hooks.contoso.example',
          secrets: ['url', 'secret'],
        },
        mail: { to: 'ops@contoso.example', target: 'ops@contoso.example' },
      },
    });
    const before = await secrets();
    expect(before).toHaveLength(3);
    const again = await put(set.json, { 'if-match': set.headers.get('etag') ?? '' });
    expect(again.json).toEqual(set.json);
    expect(await secrets()).toEqual(before);
    const bare = await put({});
    expect(bare.json).toMatchObject({ language: 'en', channels: { mail: { least: 'info' } } });
    expect(bare.json).not.toHaveProperty('notice');
    expect(await secrets()).toEqual([]);
  });

  test('without a channel nobody can be told, and health and page say so', async () => {
    await put({ channels: {} });
    const [health, overview] = await Promise.all(
      ['/api/health', '/api/overview'].map((path) => api.call('GET', path)),
    );
    expect(health?.json).toMatchObject({ alerts: { silence: 'no-channel' } });
    expect(overview?.json).toMatchObject({
      health: { alerts: { silence: 'no-channel' } },
      needs: [{ kind: 'nobody-told', tone: 'fail', code: 'no-channel' }],
    });
    await put({});
  });

  test('how a channel did says nothing of where it leads now', async () => {
    const told = async () => ((await get()).json['channels'] as Record<string, object>)['mail'];
    await api.core.channelStatus.write('mail', { failures: 3, lastDeliveryAt: Date.now() });
    await put({ channels: { mail: { least: 'critical' } } });
    expect(await told()).toHaveProperty('lastDelivery');
    await put({ channels: { mail: { to: 'ops@contoso.example' } } });
    expect(await told()).not.toHaveProperty('lastDelivery');
  });

  test('are not replaced over somebody else’s change', async () => {
    const etag = (await put({ notice: 'mine' })).headers.get('etag') ?? '';
    expect((await put({ notice: 'theirs' })).status).toBe(200);
    const late = await put({ channels: { webhook } }, { 'if-match': etag });
    expect([late.status, late.json['code']]).toEqual([412, 'changed-meanwhile']);
    expect(await secrets()).toEqual([]);
    expect((await get()).json['notice']).toBe('theirs');
  });

  test('a secret that was given before stays while the channel leads where it led', async () => {
    const telegram = { botToken: `12345678:${'canary-'.repeat(5)}`, chatId: '4811223311' };
    const first = await put({ channels: { telegram } });
    expect(first.json).toMatchObject({
      channels: { telegram: { chatId: '4811223311', target: 'chat 48…11' } },
    });
    const same = await put({ channels: { telegram: { chatId: '4811223312' } } });
    expect(same.status).toBe(200);
    const elsewhere = { chatId: '4811223312', origin: 'https://bots.contoso.example' };
    const moved = await put({ channels: { telegram: elsewhere } });
    expect(moved.status).toBe(422);
    expect(moved.json['errors']).toMatchObject([
      { field: '/channels/telegram/botToken', message: 'is required' },
    ]);
    await put({});
  });

  test.each([
    [{ bogus: 1 }, '/bogus'],
    [{ channels: { pager: {} } }, '/channels/pager'],
    [{ channels: { webhook: { ...webhook, bogus: 1 } } }, '/channels/webhook/bogus'],
    [{ channels: { webhook: { ...webhook, url: 'ftp://x' } } }, '/channels/webhook/url'],
    [{ channels: { webhook: { ...webhook, secret: 'short' } } }, '/channels/webhook/secret'],
    [{ channels: { webhook: { secret: SIGNING } } }, '/channels/webhook/url'],
    [{ channels: { mail: { least: 'loud' } } }, '/channels/mail/least'],
    [
      { channels: { mail: { smtp: { host: 'a b', port: 1, from: 'a@b.c' } } } },
      '/channels/mail/smtp/host',
    ],
    [
      { channels: { mail: { smtp: { host: 'smtp.b.example:25', port: 1, from: 'a@b.example' } } } },
      '/channels/mail/smtp/host',
    ],
    [
      { channels: { webhook: { ...webhook, url: 'https://:pw@8.8.8.8/' } } },
      '/channels/webhook/url',
    ],
    [{ quiet: { from: '25:00', to: '07:00', timeZone: 'UTC' } }, '/quiet/from'],
    [{ quiet: { from: '07:00', to: '07:00', timeZone: 'UTC' } }, '/quiet/to'],
    [{ quiet: { from: '22:00', to: '07:00', timeZone: 'Mars/Base' } }, '/quiet/timeZone'],
    [{ retention: { days: 0 } }, '/retention/days'],
    [{ retention: { runs: -1 } }, '/retention/runs'],
    [{ retention: { runs: 10_001 } }, '/retention/runs'],
    [{ threshold: { share: 2, runs: 10 } }, '/threshold/share'],
    [{ allowedDomains: ['not a domain'] }, '/allowedDomains/0'],
    [{ notice: '\u0000' }, '/notice'],
    [{ channels: { webhook: { ...webhook, url: 'https://127.0.0.1/' } } }, '/channels/webhook/url'],
    [
      { channels: { webhook: { ...webhook, url: 'https://inside.example/' } } },
      '/channels/webhook/url',
    ],
    [
      { channels: { webhook: { ...webhook, url: 'http://hooks.example/' } } },
      '/channels/webhook/url',
    ],
    [{ deadMan: {} }, '/deadMan/url'],
    [{ deadMan: { url: 'https://inside.example/' } }, '/deadMan/url'],
    [{ deadMan: { url: 'http://watch.example/' } }, '/deadMan/url'],
  ])('refuse %j', async (body, field) => {
    const { status, json } = await put(body);
    expect([400, 422]).toContain(status);
    expect((json['errors'] as { field: string }[])[0]?.field).toBe(field);
    expect(await secrets()).toEqual([]);
  });
});

describe('moving house', () => {
  test('what was exported is imported once, waits for its credential, and holds no secret', async () => {
    const other = await startApi();
    const member = await joined(other, 'Mo', 'member', 3);
    const notify = { email: 'mo@contoso.example', channels: ['mail'] };
    const schedule = { preset: 'custom', minSeconds: 600, maxSeconds: 900 };
    const account = await registered(other, { notify, schedule }, member.key);
    await registered(other, { name: 'Second', checks: { random: ['mail'] } });
    const settings = { notice: 'Moved', channels: { webhook } };
    await other.call('PUT', '/api/settings', { body: settings });
    const exported = await other.call('GET', '/api/export');
    expect(views.exported.parse(exported.json)).toEqual(exported.json);
    expect(exported.text).not.toContain(SIGNING);
    expect(exported.json['settings']).toMatchObject({
      channels: { webhook: { least: 'warning' } },
    });
    await other.close();

    const send = (path: string) => api.call('POST', path, { body: exported.json });
    const told = async () => {
      const paths = ['/api/accounts', '/api/members', '/api/settings'];
      const answers = await Promise.all(paths.map((path) => api.call('GET', path)));
      return answers.map(({ json }) =>
        JSON.stringify(json).replaceAll(/"lastSeenAt":"[^"]*",/g, ''),
      );
    };
    const before = await told();
    const dry = await send('/api/import?dryRun=true');
    expect(await told()).toEqual(before);
    const first = await send('/api/import');
    expect(first.json).toEqual({ ...dry.json, dryRun: false });
    expect(views.imported.parse(first.json)).toEqual(first.json);
    expect(first.json).toMatchObject({
      members: [{ id: member.id, result: 'added' }],
      waitingChannels: ['webhook'],
    });
    const after = await told();
    const again = await send('/api/import');
    expect(again.text).not.toContain('added');
    expect(await told()).toEqual(after);

    const path = `/api/accounts/${account}`;
    const waiting = await api.call('GET', path);
    expect(waiting.json).toMatchObject({
      state: 'needs-credential',
      owner: member.id,
      notify,
      schedule,
      credential: { kind: 'clientSecret' },
    });
    const credential = { kind: 'clientSecret', clientSecret: 'canary-secret' };
    const given = await api.call('PATCH', path, { body: { credential } });
    expect(given.json).toMatchObject({ state: 'active' });
    expect(api.sent.map(({ accountId }) => accountId)).toContain(account);
  });

  test('channels come along but for their secrets; those that need one are named', async () => {
    const fresh = await startApi();
    const quiet = { from: '22:00', to: '07:00', timeZone: 'Asia/Shanghai' };
    const mail = { to: 'ops@contoso.example', least: 'warning', quiet, language: 'zh-CN' };
    const settings = { channels: { mail, telegram: { chatId: '4811223311', least: 'critical' } } };
    const body = { version: 1, accounts: [], members: [], settings };
    const send = () => fresh.call('POST', '/api/import', { body });
    expect((await send()).json).toMatchObject({
      settings: 'changed',
      waitingChannels: ['telegram'],
    });
    expect((await send()).json).toMatchObject({ settings: 'unchanged' });
    const { json } = await fresh.call('GET', '/api/settings');
    expect(json['channels']).toEqual({
      mail: { ...mail, target: 'ops@contoso.example', provider: 'sendgrid' },
    });
    const exported = await fresh.call('GET', '/api/export');
    expect((exported.json['settings'] as { channels: unknown }).channels).toEqual({ mail });
    await fresh.close();
  });

  test('what cannot be run here is refused before anything is written, by name; 4 MiB at most', async () => {
    const one = {
      id: 'a'.repeat(32),
      owner: 'operator',
      name: 'X',
      tenantId: 'contoso.example',
      clientId: '11111111-1111-1111-1111-111111111111',
      user: 'adele@contoso.example',
      credential: { kind: 'clientSecret' },
    };
    const document = { version: 1, members: [], settings: {} };
    const send = (body: object) => api.call('POST', '/api/import', { body });
    // Of any kind of credential nothing but the kind comes along.
    const kinds = credentialKinds.map(({ kind, mode }, index) => ({
      ...one,
      id: `${index}`.repeat(32),
      ...(mode === 'delegated' && { user: undefined }),
      credential: { kind },
    }));
    const each = await api.call('POST', '/api/import?dryRun=true', {
      body: { ...document, accounts: kinds },
    });
    expect([each.status, each.json['accounts']]).toEqual([
      200,
      kinds.map(({ id, name }) => ({ id, name, result: 'added' })),
    ]);
    const unknown = { ...one, credential: { kind: 'password' } };
    const refused = await send({ ...document, accounts: [one, unknown] });
    expect(refused.status).toBe(422);
    expect((refused.json['errors'] as { field: string }[])[0]?.field).toMatch(/^\/accounts\/1/);
    expect((await api.call('GET', `/api/accounts/${one.id}`)).status).toBe(404);
    const bogus = await send({ ...document, accounts: [{ ...one, secret: 'x' }] });
    expect((bogus.json['errors'] as { field: string }[])[0]?.field).toBe('/accounts/0/secret');
    for (const [channels, field] of [
      [{ webhook: { url: webhook.url } }, '/settings/channels/webhook/url'],
      [
        { mail: { smtp: { host: '127.0.0.1', port: 25, from: 'p@contoso.example' } } },
        '/settings/channels/mail/smtp/host',
      ],
    ] as const) {
      const { status, json } = await send({ ...document, accounts: [], settings: { channels } });
      expect([status, json['errors']]).toEqual([422, [expect.objectContaining({ field })]]);
    }
    const large = { ...document, accounts: [], padding: 'x'.repeat(4 * 1024 * 1024) };
    expect((await send(large)).status).toBe(413);
  });
});

describe('F11: an address that a member names', () => {
  test('is told on the account until it is confirmed, by an operator’s word or an allowed domain', async () => {
    const { key } = await joined(api, 'Mia', 'member');
    const notify = { email: 'mia@stranger.example' };
    const id = await registered(api, { notify }, key);
    const confirmation = async () =>
      (await api.call('GET', `/api/accounts/${id}`, { key })).json['confirmation'];
    const read = await api.call('GET', `/api/accounts/${id}`, { key });
    expect(read.json).toMatchObject({ notify, confirmation: await confirmation() });
    // Nobody knows where this installation is reached, so there is no link to mail.
    expect(await confirmation()).toBe('not-asked');
    expect((await put({ allowedDomains: ['stranger.example'] })).status).toBe(200);
    expect(await confirmation()).toBeUndefined();
    expect((await put({})).status).toBe(200);
    expect(await confirmation()).toBe('not-asked');
    const changed = await api.call('PATCH', `/api/accounts/${id}`, { body: { notify } });
    expect(changed.json['confirmation']).toBeUndefined();
    expect(await confirmation()).toBeUndefined();
  });

  test('has a page, and a link that opens nothing answers 410; a body that is none names its field', async () => {
    const confirm = (body: object) => api.call('POST', '/api/confirm', { key: '', body });
    expect(await confirm({ token: 'x'.repeat(99) })).toMatchObject({
      status: 410,
      json: { code: 'link-spent' },
    });
    expect(await confirm({ token: 'x', answer: 'maybe' })).toMatchObject({
      status: 400,
      json: { errors: [{ field: '/answer' }] },
    });
    const page = await api.call('GET', '/confirm', { key: '', headers: { accept: 'text/html' } });
    expect(page).toMatchObject({ status: 200 });
    expect((await api.call('POST', '/confirm', { key: '', body: {} })).status).toBe(405);
  });
});
