/** The command from an empty installation to a watched tenant, and back, with a stand-in for Azure CLI on PATH. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS } from '../../src/durations';
import type { Product } from '../reports/product';
import type { Json } from '../reports/product';
import { makeCertificate } from '../support/certificate';
import type { Served } from './serve-product';
import { FEW, SetupWorld } from './setup-world';

let world: SetupWorld;
let product: Product;
let served: Served;

beforeAll(async () => {
  world = await SetupWorld.start();
  ({ product, served } = world);
});
afterAll(() => world.close());
beforeEach(() => world.signIn('contoso.example'));
afterEach(() => product.simulator.clearFaults());

const setup = (...args: string[]) => world.setup('contoso.example', ...args);
const remove = (...args: string[]) => world.remove('contoso.example', ...args);
const made = (tenant = 'contoso.example') => world.made(tenant);
const typed = (...given: Parameters<SetupWorld['typed']>) => world.typed(...given);
const writes = () => world.writes();
const accounts = (tenant?: string) => world.accounts(tenant);

test('sets up, changes nothing the second time, widens, and takes everything away again', async () => {
  const first = await setup(...FEW);
  expect([first.code, first.notes]).toEqual([0, '']);
  const steps = [...first.out.matchAll(/✓ (\S+)/g)].map(([, step]) => step);
  expect(steps).toEqual(['app', 'service', 'consent', 'certificate', 'token', 'account', 'first']);
  expect(first.out).toMatch(/Watched: http:\S+\/accounts\/\w{32}/);
  expect(first.out).not.toMatch(/PRIVATE KEY|eyJ/);
  expect(made()).toHaveLength(2);

  const before = writes();
  const second = await setup(...FEW);
  expect([second.code, writes()]).toEqual([0, before]);
  expect(second.out).toMatch(
    /Nothing to change\. Contoso is set up, last run passed \d+ min ago\./,
  );

  const wider = await setup('--checks', 'mail.page-inbox,calendar.list-groups');
  expect([wider.code, wider.out]).toEqual([
    0,
    expect.stringContaining('+ 1 permissions as the app'),
  ]);
  expect(wider.out).not.toContain('certificate, 12 months');
  expect(await accounts()).toHaveLength(1);

  const removed = await remove();
  expect([removed.code, removed.notes]).toEqual([0, '']);
  expect([made(), await accounts()]).toEqual([[], []]);
  expect((await remove()).code).toBe(0);
});

test('a key that ends within a month is replaced by itself; the old one goes once no account has it', async () => {
  const { key, crt } = makeCertificate('own', 'rsa', Date.now() + 20 * DAY_MS);
  const file = join(world.folder, 'ending.pem');
  writeFileSync(file, key + crt, { mode: 0o600 });
  const own = [...FEW, '--certificate', file];
  await setup(...own);
  // What somebody brings is replaced by what they bring next, and never by itself.
  expect((await setup(...own)).out).toContain('Nothing to change.');
  const [before] = await accounts();
  const renewed = await setup(...FEW);
  expect([renewed.code, renewed.notes]).toEqual([0, '']);
  expect(renewed.out).toContain('in place of the one that ends');
  expect(renewed.out).toMatch(/✓ certificate +until .*✓ token/s);
  const [after, ...others] = await accounts();
  expect([others, after?.['id']]).toEqual([[], before?.['id']]);
  const left = (one: Json | undefined) =>
    Date.parse(String((one?.['credential'] as Json)['expiresAt'])) - Date.now();
  expect([left(before) < 30 * DAY_MS, left(after) > 360 * DAY_MS]).toEqual([true, true]);
  expect((await setup(...FEW)).out).toContain('1 unused keys of ours go');
  expect((await setup(...FEW)).out).toContain('Nothing to change.');
  await remove();
});

test('shows the plan and stops: when asked to, and where nobody can be asked', async () => {
  const who = ['--tenant', 'contoso.example', '--user', 'adele@contoso.example'];
  const before = writes();
  const plan = await typed({}, ...who, '--plan', '--verbose');
  expect(plan.code).toBe(0);
  expect(plan.out).toMatch(/\+ app registration "Perennial checks".*\+ {3}Mail\.ReadWrite: \S+/s);
  expect(await typed({}, ...who)).toMatchObject({
    code: 1,
    out: expect.stringContaining('+ app') as string,
  });
  expect(await typed({ answer: 'n' }, ...who)).toMatchObject({ code: 1 });
  const json = await typed({}, ...who, '--plan', '--output', 'json');
  expect(JSON.parse(json.out)).toEqual({
    plan: { tenant: expect.any(Array) as string[], perennial: [expect.any(String)] },
    steps: [],
    account: null,
    failure: null,
  });
  expect(writes()).toBe(before);
});

test('cut after every step, it is completed by the next try: one app, one key, one account', async () => {
  const name = 'cut.example';
  product.simulator.addTenant({ domain: name });
  world.signIn(name);
  // A key of one's own saves the making of thirty.
  const { key, crt } = makeCertificate('perennial');
  const pem = join(world.folder, 'own.pem');
  writeFileSync(pem, key + crt, { mode: 0o600 });
  const on = ['--tenant', name, '--user', `adele@${name}`, '--certificate', pem, '--yes', ...FEW];
  const off = [...on, '--remove'];
  /** Answers how many steps change something. What was only read leaves nothing to complete. */
  const cutEverywhere = async (there: string[], back: string[], left: object) => {
    for (let step = 1; ; step += 1) {
      served.cutAt(step);
      await typed({}, ...there);
      const steps = served.writes();
      served.cutAt(Infinity);
      const { code, notes } = await typed({}, ...there);
      const found = { things: made(name).length, accounts: (await accounts(name)).length };
      expect([step, code, notes, found]).toEqual([step, 0, '', left]);
      if (steps < step) return steps;
      await typed({}, ...back);
    }
  };
  expect(await cutEverywhere(on, off, { things: 2, accounts: 1 })).toBeGreaterThan(5);
  expect(await cutEverywhere(off, on, { things: 0, accounts: 0 })).toBe(5);
}, 60_000);

const GRAPH = '/v1.0';
const refuse = (method: string, path: string, code: string, status = 400) =>
  product.simulator.fault({ method, path: `${GRAPH}${path}`, status, code, times: 1 });
const MADE = 'PATCH';

/** What is wrong, how it is planted, the exit code, and what is said. */
const WRONG: Record<string, [plant: () => void, code: number, title: string, args?: string[]]> = {
  'no tool': [() => rmSync(join(world.folder, 'az')), 3, 'No command line of Azure is installed'],
  'not signed in': [() => world.standIn('exit 1'), 3, 'Azure CLI is not signed in to this tenant'],
  'a second factor': [
    () => world.standIn('echo "AADSTS50076: Due to a configuration change" >&2; exit 1'),
    3,
    'Microsoft wants a second factor',
  ],
  'a policy against it': [
    () => world.standIn('echo "AADSTS53003: Access has been blocked" >&2; exit 1'),
    3,
    'A policy blocks this sign-in',
  ],
  'another tenant': [
    () => world.standIn(`echo '${world.tokenOf('fabrikam.example')}'`),
    3,
    'You are signed in to Fabrikam, not contoso.example',
  ],
  'no developer tenant': [
    () =>
      product.simulator.fault({ path: `${GRAPH}/subscribedSkus`, body: { value: [] }, times: 1 }),
    1,
    'This does not look like a developer tenant',
  ],
  'no right to register': [
    () => refuse(MADE, '/applications', 'Authorization_RequestDenied', 403),
    3,
    'You may not make app registrations here',
  ],
  'no right to consent': [
    () => refuse('POST', '/servicePrincipals/', 'Authorization_RequestDenied', 403),
    1,
    'You may make the app but not allow it',
  ],
  'secrets are forbidden': [
    () => refuse('POST', '/applications/', 'CredentialTypeNotAllowedAsPerAppPolicy'),
    5,
    'The tenant forbids client secrets',
    ['--credential', 'secret'],
  ],
  'an authority of its own': [
    () => refuse(MADE, '/applications', 'CertificateNotIssuedByTrustedCertificateAuthority'),
    5,
    'Only certificates of your own authority are allowed',
  ],
  'another app of the name': [
    () => undefined,
    1,
    'There is another app “Application 1”',
    ['--name', 'Application 1'],
  ],
  'a wait that is too long': [
    () =>
      product.simulator.fault({
        path: `${GRAPH}/organization`,
        status: 429,
        code: 'TooManyRequests',
        retryAfter: 400,
        times: 1,
      }),
    4,
    'Microsoft asks to wait',
  ],
};

test.each(Object.entries(WRONG))('%s: is said, and completed later', async (_, found) => {
  const [plant, code, title, args = []] = found;
  plant();
  const refused = await setup(...FEW, ...args);
  expect([refused.code, refused.notes]).toEqual([code, expect.stringContaining(title)]);
  product.simulator.clearFaults();
  world.signIn('contoso.example');
  if (code === 4) await product.pass(400_000);
  expect((await remove(...args)).code).toBe(0);
  expect([made(), await accounts()]).toEqual([[], []]);
});

test('what concerns Perennial or the command itself stops before the tenant is touched', async () => {
  const before = writes();
  const wrongKey = await typed(
    { env: { PERENNIAL_KEY: 'prn_wrong' } },
    ...['--tenant', 'contoso.example', '--user', 'adele@contoso.example', '--yes'],
  );
  expect(wrongKey).toMatchObject({
    code: 3,
    notes: expect.stringContaining('Perennial does not take this key') as string,
  });
  const chinese = await typed(
    { env: { PERENNIAL_KEY: 'prn_wrong', LANG: 'zh_CN.UTF-8' } },
    ...['--tenant', 'contoso.example', '--user', 'adele@contoso.example', '--yes'],
  );
  expect(chinese.notes).toContain('Perennial 不接受此密钥');
  for (const [args, named] of [
    [['--bogus'], '--bogus'],
    [['--tenant', 'con;toso'], '--tenant must be a domain'],
    [['--tenant', 'contoso.example'], '--user is needed'],
    [['--tenant', 'contoso.example', '--user', 'a@b', '--lifetime', '2y'], '--lifetime must be'],
    [['--tenant', 'a.example', '--user', 'a@b', '--token-from', 'device'], '--client-id'],
  ] as const) {
    const { code, notes } = await typed({}, ...args);
    expect([code, notes]).toEqual([2, expect.stringContaining(named)]);
  }
  expect(writes()).toBe(before);
  expect((await typed({}, '--help')).out).toContain('--keep-30-days');
});

test('lag of the principal, the grant and the key is waited for, within the tries that are stated', async () => {
  refuse('POST', '/servicePrincipals', 'NoBackingApplicationObject');
  product.simulator.fault({
    path: '/oauth2/v2.0/token',
    status: 401,
    code: 'AADSTS7000215',
    times: 2,
  });
  const { code, out, notes } = await setup(...FEW);
  expect([code, notes]).toEqual([0, '']);
  expect(out).toMatch(/service principal +3 tries, \d+ s/);
  expect(out).toContain('… Microsoft lets a new key in after some seconds (up to 2 min)');
  await remove();
  product.simulator.fault({ path: '/oauth2/v2.0/token', status: 401, code: 'AADSTS700027' });
  const tokens = () =>
    product.simulator.requests().filter(({ path }) => path.endsWith('/oauth2/v2.0/token')).length;
  const before = tokens();
  const never = await setup(...FEW);
  expect([never.code, tokens() - before]).toEqual([5, 9]);
  expect(never.notes).toContain('The app is not in this tenant');
  product.simulator.clearFaults();
  // The key of the run that broke is replaced, and no second app is made.
  expect((await setup(...FEW)).out).toContain('1 unused keys of ours go');
  expect(made()).toHaveLength(2);
  await remove();
});
