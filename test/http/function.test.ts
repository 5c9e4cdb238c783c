import type { HttpRequest } from '@azure/functions';
import { createLog } from '../../src/wiring/log';
import { readConfig } from '../../src/config';
import { createHttpFunction } from '../../src/http/function';

const lines: string[] = [];
const log = createLog((_level, line) => lines.push(line));
const asked = (path: string, init: RequestInit = {}) =>
  new Request(`http://127.0.0.1${path}`, init) as unknown as HttpRequest;
const built = () =>
  Promise.resolve({ shell: '<!doctype html>', assets: new Map<string, Uint8Array>() });
const unbuilt = () => Promise.reject(new TypeError('canary'));

beforeEach(() => (lines.length = 0));

test('without settings it answers all the same, and names what is missing', async () => {
  const respond = createHttpFunction(readConfig({ OPERATOR_KEY: 'key' }), unbuilt, built);
  const health = await respond(asked('/api/health'), log);
  expect(health.status).toBe(200);
  const body = JSON.parse(health.body as string) as { configuration: { setting: string }[] };
  expect(body.configuration.map(({ setting }) => setting)).toContain('AzureWebJobsStorage');
  const headers = { 'x-api-key': 'key' };
  const checks = await respond(asked('/api/checks', { headers }), log);
  expect([checks.status, checks.headers]).toEqual([
    503,
    expect.objectContaining({ 'Content-Type': 'application/problem+json; charset=utf-8' }),
  ]);
  expect(lines).toEqual([]);
});

test('settings that are there and cannot be used are an error in the log', async () => {
  const config = readConfig({
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    KEY_VAULT_URL: 'https://v.example',
  });
  const respond = createHttpFunction(config, unbuilt, built);
  const page = await respond(asked('/', { method: 'HEAD' }), log);
  expect(page.status).toBe(200);
  expect(page).not.toHaveProperty('body');
  expect(lines).toEqual([expect.stringContaining('http.not-built')]);
  expect(lines[0]).not.toContain('canary');
});

test('a wrong setting is named to whoever asks: without a vault nobody has a key', async () => {
  const config = readConfig({
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    TICK_MINUTES: '7',
  });
  const respond = createHttpFunction(config, unbuilt, built);
  const { body } = await respond(asked('/api/health'), log);
  const { configuration } = JSON.parse(body as string) as { configuration: { setting: string }[] };
  expect(configuration.map(({ setting }) => setting)).toEqual(['TICK_MINUTES', 'KEY_VAULT_URL']);
});
