import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { planOf } from '../../cli/apply/plan';
import { HOUR_MS } from '../../src/durations';
import { CLIENT_ID, OPERATOR_KEY, startApi } from '../http/support';
import type { TestApi } from '../http/support';
import { blocks } from '../docs/blocks';
import type { Terminal } from '../../cli/terminal';
import { terminal } from './support';
import type { Typed } from './support';

let api: TestApi;
let folder: string;
let type: (...args: string[]) => Promise<Typed>;
beforeAll(async () => {
  api = await startApi();
  folder = mkdtempSync(join(tmpdir(), 'perennial-cli-'));
  type = terminal({ PERENNIAL_URL: api.origin, PERENNIAL_KEY: OPERATOR_KEY, SECRET: 'a-secret' });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await api.close();
});
beforeEach(() => api.pass(60_000));

/** A file that only its owner may read. */
function file(name: string, content: unknown): string {
  const path = join(folder, name);
  const isText = typeof content === 'string' || Buffer.isBuffer(content);
  const text = isText ? content : JSON.stringify(content);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

const add = (name: string, ...more: string[]) =>
  type(
    ...['accounts', 'add', '--name', name, '--tenant', 'contoso.example', '--client', CLIENT_ID],
    ...[
      '--user',
      'adele@contoso.example',
      '--credential',
      'clientSecret',
      '--secret-env',
      'SECRET',
    ],
    ...more,
  );

test('an account is registered, shown, changed, paused, resumed and removed by its name', async () => {
  expect(await add('Life')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Life is registered as \w+ and/) as string,
  });
  expect((await type('accounts', 'list')).out).toMatch(
    /^NAME {2,}STATE[^\n]*\n(?:.*\n)*Life {2,}active/,
  );
  expect((await type('accounts', 'show', 'Life')).out).toContain('contoso.example');
  expect(await type('accounts', 'edit', 'Life', '--notify', 'a@contoso.example')).toMatchObject({
    code: 0,
  });
  const shown = await type('accounts', 'show', 'Life', '--json');
  expect(JSON.parse(shown.out)).toMatchObject({ notify: { email: 'a@contoso.example' } });
  expect(await type('accounts', 'pause', 'Life')).toMatchObject({
    code: 0,
    out: 'Life is paused.\n',
  });
  expect(await type('accounts', 'resume', 'Life')).toMatchObject({
    code: 0,
    out: 'Life runs again.\n',
  });
  expect(await type('runs', 'Life')).toMatchObject({ code: 0 });
  const { out } = await type('accounts', 'run', 'Life', '--no-wait', '--json');
  expect(JSON.parse(out)).toHaveProperty('runId');
  expect(await type('accounts', 'remove', 'Life')).toMatchObject({
    code: 1,
    notes: 'There is nobody to ask: say --yes.\n',
  });
  const no = terminal({ PERENNIAL_URL: api.origin, PERENNIAL_KEY: OPERATOR_KEY }, { answer: 'n' });
  expect(await no('accounts', 'remove', 'Life')).toMatchObject({
    code: 1,
    notes: 'Nothing was changed.\n',
  });
  expect(await type('accounts', 'remove', 'Life', '--yes')).toMatchObject({ code: 0 });
  expect(await type('accounts', 'show', 'Life')).toMatchObject({
    code: 1,
    notes: 'There is no account Life.\n',
  });
});

test('the catalogue and the members are tables for people and JSON for scripts', async () => {
  expect((await type('checks')).out).toMatch(/^CHECK {2,}KIND/);
  expect(JSON.parse((await type('checks', '-o', 'json')).out)).toContainEqual(
    expect.objectContaining({ id: 'mail.page-inbox' }),
  );
  expect((await type('members', 'invite', 'Mia', '--role', 'reader')).out).toMatch(/\/join#\w+\n/);
  expect((await type('members', 'list')).out).toMatch(/Mia {2,}reader {2,}invited/);
  expect(await type('members', 'remove', 'Mia', '--yes')).toMatchObject({
    code: 0,
    out: 'Mia is removed.\n',
  });
});

test('a refusal is the API’s own sentence, with the fields that are wrong', async () => {
  const refused = await add('Wrong', '--schedule', 'hourly');
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.notes).toMatch(/schedule/);
});

test.each([
  [['accounts', 'list'], { PERENNIAL_KEY: 'not-the-key-of-anybody' }, 1, /does not take this key/],
  [['accounts', 'list'], { PERENNIAL_KEY: '' }, 1, /^There is no key: set PERENNIAL_KEY/],
  [['accounts', 'list'], { PERENNIAL_URL: 'http://contoso.example' }, 1, /must be an origin/],
  [['accounts', 'list'], { PERENNIAL_URL: 'http://127.0.0.1:9' }, 1, /does not answer \(refused\)/],
  [['accounts', 'list', '--key-file', '/gone'], {}, 1, /\/gone cannot be read \(ENOENT\)/],
  [['accounts', 'forget'], {}, 2, /unknown command/],
  [['accounts', 'show'], {}, 2, /missing required argument/],
  [['checks', '-o', 'xml'], {}, 2, /Allowed choices are table, json/],
  [['accounts', 'list', '--output'], {}, 2, /argument missing/],
  [['accounts'], {}, 2, /Usage: perennial accounts/],
  [['accounts', 'add', '--secret-env', 'SECRET'], {}, 1, /^A secret is part of a credential/],
  [['accounts', 'show', 'Nobody'], {}, 1, /^There is no account Nobody/],
  [['apply', '/gone'], {}, 1, /^\/gone cannot be read \(ENOENT\)/],
  [['import-from', '/gone'], {}, 1, /^\/gone cannot be read \(ENOENT\)/],
  [['setup-tenant'], {}, 2, /^--tenant is needed\./],
])(
  '%j with %j ends with %i and a sentence, for scripts in JSON too',
  async (args, env, code, notes) => {
    const typed = terminal({ PERENNIAL_URL: api.origin, PERENNIAL_KEY: OPERATOR_KEY, ...env });
    const said = { code, notes: expect.stringMatching(notes) as string };
    expect(await typed(...args)).toEqual({ ...said, out: '' });
    const { out, ...rest } = await typed('--json', ...args);
    expect(rest).toEqual(said);
    const { failure } = JSON.parse(out) as { failure: { code: string; title: string } };
    expect([failure.code === 'usage', failure.title.length > 0]).toEqual([code === 2, true]);
  },
);

const MICROSOFT = '<a href="https://login.microsoftonline.com/common/oauth2">Sign in</a>';
const ODD: Readonly<Record<string, (response: ServerResponse) => unknown>> = {
  '/html': (response) => response.setHeader('content-type', 'text/html').end(MICROSOFT),
  '/page': (response) => response.setHeader('content-type', 'text/html').end('<html>'),
  '/empty': (response) => response.end(),
  '/other': (response) => response.end('[]'),
  '/busy': (response) => response.writeHead(503).end('busy'),
  '/cut': (response) => response.destroy(),
};

describe('where something else answers', () => {
  let asked = 0;
  /** What is asked for is in the key: an address has no path. */
  const server = createServer(({ headers }, response) => {
    asked += 1;
    const [, kind = ''] = headers.authorization?.split(' ') ?? [];
    const odd = ODD[kind];
    if (odd) odd(response);
    else if (kind === '/late' && asked === 1)
      response.writeHead(429, { 'retry-after': '7' }).end('{}');
    else if (kind !== '/never') response.end('{"value":[]}');
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => (asked = 0));
  const at = (kind: string, surroundings: Partial<Terminal> = {}) => {
    const { port } = server.address() as AddressInfo;
    const env = { PERENNIAL_URL: `http://127.0.0.1:${port}`, PERENNIAL_KEY: kind };
    return terminal(env, surroundings);
  };

  test.each([
    ['/html', 'sign-in-in-front', /Microsoft's sign-in stands in front/],
    ['/page', 'not-perennial', /is it Perennial\?/],
    ['/empty', 'not-perennial', /is it Perennial\?/],
    ['/other', 'not-perennial', /is it Perennial\?/],
    ['/busy', 'failed', /answered 503/],
    ['/cut', 'no-answer', /does not answer \(reset\)/],
  ])('%s is told as %s', async (kind, code, notes) => {
    const { out, ...rest } = await at(kind)('accounts', 'list', '--json');
    expect(rest).toEqual({ code: 1, notes: expect.stringMatching(notes) as string });
    expect(JSON.parse(out)).toMatchObject({ failure: { code } });
  });

  test('whoever is asked to wait is told so, and waits no less', async () => {
    const waits: number[] = [];
    const sleep = (ms: number) => Promise.resolve(void waits.push(ms));
    const typed = await at('/late', { sleep })('accounts', 'list', '--json');
    expect(typed).toEqual({ code: 0, out: '[]\n', notes: '… asked to wait for 7 s\n' });
    expect(waits).toEqual([7000]);
  });

  test.each([[['--json']], [['--output', 'json']], [['-ojson']]])(
    'what nobody has foreseen, and what is not understood, is told as JSON too: %j',
    async (json) => {
      const sleep = () => Promise.reject(new TypeError('no such thing\nat all'));
      const { code, out, notes } = await at('/late', { sleep })('accounts', 'list', ...json);
      const title =
        'The command failed unexpectedly: no such thing (NODE_DEBUG=perennial shows where.)';
      expect([code, JSON.parse(out)]).toEqual([1, { failure: { code: 'unexpected', title } }]);
      expect(notes).toContain(title);
      const odd = await type('accounts', 'list', '--odd', ...json);
      expect(JSON.parse(odd.out)).toMatchObject({ failure: { code: 'usage' } });
    },
  );

  test('Ctrl-C ends a request that nobody answers, and is told as shells tell it', async () => {
    const interruption = new AbortController();
    const typed = at('/never', { interrupted: interruption.signal })('accounts', 'list', '--json');
    while (asked === 0) await new Promise((resolve) => setImmediate(resolve));
    interruption.abort();
    expect(await typed).toEqual({ code: 130, out: '', notes: '' });
  });
});

test('a key that others may read is not used', async () => {
  const path = file('key', OPERATOR_KEY);
  const typed = terminal({ PERENNIAL_URL: api.origin });
  expect(await typed('checks', '--key-file', path)).toMatchObject({ code: 0 });
  execFileSync('chmod', ['644', path]);
  expect(await typed('checks', '--key-file', path)).toMatchObject({
    code: 1,
    notes: expect.stringContaining('chmod 600') as string,
  });
});

test('a key and a file are read in whichever encoding Windows has written them', async () => {
  const typed = terminal({ PERENNIAL_URL: api.origin });
  const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
  for (const key of [utf16(`${OPERATOR_KEY}\r\n`), `\uFEFF${OPERATOR_KEY}\r\n`]) {
    const path = file('key-of-windows', key);
    expect(await typed('checks', '--key-file', path)).toMatchObject({ code: 0 });
  }
  const list = file('list.json', utf16('[]'));
  const key = file('key-of-windows', OPERATOR_KEY);
  expect(await typed('accounts', 'add', '--file', list, '--key-file', key)).toMatchObject({
    code: 1,
    notes: expect.stringContaining('is to hold one object') as string,
  });
  expect(
    await typed('accounts', 'add', '--credential', 'clientSecret', '--key-file', key),
  ).toMatchObject({ code: 1, notes: expect.stringContaining('--secret-env VARIABLE') as string });
});

test('help and completion need no installation, and offer what there is', async () => {
  const alone = terminal({});
  const { code, out } = await alone('--help');
  expect([code, out]).toEqual([0, expect.stringContaining('doctor')]);
  expect((await alone('complete', '--', 'accounts', 're')).out).toBe('remove\nresume\n');
  expect((await alone('complete', '--', 'app')).out).toBe('apply\n');
  for (const [before, offered] of [
    ['accounts edit x --preset', 'balanced\neverything\nread-only\n'],
    ['--output', 'json\ntable\n'],
    ['setup-tenant --user', '\n'],
  ] as const)
    expect((await alone('complete', '--', ...before.split(' '), '')).out).toBe(offered);
  const shells = (await alone('complete', '--', 'completion', '')).out.split('\n');
  expect(shells).toEqual(expect.arrayContaining(['bash', 'powershell', 'zsh', '--json']));
  expect(new Set(shells).size).toBe(shells.length);
  // Neither can be changed: an account of another tenant or app is another one.
  const edits = (await alone('complete', '--', 'accounts', 'edit', '--')).out.split('\n');
  expect(edits).toContain('--user');
  expect(edits).not.toContain('--tenant');
  const { out: script } = await alone('completion', 'bash');
  execFileSync('bash', ['-n'], { input: script });
  for (const shell of ['zsh', 'powershell'])
    expect((await alone('completion', shell)).out).toContain('perennial complete --');
});

const OURS =
  /^(?:npm run (?:--silent )?(perennial|doctor|setup-tenant)(?: --|$)|npx --no-install perennial\b|node scripts\/perennial\.mjs\b)(.*)$/;

/** Each call of the command line that a page shows, in its words. */
const callsInDocs = () =>
  blocks().flatMap(({ page, commands }) =>
    commands
      .flatMap((line) => line.split(/&&|[|;>]/))
      .flatMap((call) => {
        const [found, script = 'perennial', rest = ''] = OURS.exec(call.trim()) ?? [];
        const words = rest.split(/\s+/).filter(Boolean);
        if (found === undefined) return [];
        return [{ page, words: script === 'perennial' ? words : [script, ...words] }];
      }),
  );

/** What goes for every command may stand before it, each with its value. */
const withoutGlobals = ([first = '', ...rest]: readonly string[]): readonly string[] =>
  first.startsWith('--') && first !== '--help' ? withoutGlobals(rest.slice(1)) : [first, ...rest];

test('each command of ours in the docs is one that there is, with flags that it has', async () => {
  const alone = terminal({});
  const known = new Map<string, readonly string[]>();
  const offered = async (path: readonly string[]) => {
    const key = path.join(' ');
    const found = known.get(key) ?? (await alone('complete', '--', ...path, '')).out.split('\n');
    known.set(key, found);
    return found;
  };
  const calls = callsInDocs();
  expect(calls.length).toBeGreaterThan(15);
  for (const { page, words } of calls) {
    const path: string[] = [];
    for (const word of withoutGlobals(words)) {
      if (word.startsWith('-') || !(await offered(path)).includes(word)) break;
      path.push(word);
    }
    const may = [...(await offered(path)), '--help', '-o'];
    const flags = words.filter((word) => word.startsWith('-'));
    const unknown = flags.filter((flag) => !may.includes(flag.split('=')[0] ?? ''));
    // A group is no command, and neither is a word that none has.
    const isGroup = path.length === 0 || may.some((word) => /^(?:list|add|install)$/.test(word));
    const isLess = isGroup && !flags.includes('--help');
    expect({ page, words, unknown, isLess }).toEqual({ page, words, unknown: [], isLess: false });
  }
});

/** The whole number is shown by hand: each registration costs as much as it does in Azure. */
const ACCOUNTS = Number(process.env['APPLY_ACCOUNTS'] ?? 8);

describe('accounts as code', () => {
  const declared = (count: number) => ({
    accounts: Array.from({ length: count }, (_, index) => ({
      name: `Tenant ${index}`,
      tenantId: 'contoso.example',
      clientId: CLIENT_ID,
      user: `user${index}@contoso.example`,
      credential: { kind: 'clientSecret', clientSecret: { env: 'SECRET' } },
      schedule: { preset: 'steady' },
    })),
  });
  // The bound on registrations is by the minute: each one passes here.
  const hasty = () =>
    terminal(
      { PERENNIAL_URL: api.origin, PERENNIAL_KEY: OPERATOR_KEY, SECRET: 'a-secret' },
      { onNote: (text) => text.startsWith('+') && api.pass(60_000) },
    );
  const apply = async (document: unknown, ...flags: string[]) => {
    const { out, ...rest } = await hasty()(
      'apply',
      file('accounts.json', document),
      '--json',
      ...flags,
    );
    return { ...rest, summary: out === '' ? undefined : (JSON.parse(out) as object) };
  };
  const nothing = { created: 0, changed: 0, removed: 0, extra: 0 };

  test(`${ACCOUNTS} are created, then nothing differs; one that is taken out is named, and removed only with --prune`, async () => {
    const all = declared(ACCOUNTS);
    const dry = await apply(all, '--dry-run');
    expect(dry).toMatchObject({ code: 0, summary: { ...nothing, created: ACCOUNTS } });
    expect(await apply(all, '--yes')).toMatchObject({
      code: 0,
      summary: { ...nothing, created: ACCOUNTS },
    });
    expect(await apply(all, '--yes')).toMatchObject({
      code: 0,
      notes: 'Nothing differs.\n',
      summary: nothing,
    });

    const fewer = { accounts: all.accounts.slice(1) };
    const kept = await apply(fewer, '--yes');
    expect(kept.summary).toEqual({ ...nothing, extra: 1 });
    expect(kept.notes).toContain('? Tenant 0 is not in the file: --prune removes it');
    expect((await apply(fewer, '--prune', '--yes')).summary).toEqual({ ...nothing, removed: 1 });
  });

  test('what export prints is what apply reads, and a change is shown field by field', async () => {
    const { out } = await type('export');
    expect(out).not.toContain('a-secret');
    const exported = JSON.parse(out) as { accounts: { name: string; notify: object }[] };
    const { json } = await api.call('GET', '/api/export', { key: OPERATOR_KEY });
    expect({ ...exported, exportedAt: '' }).toEqual({ ...json, exportedAt: '' });
    expect((await apply(exported, '--yes')).summary).toEqual(nothing);
    // Called alike, they are told apart by their ids.
    await type(
      'accounts',
      'edit',
      exported.accounts[1]?.name ?? '',
      '--name',
      exported.accounts[0]?.name ?? '',
    );
    const alike = JSON.parse((await type('export')).out) as object;
    expect((await apply(alike, '--yes')).summary).toEqual(nothing);
    expect((await apply(exported, '--yes')).summary).toEqual({ ...nothing, changed: 1 });
    const [first] = exported.accounts;
    if (first) first.notify = { email: 'new@contoso.example' };
    const changed = await apply(exported, '--yes');
    expect(changed).toMatchObject({ code: 0, summary: { ...nothing, changed: 1 } });
    expect(changed.notes).toContain('    notify: {} → {"email":"new@contoso.example"}');
  });

  test('whatever accounts there are, an export of them asks for nothing', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 });
    const present = fc.record({
      id: fc.uuid(),
      name: fc.oneof(text, fc.constant('alike')),
      owner: text,
      tenantId: fc.domain(),
      credential: fc.record({ kind: fc.constantFrom('signIn', 'certificate') }),
      checks: fc.record({ always: fc.array(text), random: fc.array(text) }),
      schedule: fc.dictionary(text, fc.jsonValue()),
    });
    const all = fc.uniqueArray(present, { selector: ({ id }) => id });
    fc.assert(
      fc.property(all, fc.shuffledSubarray([0, 1, 2]), (accounts, without) => {
        const ids = without.flatMap((index) => accounts[index]?.id ?? []);
        const installation = { accounts, withoutCredential: new Set(ids) };
        const exported = JSON.parse(JSON.stringify(accounts)) as typeof accounts;
        const never = () => {
          throw new Error('an id is made');
        };
        for (const { type: kind } of planOf(exported, installation, never))
          expect(kind).toBe('keep');
      }),
    );
  });

  test('what another installation exported waits for its credential, which a reference brings later', async () => {
    const [moved] = declared(1).accounts;
    const without = {
      version: 1,
      accounts: [
        { ...moved, id: 'moved0001', owner: 'gone00001', credential: { kind: 'clientSecret' } },
      ],
      members: [{ id: 'mia000001', name: 'Mia', role: 'reader' }],
      settings: { language: 'zh-CN' },
    };
    const first = await apply(without, '--yes');
    expect(first.summary).toMatchObject({ created: 1 });
    expect(first.notes).toMatch(/\+ member Mia\n~ settings\n[^]*waits for its credential/);
    const state = async () =>
      (await api.call('GET', '/api/accounts/moved0001', { key: OPERATOR_KEY })).json['state'];
    expect(await state()).toBe('needs-credential');
    const brought = await apply({ accounts: [{ ...moved, id: 'moved0001' }] }, '--yes');
    expect(brought.summary).toMatchObject({ created: 0, changed: 1 });
    expect(await state()).toBe('active');
    expect((await apply({ accounts: [moved] }, '--yes')).summary).toMatchObject({ changed: 0 });
    expect(await apply({ accounts: [] }, '--prune')).toMatchObject({
      code: 1,
      notes: expect.stringContaining('There is nobody to ask') as string,
    });
  });

  test.each([
    ['no JSON', '{', /cannot be read as JSON/],
    ['a field that there is not', { account: [] }, /Unrecognized key|accounts/],
    [
      'a secret in the file',
      { accounts: [{ name: 'A', credential: { kind: 'clientSecret', clientSecret: 'x' } }] },
      /\/accounts\/0\/credential/,
    ],
    ['two of a name', { accounts: [{ name: 'A' }, { name: 'A' }] }, /two accounts are called A/],
    [
      'one of a name beside one of its id',
      { accounts: [{ name: 'A', id: 'x' }, { name: 'A' }] },
      /two accounts are called A/,
    ],
    [
      'two of an id',
      {
        accounts: [
          { name: 'A', id: 'x' },
          { name: 'B', id: 'x' },
        ],
      },
      /two accounts are of the id x/,
    ],
    [
      'a secret that is not there',
      {
        accounts: [
          { name: 'A', credential: { kind: 'clientSecret', clientSecret: { env: 'GONE' } } },
        ],
      },
      /The variable GONE is not set/,
    ],
    ['no credential', { accounts: [{ name: 'A' }] }, /A: a new account needs a credential/],
    [
      'what the API refuses',
      { accounts: [{ ...declared(1).accounts[0], schedule: { preset: 'hourly' } }] },
      /accounts\/0\/schedule/,
    ],
    [
      'another tenant under the same name',
      { accounts: [{ ...declared(2).accounts[1], tenantId: 'other.example' }] },
      /Tenant 1: tenantId cannot be changed/,
    ],
  ])('%s changes nothing', async (_, document, notes) => {
    expect(await apply(document, '--yes')).toMatchObject({
      code: 1,
      notes: expect.stringMatching(notes) as string,
    });
  });
});

describe('moving house', () => {
  const fixture = (name: string) => join(__dirname, 'fixtures', name);
  const planOf = async (...args: string[]) => {
    const { out, notes } = await type('import-from', ...args, '--plan', '--json');
    expect(notes).not.toMatch(/(?:auto|api|renewal|python|serverless|smtp)-(?:secret|token)|rrrr/);
    return {
      told: notes,
      ...(JSON.parse(out) as { accounts: Record<string, unknown>[]; left: object[] }),
    };
  };

  test('E5-AutoApi: accounts, schedule, counts and what must not be written; its loops and channels are named', async () => {
    const { accounts, left } = await planOf(fixture('e5-auto-api.Config.json'));
    expect(accounts).toHaveLength(2);
    expect(accounts[0]).toMatchObject({
      clientId: '22222222-2222-2222-2222-222222222222',
      credential: 'refreshToken',
      minSeconds: 10,
      maxSeconds: 1200,
      checksPerRun: { min: 6, max: 6 },
      readOnlyIn: ['workbooks', 'mail'],
      lacking: ['tenantId'],
    });
    const why = (text: string) => ({ field: text, why: expect.any(String) as string });
    for (const field of ['RunConfig.Rounds', 'NotificationConfig.Email.ToAddress', 'Prefixes.0'])
      expect(left).toContainEqual(why(field));
    expect(left).toContainEqual({
      field: 'Telemetry.Level',
      why: 'no field that Perennial knows of',
    });
  });

  test('e5-renewal: an account of its API beside its file; id and secret the wrong way round are turned about', async () => {
    const files = [fixture('e5-renewal.account.json'), fixture('e5-renewal.yaml')];
    const { accounts, left, told } = await planOf(...files);
    expect(accounts).toEqual([
      {
        name: 'Renewal',
        tenantId: 'contoso.example',
        clientId: '44444444-4444-4444-4444-444444444444',
        credential: 'clientSecret',
        expiresAt: '2027-06-01T00:00:00Z',
        minSeconds: 7200,
        maxSeconds: 21_600,
        checksPerRun: { min: 3, max: 8 },
        paused: true,
        lacking: ['user'],
      },
    ]);
    expect(told).toContain('wrong way round');
    expect(left).toContainEqual(
      expect.objectContaining({ field: 'accounts.0.schedule.pause_threshold' }),
    );
  });

  test('AutoApi: variables, assignments with a token beside them, a cloud function; secrets of GitHub stay behind', async () => {
    const environment = await planOf(fixture('auto-api.env'), '--tenant', 'contoso.example');
    expect(environment.accounts.map(({ clientId, lacking }) => [clientId, lacking])).toEqual([
      ['55555555-5555-5555-5555-555555555555', []],
      ['66666666-6666-6666-6666-666666666666', []],
    ]);
    expect(environment.left.map((one) => (one as { field: string }).field)).toEqual([
      'APP_NUM',
      'GH_TOKEN',
    ]);
    const assigned = await planOf(fixture('auto-api.py'), fixture('1.txt'));
    expect(assigned.accounts).toEqual([
      expect.objectContaining({
        clientId: '77777777-7777-7777-7777-777777777777',
        credential: 'refreshToken',
      }),
    ]);
    expect(assigned.told).toContain('was public');
    const { accounts } = await planOf(fixture('serverless.config.py'));
    expect(accounts).toMatchObject([
      { clientId: '88888888-8888-8888-8888-888888888888', credential: 'refreshToken' },
    ]);
    const workflow = await planOf(fixture('auto-api.workflow.yml'));
    expect([workflow.accounts, workflow.told]).toEqual([
      [],
      expect.stringContaining('cannot be read back'),
    ]);
  });

  test('Renew X: its file has no account, each of its fields has a reason, and no password is shown', async () => {
    const { accounts, left, told } = await planOf(fixture('renew-x.Config.xml'));
    expect([accounts, left.length]).toEqual([[], 9]);
    expect(told).toMatch(/a password, which Perennial never takes[^]*Four values of its form/);
  });

  test('accounts are tried, added as they were, and added once', async () => {
    const files = [
      fixture('e5-renewal.account.json'),
      fixture('e5-renewal.yaml'),
      fixture('e5-auto-api.Config.json'),
    ];
    const add = (...more: string[]) => type('import-from', ...files, ...more);
    expect(await add('--yes')).toMatchObject({
      code: 1,
      notes: expect.stringContaining('say --user') as string,
    });
    const given = ['--user', 'adele@contoso.example', '--tenant', 'fabrikam.example'];
    expect(await add(...given)).toMatchObject({
      code: 1,
      notes: expect.stringContaining('say --yes') as string,
    });
    const granted = jest.spyOn(api.tokens, 'acquire').mockImplementation(() =>
      Promise.resolve({
        accessToken: 'canary-access-token',
        expiresAt: Date.now() + HOUR_MS,
        permissions: ['Mail.ReadWrite', 'Directory.ReadWrite.All', 'offline_access'],
      }),
    );
    const added = await add(...given, '--yes');
    granted.mockRestore();
    expect(added).toMatchObject({ code: 0, out: '3 added, 0 here already, 0 failed.\n' });
    expect(added.notes).toMatch(
      /not there yet[^]*wider than any check needs: Directory\.ReadWrite\.All\n/,
    );
    const { out } = await type('accounts', 'show', 'Renewal', '--json');
    expect(JSON.parse(out)).toMatchObject({
      state: 'paused',
      schedule: { preset: 'custom', minSeconds: 7200, maxSeconds: 21_600 },
      credential: { kind: 'clientSecret', expiresAt: '2027-06-01T00:00:00.000Z' },
    });
    expect((await add(...given, '--yes')).out).toBe('0 added, 3 here already, 0 failed.\n');
  });

  test('what Microsoft refuses is not added, and what is no such file is told', async () => {
    const refused = [
      'import-from',
      fixture('auto-api.env'),
      '--tenant',
      'expired.example',
      '--yes',
    ];
    expect(await type(...refused)).toMatchObject({
      code: 1,
      out: '0 added, 0 here already, 2 failed.\n',
    });
    expect(await type('import-from', __filename)).toMatchObject({
      code: 1,
      notes: expect.stringMatching(
        /none of the files that are known: Renew X, e5-renewal/,
      ) as string,
    });
  });
});
