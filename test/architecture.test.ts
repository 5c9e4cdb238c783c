import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import {
  FUNCTION_TIMEOUT_MS,
  LEASE_MS,
  REDELIVERY_MS,
  RUN_DEADLINE_MS,
  UNDO_RESERVE_MS,
} from '../src/domain/timing';

const root = resolve(__dirname, '..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

/** Every import of a file: relative ones as a path below the root, others by their name. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;
  return [...text.matchAll(pattern)].map((match) => {
    const target = match[3] ?? match[4] ?? '';
    const to = target.startsWith('.')
      ? relative(root, resolve(root, dirname(file), target))
      : target;
    return { from: file, to, typeOnly: match[2] !== undefined };
  });
}

const files = [...sources('functions'), ...sources('src')];
/** What `npm start` adds, and what stands in for others: none of it deploys. */
const localFiles = [...sources('local'), ...sources('packages')];
const imports = files.flatMap(importsOf);

/** Words and small tools that any room may use; they know of no room but the ports. */
const SHARED = [
  'refusal',
  'audit',
  'far-sides',
  'under-way',
  'until-written',
  'one-by-one',
  'unless-damaged',
  'sha256',
  'within',
  'time-limit',
  'compact',
  'durations',
  'once-for',
  'remember',
  'escaped',
  'ports',
  'domain',
];

/**
 * The rooms of `src`, and into which others each may reach: a wall stands wherever nothing is said. What
 * happens is told from the outside in, so that no room reaches into one that reaches into it.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  ports: ['domain'],
  failures: ['domain'],
  checks: ['domain', 'ports', 'once-for'],
  credentials: [...SHARED],
  services: [...SHARED, 'credentials', 'tokens'],
  engine: [...SHARED, 'services', 'checks'],
  tokens: [...SHARED, 'services', 'engine', 'checks', 'credentials'],
  addresses: [...SHARED, 'services', 'settings'],
  accounts: [...SHARED, 'services', 'engine', 'checks', 'credentials', 'tokens', 'addresses'],
  runs: [...SHARED, 'services', 'engine', 'tokens', 'accounts', 'settings'],
  onboarding: [...SHARED, 'services', 'checks', 'credentials', 'tokens', 'accounts'],
  'sign-in': [...SHARED, 'services', 'tokens', 'accounts'],
  members: [...SHARED, 'services', 'accounts', 'runs'],
  settings: [...SHARED, 'services', 'channels'],
  transfer: [...SHARED, 'services', 'accounts', 'settings', 'addresses'],
  notifications: [...SHARED, 'services', 'failures', 'channels', 'settings', 'addresses'],
  maintenance: [
    ...SHARED,
    'services',
    'engine',
    'tokens',
    'accounts',
    'onboarding',
    'runs',
    'notifications',
    'members',
    'settings',
  ],
  // Technologies, each behind a port.
  network: [...SHARED],
  azure: [...SHARED, 'network'],
  microsoft: [...SHARED, 'network', 'failures'],
  channels: [...SHARED, 'network'],
  // What a request is, what it is answered with; the rules lie further in.
  http: [
    ...SHARED,
    'services',
    'config',
    'checks',
    'credentials',
    'channels',
    'settings',
    'transfer',
    'failures',
    'tokens',
    'engine',
    'addresses',
    'accounts',
    'runs',
    'sign-in',
    'onboarding',
    'members',
    'notifications',
    'maintenance',
  ],
  config: [],
};
/** They put it all together, and only they know the technologies. */
const OUTSIDE = ['app', 'wiring'];

const roomOf = (path: string): string | undefined =>
  /^src\/([^/.]+)/.exec(path)?.[1] ?? (path === '@perennial/checks' ? path : undefined);

test('a room reaches only into the rooms that are open to it', () => {
  const through = imports.filter(({ from, to }) => {
    const [here, there] = [roomOf(from), roomOf(to)];
    if (!from.startsWith('src/') || here === undefined || OUTSIDE.includes(here)) return false;
    if (there === undefined || there === here || there === '@perennial/checks') return false;
    return ![...(ROOMS[here] ?? []), ...(SHARED.includes(here) ? SHARED : [])].includes(there);
  });
  expect(through.map(({ from, to }) => `${from} reaches into ${to}`)).toEqual([]);
});

test('every room of src has its place in the table, and no two reach into each other', () => {
  const rooms = new Set(sources('src').flatMap((file) => roomOf(file) ?? []));
  const known = [...Object.keys(ROOMS), ...OUTSIDE, ...SHARED];
  expect([...rooms].filter((room) => !known.includes(room))).toEqual([]);
  const both = Object.entries(ROOMS).flatMap(([room, open]) =>
    open.filter((other) => ROOMS[other]?.includes(room)).map((other) => `${room} and ${other}`),
  );
  // The services name the caches of the tokens, by their types alone.
  expect(both.sort()).toEqual(['services and tokens', 'tokens and services']);
});

test('the page of the architecture names every room', () => {
  const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const rooms = [...Object.keys(ROOMS), ...OUTSIDE].filter((room) => room !== 'services');
  expect(rooms.filter((room) => !new RegExp(`\\b${room}\\b`).test(page))).toEqual([]);
});

test('nothing that deploys imports local mode, and local mode imports no check', () => {
  const local = /^local\/|^packages\/|^@perennial\/(?!checks$)/;
  expect(imports.filter(({ to }) => local.test(to))).toEqual([]);
  const checks = localFiles.flatMap(importsOf).filter(({ to }) => to.startsWith('src/checks'));
  expect(checks.filter(({ from }) => !from.includes('/test/'))).toEqual([]);
});

test('the domain does nothing: no clock, no randomness, no I/O, nothing of Node', () => {
  const domain = sources('src/domain');
  const pure = [
    'pure-rand/',
    '@date-fns/tz/tzOffset',
    '@perennial/checks',
    'src/compact',
    'src/durations',
  ];
  const outside = domain
    .flatMap(importsOf)
    .filter(({ to }) => !to.startsWith('src/domain') && !pure.some((name) => to.startsWith(name)));
  expect(outside).toEqual([]);
  const impure = /Date\.now|new Date\(\)|Math\.random|process\.|fetch\(|setTimeout|console\./;
  expect(domain.filter((file) => impure.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test('only config reads the environment, of what deploys', () => {
  const readers = files.filter((file) =>
    readFileSync(join(root, file), 'utf8').includes('process.env'),
  );
  expect(readers).toEqual(['src/config/index.ts']);
});

test('a limit on time is let go of with its work, in what deploys', () => {
  const held = /AbortSignal\.(?:timeout|any)\(/;
  expect(files.filter((file) => held.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test('registering functions imports nothing heavy: what runs is loaded at the first invocation', () => {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { to, typeOnly } of importsOf(file)) {
      if (typeOnly || to === 'src/app') continue;
      const found = files.find(
        (candidate) => candidate === `${to}.ts` || candidate === `${to}/index.ts`,
      );
      if (found) visit(found);
      else seen.add(to);
    }
  };
  visit('functions/index.ts');
  const packages = [...seen].filter(
    (name) => !name.startsWith('src/') && !name.startsWith('functions/'),
  );
  expect(packages).toEqual(['@azure/functions']);
});

test('run deadline < functionTimeout ≤ lease < redelivery, in code and host.json alike', () => {
  const host = JSON.parse(readFileSync(join(root, 'host.json'), 'utf8')) as {
    functionTimeout: string;
  };
  const [hours = 0, minutes = 0, seconds = 0] = host.functionTimeout.split(':').map(Number);
  expect(((hours * 60 + minutes) * 60 + seconds) * 1000).toBe(FUNCTION_TIMEOUT_MS);
  expect(UNDO_RESERVE_MS).toBeLessThan(RUN_DEADLINE_MS);
  expect(RUN_DEADLINE_MS).toBeLessThan(FUNCTION_TIMEOUT_MS);
  expect(FUNCTION_TIMEOUT_MS).toBeLessThanOrEqual(LEASE_MS);
  expect(LEASE_MS).toBeLessThan(REDELIVERY_MS);
});

test('there is one copy of MSAL, and every version is exact', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, unknown>;
  };
  expect(Object.keys(lock.packages).filter((path) => path.endsWith('@azure/msal-node'))).toEqual([
    'node_modules/@azure/msal-node',
  ]);
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const versions = Object.values({ ...manifest['dependencies'], ...manifest['devDependencies'] });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('no test is skipped or left alone', () => {
  const marks =
    /\b(?:test|it|describe)\.(?:skip|only|todo)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/;
  const marked = sources('test').filter(
    (file) =>
      marks.test(readFileSync(join(root, file), 'utf8')) && !file.endsWith('architecture.test.ts'),
  );
  expect(marked).toEqual([]);
});

test('checks are made of the grammar, the schema library and what lies beside them', () => {
  const checks = sources('src/checks').flatMap(importsOf);
  const inside = checks.filter(({ from }) => from.split('/').length > 3);
  const strange = inside.filter(({ from, to, typeOnly }) => {
    const beside = to.startsWith(`${dirname(from)}/`) || to.startsWith('src/checks/');
    const pure = ['@perennial/checks', 'zod', 'node:crypto', 'node:zlib'].includes(to);
    return !beside && !pure && !typeOnly;
  });
  expect(strange).toEqual([]);
});

test('the grammar of a check imports nothing but the schema library', () => {
  const grammar = sources('packages/checks/src').flatMap(importsOf);
  const outside = grammar.filter(
    ({ to }) => to !== 'zod' && !to.startsWith('packages/checks/src/'),
  );
  expect(outside).toEqual([]);
});
