import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocks } from './blocks';
import { TOOLS } from './tools';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** What a block may need that no test has. Its commands are held to the words and flags below, and are never counted as run. */
const NEEDS = ['az', 'azd', 'docker', 'systemd', 'PowerShell', 'openssl', 'an account', 'a tenant'];

/** Who runs a command of a block that is marked `run`, and how it is called there. A command that is named here is not run again. */
const RUN_BY: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'npm ci': ['.ci/run', 'npm ci'],
  'npm test': ['.ci/run', 'npm test'],
  'npm run check': ['.github/workflows/test.yml', 'npm run check'],
  'npm start': ['test/e2e/product.ts', "'scripts/start.mjs'"],
  'npm start -- --live': ['test/proof/starts/cases.ts', '--live'],
  'npm run permissions -- --preset balanced': [__filename.slice(root.length + 1), '--preset'],
  'npm run perennial --': ['test/cli/support.ts', 'cli/main.ts'],
  'npm run setup-tenant -- --help': ['test/cli/setup-tenant.slow.test.ts', "'--help'"],
  'npm run --silent perennial --': ['test/cli/command-line.test.ts', "'completion', 'bash'"],
  'npm run proof -- openmetrics': ['scripts/proof.mjs', 'openmetrics'],
  'npm run proof -- ending': ['scripts/proof.mjs', 'ending'],
  curl: ['test/e2e/start.test.ts', 'readmeCommands'],
  'npm run bench': ['.ci/run', 'npm run --silent bench'],
  'npm run weak-spots': ['test/checks/weak-spots.ts', 'weakSpots'],
  'npm run proof -- leftovers': ['scripts/proof.mjs', 'leftovers'],
  'npm run proof -- tenants': ['test/proof/tenants.test.ts', 'tenants'],
  'npm run proof -- schedules': ['scripts/proof.mjs', 'schedules'],
  'npm run proof -- proxy': ['scripts/proof.mjs', 'proxy'],
  'npm run proof -- weeks': ['scripts/proof.mjs', 'weeks'],
  'npm run proof -- container': ['scripts/proof.mjs', 'container'],
  'npm run proof -- starts': ['scripts/proof.mjs', 'starts'],
  'npm run proof -- upkeep': ['scripts/proof.mjs', 'upkeep'],
  'npm run proof -- scale': ['scripts/proof.mjs', 'scale'],
  'npm run proof -- page': ['scripts/proof.mjs', 'page'],
  'npm run proof -- fuzz': ['scripts/proof.mjs', 'fuzz'],
  'npm run proof -- sequences': ['scripts/proof.mjs', 'sequences'],
};

const all = blocks();
const places = ({ page, mark }: { page: string; mark: string }) => `${page}: ${mark}`;

test('each block of commands says whether it is run here, or what it needs', () => {
  const wrong = all.filter(
    ({ mark }) => mark !== 'run' && !NEEDS.some((need) => mark === `needs ${need}`),
  );
  expect(wrong.map(places)).toEqual([]);
});

test('PowerShell 5.1 has one command a line', () => {
  const joined = all.filter(
    ({ language, commands }) => language === 'powershell' && /&&|\|\|/.test(commands.join('\n')),
  );
  expect(joined.map(places)).toEqual([]);
});

/** The commands of a block that is run, one by one, without settings before them and what `--` hands on after the known part. */
const runCommands = all
  .filter(({ mark, language }) => mark === 'run' && language === 'sh')
  .flatMap(({ page, commands }) =>
    commands
      .flatMap((line) => line.split(' && '))
      .map((command) => [page, command.trim()] as const),
  );

test.each(runCommands)('%s: who runs %s is known', (_page, command) => {
  const plain = command.replace(/^(?:[A-Z_]+=\S+ )+/, '');
  const known = Object.keys(RUN_BY)
    .filter((name) => plain === name || plain.startsWith(`${name} `))
    .sort((a, b) => b.length - a.length)[0];
  const [file, text] = RUN_BY[known ?? ''] ?? [];
  expect([plain, file]).toEqual([plain, expect.any(String)]);
  expect([file, read(file ?? '').includes(text ?? '')]).toEqual([file, true]);
});

test('npm’s scripts and the project’s own files that commands name are there', () => {
  const commands = all.flatMap((block) => block.commands);
  const named = commands.flatMap((command) =>
    [...command.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name),
  );
  expect([...new Set(named)].filter((name) => scripts[name] === undefined)).toEqual([]);
  // What is run in a container lies there.
  const here = commands.filter((command) => !command.startsWith('docker '));
  const files = here.flatMap((command) =>
    [...command.matchAll(/\bnode (\S+)/g)].map(([, file = '']) => file),
  );
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('what needs a tool uses words and flags that the tool has', () => {
  const calls = all
    .flatMap(({ commands }) => commands)
    .flatMap((command) => command.split(/&&|\||\$\(|[;\n]|\bdo\b/))
    // Of a container's command only what is docker's own; systemctl takes its flags before its verb.
    .map((call) =>
      call
        .trim()
        .replace(/ perennial(?: .*)?$/, '')
        .replace(/^systemctl (--user) (\w+)/, 'systemctl $2 $1'),
    )
    .filter((call) => /^(?:printf .*)?\b(?:az|azd|docker|gh|openssl|systemctl) /.test(call));
  expect(calls.length).toBeGreaterThan(20);
  const unknown = calls.filter((call) => {
    const words = Object.keys(TOOLS).filter((name) => call === name || call.startsWith(`${name} `));
    const [name] = words.sort((a, b) => b.length - a.length);
    if (name === undefined) return true;
    const flags = (TOOLS[name] ?? '').split(' ');
    const given = call.replaceAll(/"[^"]*"|'[^']*'/g, '').match(/(?<=\s)--?[a-z][\w-]*/g) ?? [];
    return given.some((flag) => !flags.includes(flag));
  });
  expect(unknown).toEqual([]);
});

test('the permissions of a first registration are printed as ticks and as a manifest', () => {
  const print = (...flags: string[]) =>
    execFileSync(
      process.execPath,
      [join(root, 'scripts/permissions.mjs'), '--preset', 'balanced', ...flags],
      {
        encoding: 'utf8',
      },
    );
  expect(print()).toMatch(/Application permissions\. Tick\n\n {2}\w/);
  const { requiredResourceAccess } = JSON.parse(print('--manifest')) as {
    requiredResourceAccess: { resourceAccess: { id: string; type: string }[] }[];
  };
  expect(requiredResourceAccess[0]?.resourceAccess.length).toBeGreaterThan(10);
  expect(print('--mode', 'delegated')).toContain('offline_access');
});
