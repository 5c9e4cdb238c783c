/** Every way of asking `setup-tenant`, and every way of stopping it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE_MS } from '../../src/durations';
import type { Product } from '../reports/product';
import type { Json } from '../reports/product';
import { Browser } from '../sign-in/browser';
import { makeCertificate } from '../support/certificate';
import type { Served } from './serve-product';
import { FEW, OPERATOR_KEY, SetupWorld } from './setup-world';

const ROOT = resolve(__dirname, '../..');
const ON_DEVICE = '11111111-1111-1111-1111-111111111111';

/** Of contoso.example in the simulator. */
const HOME_ID = '58646273-e96c-4587-8e87-c6975d236d3c';
/** In that tenant, where this installation is taken to have been deployed. */
const IDENTITY = {
  tenantId: HOME_ID,
  objectId: '0a1b2c3d-1111-4222-8333-444455556666',
};

let world: SetupWorld;
let product: Product;
let served: Served;
/** A key of one's own saves the making of many. */
let own: readonly string[];

beforeAll(async () => {
  world = await SetupWorld.start({ identity: IDENTITY });
  ({ product, served } = world);
  const { key, crt } = makeCertificate('perennial');
  const file = join(world.folder, 'own.pem');
  writeFileSync(file, key + crt, { mode: 0o600 });
  own = ['--certificate', file, ...FEW];
});
afterAll(() => world.close());
afterEach(() => {
  product.simulator.clearFaults();
  served.cutAt(Infinity);
});

/** A developer tenant with nothing in it, to which Azure CLI is signed in. */
function newTenant(name: string): string {
  const domain = `${name}.example`;
  product.simulator.addTenant({ domain });
  world.signIn(domain);
  return domain;
}

const keysOf = async (tenant: string) => (await appOf(tenant))?.['keyCredentials'] as Json[];
const appOf = async (tenant: string): Promise<Json | undefined> => {
  const { value } = await world.graph(tenant, '/applications');
  return (value as Json[]).find(({ displayName }) => displayName === 'Perennial checks');
};

test('ten tenants of one file: one question, each by its own sign-in, and what one lacks does not stop the others', async () => {
  const tenants = Array.from({ length: 10 }, (_, n) => `ten${n}.example`);
  for (const domain of tenants) product.simulator.addTenant({ domain });
  const [late = '', ...signedIn] = tenants;
  world.signIn(...signedIn);
  const file = join(world.folder, 'tenants.json');
  const entries = tenants.map((tenant) => ({ tenant, user: `adele@${tenant}` }));
  // As PowerShell writes it.
  writeFileSync(file, `\uFEFF${JSON.stringify(entries)}`);
  let questions = 0;
  const ask = () => {
    questions += 1;
    return Promise.resolve('y');
  };
  const first = await world.typed({ interactive: true, ask }, '--file', file, ...own);
  expect([first.code, questions]).toEqual([3, 1]);
  expect(first.notes).toContain(`az login --tenant ${late} --allow-no-subscriptions`);
  expect((await world.accounts()).map(({ tenantId }) => tenantId).sort()).toEqual(signedIn);
  world.signIn(...tenants);
  const again = await world.typed({}, '--file', file, ...own, '--yes', '--output', 'json');
  expect(again.code).toBe(0);
  const { tenants: told } = JSON.parse(again.out) as { tenants: { steps: object[] }[] };
  expect(told.map(({ steps }) => steps.length > 0)).toEqual([true, ...signedIn.map(() => false)]);
  const before = world.writes();
  const third = await world.typed({}, '--file', file, ...own, '--yes');
  expect([third.code, third.out.match(/Nothing to change/g)?.length]).toEqual([0, 10]);
  expect(world.writes()).toBe(before);
  const removed = await world.typed({}, '--file', file, '--remove', '--yes');
  expect([removed.code, removed.notes]).toEqual([0, '']);
  expect([await world.accounts(), tenants.flatMap((name) => world.made(name))]).toEqual([[], []]);
});

test.each([
  ['no list', {}, 'is to be a list'],
  ['an empty list', [], 'is to be a list'],
  ['an entry that is none', [5], 'entry 1 is to be'],
  ['an option of no name', [{ tenant: 'a.example', user: 'a@a.example', secret: 'x' }], 'secret'],
  [
    'a tenant twice',
    [
      { tenant: 'a.example', user: 'a@a.example' },
      { tenant: 'A.example', user: 'b@a.example' },
    ],
    'a.example is named twice',
  ],
])('a file with %s is refused before anybody is asked', async (_, content, said) => {
  const file = join(world.folder, 'wrong.json');
  writeFileSync(file, JSON.stringify(content));
  const { code, notes } = await world.typed({}, '--file', file, '--yes');
  expect([code, notes]).toEqual([2, expect.stringContaining(said)]);
});

test('adopts a registration of somebody else’s, keeps what it has, and leaves it so', async () => {
  const tenant = newTenant('adopted');
  const foreign = {
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    displayName: 'theirs',
    keyId: 'aaaaaaaa-1111-4111-8111-111111111111',
    key: null,
  };
  const body = {
    displayName: 'Perennial checks',
    keyCredentials: [foreign],
    web: { redirectUris: ['https://theirs.example/back'] },
  };
  const made = await world.graph(tenant, '/applications', {
    method: 'POST',
    body: JSON.stringify(body),
  });
  const refused = await world.setup(tenant, ...own);
  expect([refused.code, refused.notes]).toEqual([1, expect.stringContaining('--adopt CLIENTID')]);
  const adopt = ['--adopt', String(made['appId'])];
  const adopted = await world.setup(tenant, ...own, ...adopt);
  expect([adopted.code, adopted.notes]).toEqual([0, '']);
  const before = world.writes();
  expect((await world.setup(tenant, ...own, ...adopt)).out).toContain('Nothing to change');
  expect(world.writes()).toBe(before);
  expect((await keysOf(tenant)).map(({ displayName }) => displayName)).toEqual([
    'theirs',
    expect.stringMatching(/^perennial [\da-f]{8}$/),
  ]);
  const removed = await world.remove(tenant, ...adopt);
  expect([removed.code, removed.out]).toEqual([
    0,
    expect.stringContaining('the permissions stay: https://entra.microsoft.com/'),
  ]);
  expect(await appOf(tenant)).toMatchObject({
    keyCredentials: [foreign],
    web: { redirectUris: ['https://theirs.example/back'] },
  });
  expect(await world.accounts(tenant)).toEqual([]);
});

test('as a person: ends with the address of a sign-in, and is done once somebody has signed in', async () => {
  const tenant = newTenant('person');
  const asPerson = [...own, '--mode', 'person'];
  const user = `adele@${tenant}`;
  const first = await world.setup(tenant, ...asPerson);
  expect([first.code, first.notes]).toEqual([1, expect.stringContaining('One sign-in is left')]);
  const before = world.writes();
  const again = await world.setup(tenant, ...asPerson, '--output', 'json');
  const { account, failure } = JSON.parse(again.out) as { account: Json; failure: Json };
  expect([again.code, world.writes(), account['state'], failure['code']]).toEqual([
    1,
    before,
    'needs-sign-in',
    'sign-in-is-left',
  ]);
  const address = /https:\S+ticket=\S+/.exec(String(failure['fix']))?.[0] ?? '';
  expect((await new Browser(product).signIn(address, user)).status).toBe(303);
  await product.untilRuns(String(account['id']), 1);
  const done = await world.setup(tenant, ...asPerson);
  expect([done.code, done.out]).toEqual([
    0,
    expect.stringMatching(
      /Nothing to change\. \S+ is set up, last run signed in passed \d+ min ago/,
    ),
  ]);
  expect(world.writes()).toBe(before);
});

test('as a person who signed in without a key: the registration gets one, and its address moves to where keys are taken', async () => {
  const tenant = newTenant('keyless');
  const user = `adele@${tenant}`;
  const { redirectUri } = await product.call('GET', '/api/onboarding');
  const made = await world.graph(tenant, '/applications', {
    method: 'POST',
    body: JSON.stringify({
      displayName: 'Perennial checks',
      publicClient: { redirectUris: [redirectUri, 'http://localhost'] },
    }),
  });
  const clientId = String(made['appId']);
  const body = { name: 'Keyless', tenantId: tenant, clientId, user };
  const { id } = await product.call('POST', '/api/accounts', {
    ...body,
    checks: { preset: 'read-only' },
    credential: { kind: 'signIn' },
  });
  const asPerson = [...own, '--mode', 'person', '--adopt', clientId];
  const first = await world.setup(tenant, ...asPerson);
  expect([first.code, first.out, first.notes]).toEqual([
    1,
    expect.stringContaining('moved to the platform Web'),
    expect.stringContaining('One sign-in is left'),
  ]);
  expect(first.out).toContain('account "Keyless": the key, waiting for a sign-in');
  expect(await appOf(tenant)).toMatchObject({
    publicClient: { redirectUris: ['http://localhost'] },
    web: { redirectUris: [redirectUri] },
  });
  const before = world.writes();
  const again = await world.setup(tenant, ...asPerson);
  const address = /https:\S+ticket=\S+/.exec(again.notes)?.[0] ?? '';
  expect((await new Browser(product).signIn(address, user)).status).toBe(303);
  await product.untilRuns(String(id), 1);
  expect((await world.setup(tenant, ...asPerson)).out).toContain('Nothing to change');
  expect([world.writes(), (await world.accounts(tenant)).length]).toEqual([before, 1]);
  expect((await world.remove(tenant, '--adopt', clientId)).code).toBe(0);
});

test('both ways: two accounts of one registration with one key, and the one that waits is named', async () => {
  const tenant = newTenant('both');
  const both = [...own, '--mode', 'both'];
  expect((await world.setup(tenant, ...both)).code).toBe(1);
  expect(await keysOf(tenant)).toHaveLength(1);
  const accounts = await world.accounts(tenant);
  expect(accounts.map(({ mode }) => mode).sort()).toEqual(['application', 'delegated']);
  expect(new Set(accounts.map(({ clientId }) => clientId)).size).toBe(1);
  const waiting = accounts.find(({ mode }) => mode === 'delegated');
  const again = await world.setup(tenant, ...both, '--output', 'json');
  expect(JSON.parse(again.out)).toMatchObject({
    steps: [],
    account: { id: waiting?.['id'], state: 'needs-sign-in' },
    failure: { code: 'sign-in-is-left' },
  });
  const { url } = await product.call('POST', `/api/accounts/${String(waiting?.['id'])}/sign-in`);
  await new Browser(product).signIn(String(url), `adele@${tenant}`);
  await product.untilRuns(String(waiting?.['id']), 1);
  const done = await world.setup(tenant, ...both);
  expect([done.code, done.out]).toEqual([
    0,
    expect.stringMatching(/set up, last run passed \d+ min ago, last run signed in passed \d+ min/),
  ]);
  expect((await world.remove(tenant)).code).toBe(0);
  expect([world.made(tenant), await world.accounts(tenant)]).toEqual([[], []]);
});

test('the administrator’s token comes from wherever it is said to', async () => {
  const tenant = newTenant('token');
  const plan = ['--tenant', tenant, '--user', `adele@${tenant}`, '--plan', ...own];
  world.standIn(`echo '${world.tokenOf(tenant)}'`, 'azd');
  const by = async (given: Parameters<SetupWorld['typed']>[0], ...args: string[]) =>
    world.typed(given, ...plan, ...args);
  expect((await by({})).out).toContain('signed in through Azure Developer CLI');
  expect(await by({}, '--token-from', 'azd')).toMatchObject({ code: 0 });
  const azOnly = await by({}, '--token-from', 'az');
  expect([azOnly.code, azOnly.notes]).toEqual([3, expect.stringContaining('No command line')]);
  world.standIn('exit 1', 'azd');
  expect((await by({})).notes).toContain('Azure Developer CLI is not signed in to this tenant');
  const { accessToken } = JSON.parse(world.tokenOf(tenant)) as { accessToken: string };
  for (const text of [accessToken, `${accessToken}\r\n`, world.tokenOf(tenant)]) {
    const given = { piped: () => Promise.resolve(text) };
    const { code, out } = await by(given, '--token-from', 'stdin');
    expect([code, out]).toEqual([0, expect.stringContaining('signed in through stdin')]);
    expect(out).not.toContain(accessToken);
  }
  for (const text of ['', 'Please run az login', '{"accessToken": 5}', `${accessToken} x`]) {
    const given = { piped: () => Promise.resolve(text) };
    const { code, notes } = await by(given, '--token-from', 'stdin');
    expect([code, notes]).toEqual([2, expect.stringContaining('What is piped in is no token')]);
  }
});

const DEVICE = ['--token-from', 'device', '--client-id', ON_DEVICE];
/** What is refused at which of the two endpoints, how, and what is said. */
const REFUSED_DEVICE: [what: string, path: string, fault: object, title: string][] = [
  ['a policy against it', 'token', { code: 'AADSTS53003' }, 'A policy blocks this sign-in'],
  [
    'a policy that came later',
    'token',
    { code: 'AADSTS530036' },
    'This sign-in began with a device code',
  ],
  ['a client of Microsoft’s', 'devicecode', { code: 'AADSTS65002' }, 'This client id belongs to'],
  [
    'declined',
    'token',
    { code: 'AADSTS65004', error: 'authorization_declined' },
    'Consent was declined',
  ],
  ['ended', 'token', { code: 'AADSTS70019', error: 'expired_token' }, 'The device code has ended'],
];

test('by device code: shows page and word, waits as it is told, and says why it is refused', async () => {
  const tenant = newTenant('device');
  const plan = ['--tenant', tenant, '--user', `adele@${tenant}`, '--plan', ...own, ...DEVICE];
  product.simulator.fault({
    path: '/oauth2/v2.0/token',
    status: 400,
    code: 'AADSTS70016',
    error: 'slow_down',
    times: 1,
  });
  const waits: number[] = [];
  const sleep = (ms: number) => {
    waits.push(ms);
    return product.pass(ms);
  };
  const { code, out } = await world.typed({ sleep }, ...plan);
  expect([code, waits]).toEqual([0, [5000, 10_000]]);
  expect(out).toMatch(/open https:\/\/microsoft\.com\/devicelogin and enter [\dA-F]{9}\n/);
  for (const [what, path, fault, title] of REFUSED_DEVICE) {
    product.simulator.fault({ path: `/oauth2/v2.0/${path}`, status: 400, times: 1, ...fault });
    const refused = await world.typed({}, ...plan);
    expect([what, refused.code, refused.notes]).toEqual([what, 3, expect.stringContaining(title)]);
    product.simulator.clearFaults();
  }
});

const federated = [...FEW, '--credential', 'federated'];
const trustsIn = async (tenant: string) => {
  const id = String((await appOf(tenant))?.['id']);
  const path = `/applications/${id}/federatedIdentityCredentials`;
  return { path, trusts: (await world.graph(tenant, path))['value'] as Json[] };
};
const send = (method: string, body: object) => ({ method, body: JSON.stringify(body) });

test('without any key: the registration trusts Perennial’s identity, and a wrong trust is set right', async () => {
  world.signIn('contoso.example');
  const first = await world.setup('contoso.example', ...federated);
  expect([first.code, first.notes]).toEqual([0, '']);
  expect(first.out).toMatch(/\+ trust in Perennial's own identity 0a1b2c3d\S+, no key\n/);
  const { path, trusts } = await trustsIn('contoso.example');
  const issuer = `https://login.microsoftonline.com/${HOME_ID}/v2.0`;
  const right = {
    issuer,
    subject: IDENTITY.objectId,
    audiences: ['api://AzureADTokenExchange'],
  };
  expect(trusts).toEqual([expect.objectContaining(right)]);
  expect(await keysOf('contoso.example')).toEqual([]);
  const before = world.writes();
  expect((await world.setup('contoso.example', ...federated)).out).toContain('Nothing to change');
  expect(world.writes()).toBe(before);
  const [trust] = trusts;
  const wrong = { subject: IDENTITY.objectId.toUpperCase() };
  await world.graph('contoso.example', `${path}/${String(trust?.['id'])}`, send('PATCH', wrong));
  expect((await world.setup('contoso.example', ...federated)).code).toBe(0);
  expect((await trustsIn('contoso.example')).trusts).toEqual([expect.objectContaining(right)]);
  expect((await world.remove('contoso.example')).code).toBe(0);
  expect(world.made('contoso.example')).toEqual([]);
});

test.each([
  [['--credential', 'federated', '--mode', 'both'], 'nobody signs in with it'],
  [['--home-tenant', 'home.example'], '--home-tenant is for --credential federated'],
  [
    ['--credential', 'federated', '--home-tenant', 'h.example', '--token-from', 'stdin'],
    '--token-from stdin is for one tenant',
  ],
])('%j is refused before anybody is asked', async (args, said) => {
  const { code, notes } = await world.setup('contoso.example', ...args);
  expect([code, notes]).toEqual([2, expect.stringContaining(said)]);
});

test('without any key in another tenant: one registration at home for several, which goes with the last', async () => {
  const [one, other] = [newTenant('guest-one'), newTenant('guest-two')];
  world.signIn(one, other, 'contoso.example');
  const alone = await world.setup(one, ...federated);
  expect([alone.code, alone.notes]).toEqual([
    1,
    expect.stringContaining(`--home-tenant ${HOME_ID}; then consent in ${one}`),
  ]);
  const wrongHome = await world.setup(one, ...federated, '--home-tenant', other);
  expect([wrongHome.code, wrongHome.notes]).toEqual([1, alone.notes]);
  const home = [...federated, '--home-tenant', 'contoso.example'];
  for (const tenant of [one, other]) {
    const made = await world.setup(tenant, ...home);
    expect([made.code, made.notes]).toEqual([0, '']);
    expect(world.made(tenant)).toHaveLength(1);
  }
  expect(world.made('contoso.example')).toHaveLength(1);
  expect(await appOf('contoso.example')).toMatchObject({ signInAudience: 'AzureADMultipleOrgs' });
  const before = world.writes();
  expect((await world.setup(other, ...home)).out).toContain('Nothing to change');
  expect(world.writes()).toBe(before);
  const first = await world.remove(one, ...home);
  expect([first.code, first.out]).toEqual([0, expect.stringContaining('stays: 1 other account')]);
  expect((await world.remove(other, ...home)).code).toBe(0);
  const left = [one, other, 'contoso.example'].flatMap((tenant) => world.made(tenant));
  expect([left, await world.accounts(one), await world.accounts(other)]).toEqual([[], [], []]);
});

test('what was kept for 30 days is restored, or deleted for good, as somebody says', async () => {
  const tenant = newTenant('kept');
  const clientId = async () => String((await appOf(tenant))?.['appId']);
  await world.setup(tenant, ...own);
  const first = await clientId();
  const keep = async () => {
    const kept = await world.remove(tenant, '--keep-30-days');
    expect([kept.code, kept.out]).toEqual([0, expect.not.stringContaining('recycle bin')]);
    expect(await world.accounts(tenant)).toEqual([]);
    expect((await world.remove(tenant, '--keep-30-days')).code).toBe(0);
  };
  await keep();
  const unasked = await world.setup(tenant, ...own);
  expect([unasked.code, unasked.notes]).toEqual([
    1,
    expect.stringMatching(/It was deleted on \d+ \w+ \d{4} and can be restored/),
  ]);
  const answering = (answer: string) => world.typed({ answer }, ...args);
  const args = ['--tenant', tenant, '--user', `adele@${tenant}`, '--yes', ...own];
  expect((await answering('x')).code).toBe(1);
  const restored = await answering('r');
  expect([restored.code, restored.notes]).toEqual([0, '']);
  expect([await clientId(), (await world.accounts(tenant)).length]).toEqual([first, 1]);
  await keep();
  const anew = await answering('d');
  expect([anew.code, anew.notes]).toEqual([0, '']);
  expect(await clientId()).not.toBe(first);
  expect((await world.remove(tenant)).code).toBe(0);
  expect(world.made(tenant)).toEqual([]);
});

test('q ends the wait for an administrator, and the next try goes on once one has allowed it', async () => {
  const tenant = newTenant('consent');
  product.simulator.fault({
    method: 'POST',
    path: '/v1.0/servicePrincipals/',
    status: 403,
    code: 'Authorization_RequestDenied',
  });
  const q = new AbortController();
  let ended = false;
  const pressed = () => ({ signal: q.signal, end: () => void (ended = true) });
  const sleep = (ms: number, enough?: AbortSignal) => {
    if (enough) q.abort();
    return product.pass(ms);
  };
  const args = ['--tenant', tenant, '--user', `adele@${tenant}`, '--yes', ...own];
  const { code, out, notes } = await world.typed({ answer: '', pressed, sleep }, ...args);
  expect([code, notes, ended]).toEqual([1, expect.stringContaining('not allow it'), true]);
  const address = /https:\S+adminconsent\S+/.exec(out)?.[0] ?? '';
  expect(new URL(address).searchParams.get('scope')).toBe('https://graph.microsoft.com/.default');
  product.simulator.clearFaults();
  expect((await world.setup(tenant, ...own)).code).toBe(0);
  expect([world.made(tenant).length, (await world.accounts(tenant)).length]).toEqual([2, 1]);
});

test('Ctrl-C at any write and in any wait: 130, says what is done, and the next try completes it', async () => {
  const tenant = newTenant('interrupted');
  const args = ['--tenant', tenant, '--user', `adele@${tenant}`, '--yes', ...own];
  /** Answers whether there was so much to interrupt. */
  const interruptedAt = async (event: 'write' | 'wait', n: number): Promise<boolean> => {
    const ctrlC = new AbortController();
    let left = n;
    const count = () => {
      left -= 1;
      if (left === 0) ctrlC.abort();
    };
    if (event === 'write') served.onWrite(count);
    const sleep = async (ms: number) => {
      if (event === 'wait') count();
      // As the terminal's own wait ends.
      if (!ctrlC.signal.aborted) await product.pass(ms);
    };
    const { code, notes } = await world.typed({ interrupted: ctrlC.signal, sleep }, ...args);
    served.onWrite(() => undefined);
    if (left > 0) return false;
    // What was asked of Perennial is not cut: after the last write nothing is left to do.
    expect([event, n, code]).toEqual([event, n, expect.any(Number)]);
    if (code === 130) expect(notes).toMatch(/Stopped half-way\.\nDone so far: .+\.\nRun the same/);
    const done = await world.setup(tenant, ...own);
    expect([event, n, done.code, done.notes]).toEqual([event, n, 0, '']);
    expect([world.made(tenant).length, (await world.accounts(tenant)).length]).toEqual([2, 1]);
    expect(await keysOf(tenant)).toHaveLength(1);
    await world.remove(tenant);
    return true;
  };
  for (const event of ['write', 'wait'] as const) {
    let n = 1;
    while (await interruptedAt(event, n)) {
      await world.remove(tenant);
      n += 1;
    }
    await world.remove(tenant);
    expect([event, n > 2]).toEqual([event, true]);
  }
});

test('consent that arrives after half a minute, and answers that flip between replicas, are waited for', async () => {
  const tenant = newTenant('lag');
  const path = '/oauth2/v2.0/token';
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = [part({ alg: 'none' }), part({ roles: [] }), 'x'].join('.');
  const body = { token_type: 'Bearer', expires_in: 3599, access_token: token };
  const refuse = () =>
    product.simulator.fault({ path, status: 401, code: 'AADSTS7000215', times: 1 });
  const waits: number[] = [];
  const sleep = async (ms: number) => {
    waits.push(ms);
    // One replica knew the key, the next one does not.
    if (waits.length === 3) refuse();
    await product.pass(ms);
  };
  const asked = () => product.simulator.requests().filter((one) => one.path.endsWith(path)).length;
  const before = asked();
  refuse();
  let questions = 0;
  const ask = () => Promise.resolve((questions += 1) === 1 ? 'yes' : '');
  const args = ['--tenant', tenant, '--user', `adele@${tenant}`, ...own];
  const flipped = await world.typed({ sleep, interactive: true, ask }, ...args);
  // One command and one answer.
  expect([flipped.code, flipped.notes, questions]).toEqual([0, '', 1]);
  // Refused, taken, refused, taken, taken once more: and one of Perennial's own.
  expect(asked() - before).toBeLessThanOrEqual(7);
  await world.remove(tenant);
  product.simulator.fault({ path, body, times: 3 });
  const { code, out } = await world.setup(tenant, ...own);
  expect([code, out]).toEqual([0, expect.stringContaining('2 of 2 permissions in it')]);
  expect(out).toContain('… Microsoft passes the consent on (up to 3 min)');
});

test('nothing that opens anything is in logs or mails', () => {
  const all = [...product.lines, ...product.mails.map((mail) => JSON.stringify(mail))].join('\n');
  expect(all.length).toBeGreaterThan(1000);
  expect(all).not.toMatch(/PRIVATE KEY|eyJ[\w-]{20}|ticket=|state=|client_secret|prn_[\w-]{20}/);
  expect(all).not.toContain(OPERATOR_KEY);
});

/** The real command in a process of its own, whose waits are short and whose time is the product's. */
function start(...args: readonly string[]) {
  const hurried = join(__dirname, 'hurried.cjs');
  return spawn(
    process.execPath,
    [
      '--require',
      hurried,
      'scripts/perennial.mjs',
      'setup-tenant',
      '--for',
      served.perennial,
      ...args,
    ],
    {
      cwd: ROOT,
      env: { ...world.env, AHEAD_MS: String(product.aheadMs), XDG_CONFIG_HOME: '/nowhere' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

/** The product works meanwhile. */
async function exitOf(child: ReturnType<typeof start>): Promise<[number | null, string | null]> {
  const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
  while (child.exitCode === null && child.signalCode === null)
    if (!(await product.step())) await pause(20);
  return exit;
}

test('killed after any write, the process leaves what the next one completes: no second app, no unused key', async () => {
  const tenant = newTenant('killed');
  const args = ['--tenant', tenant, '--user', `adele@${tenant}`, '--yes', ...own];
  for (let n = 1; ; n += 1) {
    const child = start(...args);
    let left = n;
    served.onWrite(() => {
      left -= 1;
      if (left === 0) child.kill('SIGKILL');
    });
    let out = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => (out += String(part)));
    const [code, signal] = await exitOf(child);
    served.onWrite(() => undefined);
    if (left > 0) {
      expect([code, signal, out]).toEqual([0, null, expect.stringContaining('✓ first run')]);
      expect(out).not.toMatch(/PRIVATE KEY|eyJ/);
      expect(n).toBeGreaterThan(4);
      break;
    }
    expect([n, signal]).toEqual([n, 'SIGKILL']);
    // What anybody on the machine may read of it.
    expect(child.spawnargs.join(' ')).not.toMatch(/PRIVATE KEY|eyJ|prn_|operator-key/);
    const done = await world.setup(tenant, ...own);
    expect([n, done.code, done.notes]).toEqual([n, 0, '']);
    expect([world.made(tenant).length, (await world.accounts(tenant)).length]).toEqual([2, 1]);
    expect(await keysOf(tenant)).toHaveLength(1);
    await world.remove(tenant);
  }
});

// The last: MSAL signs by the machine’s own time, and so much later nothing that it signs is valid.
test('a trust that Microsoft does not know is waited for, then shown side by side', async () => {
  const tenant = 'contoso.example';
  world.signIn(tenant);
  product.simulator.fault({ path: '/oauth2/v2.0/token', status: 401, code: 'AADSTS700213' });
  for (const [LANG, title] of [
    ['en_GB.UTF-8', 'The app does not trust this identity'],
    ['zh_CN.UTF-8', '应用不信任此身份'],
  ] as const) {
    const args = ['--tenant', tenant, '--user', `adele@${tenant}`, '--yes', ...federated];
    const { code, out, notes } = await world.typed({ env: { LANG } }, ...args);
    expect([code, notes]).toEqual([5, expect.stringContaining(title)]);
    expect(out).toContain('… Microsoft trusts a new identity after some seconds (up to 2 min)');
    const told = `https://login.microsoftonline.com/${HOME_ID}/v2.0 ${IDENTITY.objectId}`;
    expect(notes.split(told)).toHaveLength(3);
    // As often as an account's refusals may be asked for.
    await product.pass(16 * MINUTE_MS);
    await world.remove(tenant);
  }
});
