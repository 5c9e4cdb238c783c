import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { unzipSync } from 'fflate';

const root = join(__dirname, '../..');
const BOUND_BYTES = 2_000_000;

interface Seen {
  readonly functionNames: readonly string[];
  readonly home: { readonly status: number; readonly body: string };
  readonly health: { readonly status: number; readonly body: string };
}
interface Bill {
  readonly metadata: { readonly component: { readonly hashes: readonly { content: string }[] } };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly licenses: readonly object[];
  }[];
}

let folder: string;
let first: Uint8Array;
let second: Uint8Array;
let files: Record<string, Uint8Array>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
  first = make('first', 'UTC');
  second = make('second', 'Pacific/Auckland');
  files = unzipSync(first);
});
afterAll(() => rmSync(folder, { recursive: true }));

function make(name: string, zone: string): Uint8Array {
  const out = join(folder, name);
  mkdirSync(out);
  execFileSync(process.execPath, [join(root, 'scripts/package.mjs'), '--out', out], {
    env: { PATH: process.env['PATH'] ?? '', TZ: zone },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return readFileSync(join(out, 'released-package.zip'));
}

const textOf = (path: string) => Buffer.from(files[path] ?? []).toString();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('the same input gives the same bytes, wherever it is packaged', () => {
  expect(sha256(first)).toBe(sha256(second));
});

test('it is small, and holds only what runs', () => {
  expect(first.length).toBeLessThan(BOUND_BYTES);
  const assets = Object.keys(files).filter((path) => path.startsWith('dist/assets/'));
  expect(
    assets.filter(
      (path) => !/^dist\/assets\/(index\.html|[\w.-]+-[0-9A-Z]{8}\.(js|css|svg)\.gz)$/.test(path),
    ),
  ).toEqual([]);
  expect(
    Object.keys(files)
      .filter((path) => !assets.includes(path))
      .sort(),
  ).toEqual(['LICENSE', 'NOTICE', 'dist/app.js', 'dist/main.js', 'host.json', 'package.json']);
  expect(textOf('host.json')).toBe(readFileSync(join(root, 'host.json'), 'utf8'));
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(JSON.parse(textOf('package.json'))).toEqual({
    name: 'perennial',
    version: own.version,
    main: 'dist/main.js',
  });
});

test('the folder that azd deploys is what is in the zip file', () => {
  for (const [path, bytes] of Object.entries(files)) {
    expect([path, sha256(readFileSync(join(folder, 'first/package', path)))]).toEqual([
      path,
      sha256(bytes),
    ]);
  }
});

test('the bill of materials names what is bundled, and not what is only installed', () => {
  const bill = JSON.parse(
    readFileSync(join(folder, 'first/released-package.cdx.json'), 'utf8'),
  ) as Bill;
  expect(bill.metadata.component.hashes[0]?.content).toBe(sha256(first));
  const names = bill.components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['@azure/functions', '@azure/msal-node', 'zod']));
  expect(names).not.toEqual(expect.arrayContaining(['jest']));
  expect(names.filter((name) => ['azurite', 'esbuild', 'fflate'].includes(name))).toEqual([]);
  expect(names.filter((name) => name === '@azure/msal-node')).toHaveLength(1);
  for (const { name, version, licenses } of bill.components) {
    expect([name, version, licenses.length]).toEqual([
      name,
      expect.stringMatching(/^\d+\.\d+\.\d+/),
      1,
    ]);
    expect(textOf('NOTICE')).toContain(`${name} ${version} (`);
  }
});

test('unpacked into an empty folder, it registers every function and answers', () => {
  const empty = join(folder, 'unpacked');
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(empty, path)), { recursive: true });
    writeFileSync(join(empty, path), bytes);
  }
  // The host lies in the repository and finds its packages there; the app lies where there are none.
  const host = join(root, 'build/test/package-host.cjs');
  buildSync({
    entryPoints: [join(__dirname, 'package-host.ts')],
    bundle: true,
    platform: 'node',
    packages: 'external',
    alias: { '@perennial/functions-host': join(root, 'packages/functions-host/src/index.ts') },
    outfile: host,
    logLevel: 'error',
  });
  // Only the setting that the platform itself needs for indexing, and nothing listens there.
  const storage = 'UseDevelopmentStorage=true';
  const output = execFileSync(process.execPath, [host, empty], {
    cwd: empty,
    env: { PATH: process.env['PATH'] ?? '', AzureWebJobsStorage: storage },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { functionNames, home, health } = JSON.parse(output.toString()) as Seen;
  expect(functionNames).toEqual(registered().sort());
  expect(home.status).toBe(200);
  expect(home.body).toContain('Perennial');
  expect(health.status).toBe(200);
  expect(JSON.parse(health.body)).toHaveProperty('status');
});

/** The names that the registrations give as literals. */
function registered(): string[] {
  return readdirSync(join(root, 'functions')).flatMap((name) =>
    [...readFileSync(join(root, 'functions', name), 'utf8').matchAll(/app\.\w+\('(\w+)'/g)].flatMap(
      ([, literal]) => literal ?? [],
    ),
  );
}
