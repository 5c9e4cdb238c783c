import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';

const hooks = join(__dirname, '../../scripts/hooks');
let folder: string;
let calls: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hooks-'));
  calls = join(folder, 'calls');
  const azd = join(folder, 'azd');
  writeFileSync(azd, `#!/bin/sh\nprintf '%s|' "$@" >> '${calls}'\necho >> '${calls}'\n`);
  chmodSync(azd, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

const environment = (values: Record<string, string>) => ({
  PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
  ...values,
});

/** Runs a hook with a stand-in for azd; answers how azd was called. */
function run(name: string, values: Record<string, string> = {}): string[] {
  execFileSync(process.execPath, [join(hooks, `${name}.mjs`)], { env: environment(values) });
  return existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [];
}

test('a first deployment draws a salt and the month of its budget', () => {
  const [salt, start] = run('preprovision');
  expect(salt).toMatch(/^env\|set\|PERENNIAL_NAME_SALT\|[0-9a-f]{8}\|$/);
  expect(start).toMatch(/^env\|set\|PERENNIAL_BUDGET_START\|\d{4}-\d{2}-01\|$/);
});

test('later deployments keep both', () => {
  const kept = { PERENNIAL_NAME_SALT: 'abcd', PERENNIAL_BUDGET_START: '2026-01-01' };
  expect(run('preprovision', kept)).toEqual([]);
});

test('after azd down the next deployment draws anew, so that it need not wait for the old vault’s name', () => {
  expect(run('postdown')).toEqual([
    'env|set|PERENNIAL_NAME_SALT||',
    'env|set|PERENNIAL_BUDGET_START||',
  ]);
});

test('azd up ends with the address and the way to the operator key', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.end('{}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const child = spawn(process.execPath, [join(hooks, 'postup.mjs')], {
    env: environment({ SERVICE_APP_URI: uri, AZURE_KEY_VAULT_NAME: 'kv-example' }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = await text(child.stdout);
  await new Promise((closed) => server.close(closed));
  expect(asked).toEqual(['/api/health']);
  expect(output).toContain(`Perennial is at ${uri}`);
  expect(output).toContain('It answers');
  expect(output).toContain('az keyvault secret show --vault-name kv-example');
  expect(output).toContain("tags.purpose=='operator-key'");
});

test('a hook without what azd gives says what is missing', () => {
  expect(() =>
    execFileSync(process.execPath, [join(hooks, 'postup.mjs')], {
      env: environment({}),
      stdio: 'pipe',
    }),
  ).toThrow(/SERVICE_APP_URI is not set/);
});
