import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { unzipSync } from 'fflate';
import { CLIENT_ID, CLIENT_SECRET } from '@perennial/graph-simulator';
import { fixedCredential } from '../../src/azure/credential';
import { openVault } from '../../src/azure/vault';
import { until } from '../support/until';
import { startIdentityWorld, VAULT_TOKEN } from './identity-world';

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
let unpacked: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
  first = make('first', 'UTC');
  second = make('second', 'Pacific/Auckland');
  files = unzipSync(first);
  unpacked = join(folder, 'unpacked');
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(unpacked, path)), { recursive: true });
    writeFileSync(join(unpacked, path), bytes);
  }
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
  const lazy = Object.keys(files).filter((path) =>
    /^dist\/app\/[\w-]+-[0-9A-Z]{8}\.js$/.test(path),
  );
  expect(
    Object.keys(files)
      .filter((path) => !assets.includes(path) && !lazy.includes(path))
      .sort(),
  ).toEqual([
    'LICENSE',
    'NOTICE',
    'dist/app.js',
    'dist/functions.js',
    'dist/main.js',
    'host.json',
    'package.json',
  ]);
  // Whatever is heavy lies in files of its own, which are loaded when they are needed.
  expect(files['dist/app.js']?.length).toBeLessThan(10_000);
  const weight = assets.reduce((sum, path) => sum + (files[path]?.length ?? 0), 0);
  expect(weight).toBeLessThan(150_000);
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
  // Only the setting that the platform itself needs for indexing, and nothing listens there.
  const storage = 'UseDevelopmentStorage=true';
  const output = execFileSync(process.execPath, [hostOf('package-host'), unpacked], {
    cwd: unpacked,
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

test('as the managed identity alone, with no key anywhere, it registers, runs and mails', async () => {
  const world = await startIdentityWorld(folder);
  const host = spawn(process.execPath, [hostOf('identity-host'), unpacked], {
    cwd: unpacked,
    env: { PATH: process.env['PATH'] ?? '', ...world.environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(host, 'exit');
  const [origin] = (await once(createInterface(host.stdout), 'line')) as [string];
  const key = await operatorKeyIn(world.vaultUrl);
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(origin + path, {
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    return (await response.json()) as T;
  };
  const account = await ask<{ id: string }>('/api/accounts', {
    name: 'Expired',
    tenantId: 'expired.example',
    clientId: CLIENT_ID,
    user: 'adele@expired.example',
    credential: { kind: 'clientSecret', clientSecret: CLIENT_SECRET },
  });
  await until('a run is recorded', async () => {
    const { value } = await ask<{ value: object[] }>(`/api/accounts/${account.id}/runs`);
    return value.length > 0;
  });
  await until('a mail has come', () => world.mailbox.mails().length > 0);
  expect(world.mailbox.mails()[0]).toMatchObject({
    from: world.environment.MAIL_FROM,
    to: world.environment.OPERATOR_EMAIL,
    subject: expect.stringContaining('Expired') as string,
  });
  host.stdin.end();
  await ended;
  await world.close();
  expect([...world.resources].sort()).toEqual([
    'https://communication.azure.com',
    'https://storage.azure.com',
    'https://vault.azure.net',
  ]);
});

/** The key that the app has made, read from the vault as an operator reads it. */
async function operatorKeyIn(vaultUrl: string): Promise<string> {
  const client = openVault(vaultUrl, fixedCredential(VAULT_TOKEN));
  let name: string | undefined;
  await until('the operator key is in the vault', async () => {
    for await (const { tags, name: found } of client.listPropertiesOfSecrets())
      if (tags?.['purpose'] === 'operator-key') name = found;
    return name !== undefined;
  });
  return (await client.getSecret(name ?? '')).value ?? '';
}

/** A host lies in the repository and finds its packages there; the app lies where there are none. */
function hostOf(name: string): string {
  const outfile = join(root, `build/test/${name}.cjs`);
  buildSync({
    entryPoints: [join(__dirname, `${name}.ts`)],
    bundle: true,
    platform: 'node',
    packages: 'external',
    alias: {
      '@perennial/functions-host': join(root, 'packages/functions-host/src/index.ts'),
    },
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

/** The names that the registrations give as literals. */
function registered(): string[] {
  return readdirSync(join(root, 'functions')).flatMap((name) =>
    [...readFileSync(join(root, 'functions', name), 'utf8').matchAll(/app\.\w+\('(\w+)'/g)].flatMap(
      ([, literal]) => literal ?? [],
    ),
  );
}
