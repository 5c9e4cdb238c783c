import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLIENT_ID, OPERATOR_KEY, startApi } from '../http/support';
import type { TestApi } from '../http/support';
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
  const text = typeof content === 'string' ? content : JSON.stringify(content);
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
])('%j with %j ends with %i and a sentence', async (args, env, code, notes) => {
  const typed = terminal({ PERENNIAL_URL: api.origin, PERENNIAL_KEY: OPERATOR_KEY, ...env });
  expect(await typed(...args)).toMatchObject({
    code,
    notes: expect.stringMatching(notes) as string,
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

test('help and completion need no installation, and offer what there is', async () => {
  const alone = terminal({});
  const { code, out } = await alone('--help');
  expect([code, out]).toEqual([0, expect.stringContaining('doctor')]);
  expect((await alone('complete', '--', 'accounts', 're')).out).toBe('remove\nresume\n');
  expect((await alone('complete', '--', 'app')).out).toBe('apply\n');
  const { out: script } = await alone('completion', 'bash');
  execFileSync('bash', ['-n'], { input: script });
  for (const shell of ['zsh', 'powershell'])
    expect((await alone('completion', shell)).out).toContain('perennial complete --');
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
    expect((await apply(exported, '--yes')).summary).toEqual(nothing);
    const [first] = exported.accounts;
    if (first) first.notify = { email: 'new@contoso.example' };
    const changed = await apply(exported, '--yes');
    expect(changed).toMatchObject({ code: 0, summary: { ...nothing, changed: 1 } });
    expect(changed.notes).toContain('    notify: {} → {"email":"new@contoso.example"}');
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
      'a secret that is not there',
      {
        accounts: [
          { name: 'A', credential: { kind: 'clientSecret', clientSecret: { env: 'GONE' } } },
        ],
      },
      /The variable GONE is not set/,
    ],
    [
      'no reference',
      { accounts: [{ name: 'A', credential: { kind: 'clientSecret' } }] },
      /needs clientSecret/,
    ],
  ])('%s changes nothing', async (_, document, notes) => {
    expect(await apply(document, '--yes')).toMatchObject({
      code: 1,
      notes: expect.stringMatching(notes) as string,
    });
  });
});
