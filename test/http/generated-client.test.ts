import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { OPERATOR_KEY, startApi } from './support';
import type { TestApi } from './support';
import { worker } from './worker';

const root = join(__dirname, '../..');
const folder = join(root, 'build/test');

interface Stories {
  readonly doStories: (
    origin: string,
    key: string,
    work: (accountId: string) => Promise<unknown>,
  ) => Promise<Record<string, unknown>>;
}

let api: TestApi;
let document: string;
beforeAll(async () => {
  api = await startApi();
  document = (await api.call('GET', '/api/openapi.json', { key: '' })).text;
});
afterAll(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const { claimed, completed } = worker(() => api);

test('N8: a public linter finds nothing in the OpenAPI document', async () => {
  const config = await createConfig({
    extends: ['recommended-strict'],
    // What is open refuses nobody; that all else answers 401 is a test of its own.
    rules: { 'operation-4xx-response': 'off' },
  });
  const source = JSON.parse(document) as object;
  const problems = await lintFromString({
    source: JSON.stringify(source),
    absoluteRef: 'openapi.json',
    config,
  });
  expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});

test('N8: what a public generator makes of it fits every story', () => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'openapi.json');
  writeFileSync(path, document);
  const run = (file: string, ...args: string[]) =>
    execFileSync(process.execPath, [join(root, 'node_modules', file), ...args], {
      cwd: root,
      encoding: 'utf8',
    });
  run('openapi-typescript/bin/cli.js', path, '-o', join(folder, 'openapi.d.ts'));
  // Throws with what the compiler has printed.
  expect(run('typescript/bin/tsc', '-p', 'test/http/client')).toBe('');
});

test('N8: a generated client does each story', async () => {
  // Not imported: its types are those that the test above has made, which a fresh clone has not.
  const { doStories } = jest.requireActual<Stories>('./client/stories');
  const seen = await doStories(api.origin, OPERATOR_KEY, async (id) => {
    await claimed(id);
    await completed(id);
  });
  expect(seen).toEqual({
    around: { status: 'unknown', role: 'operator', workload: expect.any(String) as string },
    change: { name: 'Mine', revision: 2, second: 'changed-meanwhile' },
    run: { before: 'waiting', after: 'ended', result: 'passed' },
    lists: { accounts: 1, runs: 1, planned: true },
    pause: ['paused', 'active', 'application'],
    fixtures: expect.arrayContaining(['folder failed', 'list absent']) as string[],
    members: {
      me: expect.objectContaining({ name: 'Generated', role: 'member', accounts: 0 }) as object,
      status: 204,
      left: false,
    },
    remove: [204, 404],
  });
});
