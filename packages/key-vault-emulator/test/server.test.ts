import type { SecretClient } from '@azure/keyvault-secrets';
import { startVaultServer } from '../src/server';
import type { VaultServer } from '../src/server';

import { clientOf, TOKEN } from './client';

let server: VaultServer;
let client: SecretClient;
let now = Date.UTC(2026, 10, 21);

beforeAll(async () => {
  server = await startVaultServer({ token: TOKEN, now: () => now });
  client = clientOf(server.url);
});
afterAll(() => server.close());

const refused = (statusCode: number, code: string) =>
  expect.objectContaining({ statusCode, code }) as unknown;

test('a secret comes back as it was set, with its attributes', async () => {
  const expiresOn = new Date('2027-01-01T00:00:00Z');
  const value = 'grüße \u{1F600}\n"quoted"';
  const set = await client.setSecret('a-name', value, {
    tags: { purpose: 'test' },
    contentType: 'text/plain',
    expiresOn,
  });
  const got = await client.getSecret('A-NAME');
  expect(got.value).toBe(value);
  expect(got.properties).toMatchObject({
    version: set.properties.version,
    contentType: 'text/plain',
    tags: { purpose: 'test' },
    enabled: true,
    expiresOn,
    createdOn: new Date(now),
    recoverableDays: 90,
  });
});

test('every set makes a version, and each can be read', async () => {
  const first = await client.setSecret('versions', 'one');
  now += 1000;
  await client.setSecret('versions', 'two');
  const version = first.properties.version ?? '';
  expect((await client.getSecret('versions')).value).toBe('two');
  expect((await client.getSecret('versions', { version })).value).toBe('one');
  const all = [];
  for await (const each of client.listPropertiesOfSecretVersions('versions'))
    all.push(each.version);
  expect(all).toHaveLength(2);
  expect(all).toContain(version);
});

test('a disabled secret is forbidden, and is readable again when it is enabled', async () => {
  const { properties } = await client.setSecret('disabled', 'x');
  const version = properties.version ?? '';
  await client.updateSecretProperties('disabled', version, { enabled: false, tags: { a: 'b' } });
  await expect(client.getSecret('disabled')).rejects.toMatchObject({
    statusCode: 403,
    code: 'Forbidden',
    details: { error: { innerError: { code: 'SecretDisabled' } } },
  });
  await client.updateSecretProperties('disabled', version, { enabled: true });
  expect((await client.getSecret('disabled')).properties.tags).toEqual({ a: 'b' });
});

test('what is not there is 404 SecretNotFound', async () => {
  await expect(client.getSecret('absent')).rejects.toEqual(refused(404, 'SecretNotFound'));
  await expect(client.beginDeleteSecret('absent')).rejects.toEqual(refused(404, 'SecretNotFound'));
  await expect(client.getDeletedSecret('absent')).rejects.toEqual(refused(404, 'SecretNotFound'));
});

test('a deleted secret keeps its name until it is recovered or purged', async () => {
  await client.setSecret('deleted', 'x');
  const deletion = await client.beginDeleteSecret('deleted', { intervalInMs: 1 });
  const gone = await deletion.pollUntilDone();
  expect(gone.scheduledPurgeDate?.getTime()).toBe(now + 90 * 86_400_000);
  await expect(client.getSecret('deleted')).rejects.toEqual(refused(404, 'SecretNotFound'));
  await expect(client.setSecret('deleted', 'y')).rejects.toEqual(refused(409, 'Conflict'));
  const names = [];
  for await (const { name } of client.listDeletedSecrets()) names.push(name);
  expect(names).toEqual(['deleted']);

  const recovery = await client.beginRecoverDeletedSecret('deleted', { intervalInMs: 1 });
  await recovery.pollUntilDone();
  expect((await client.getSecret('deleted')).value).toBe('x');

  await (await client.beginDeleteSecret('deleted', { intervalInMs: 1 })).pollUntilDone();
  await client.purgeDeletedSecret('deleted');
  await expect(client.getDeletedSecret('deleted')).rejects.toEqual(refused(404, 'SecretNotFound'));
  await client.setSecret('deleted', 'z');
  expect((await client.getSecret('deleted')).value).toBe('z');
});

test('a list goes on from page to page, and holds no value and no deleted secret', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `many-${String(index).padStart(2, '0')}`);
  for (const name of names) await client.setSecret(name, 'hidden-value');
  await client.beginDeleteSecret('many-30');
  const found = [];
  for await (const properties of client.listPropertiesOfSecrets()) {
    expect(JSON.stringify(properties)).not.toContain('hidden-value');
    if (properties.name.startsWith('many-')) found.push(properties.name);
  }
  expect(found).toEqual(names.filter((name) => name !== 'many-30'));
});

test('no other token is taken, and nothing happens without one', async () => {
  await client.setSecret('guarded', 'before');
  const stranger = clientOf(server.url, 'another-token');
  await expect(stranger.getSecret('guarded')).rejects.toMatchObject({ statusCode: 401 });
  const address = `${server.url}/secrets/guarded?api-version=7.6`;
  const bare = await fetch(address, { method: 'PUT', body: '{"value":"after"}' });
  expect(bare.status).toBe(401);
  expect(bare.headers.get('www-authenticate')).toMatch(
    /^Bearer authorization="https:\/\/.+", resource=/,
  );
  expect((await client.getSecret('guarded')).value).toBe('before');
});

test.each([
  ['PUT', '/secrets/bad_name?api-version=7.6', '{"value":"x"}', 400],
  ['PUT', '/secrets/name?api-version=7.6', '{"value":5}', 400],
  ['PUT', '/secrets/name?api-version=7.6', '{', 400],
  ['PUT', '/secrets/name?api-version=7.6', JSON.stringify({ value: 'x'.repeat(25_601) }), 400],
  ['PUT', '/secrets/name?api-version=7.6', JSON.stringify({ value: 'x'.repeat(200_000) }), 413],
  ['GET', '/secrets/name', undefined, 400],
  ['GET', '/secrets/%E0?api-version=7.6', undefined, 400],
  ['GET', '/secrets?api-version=7.6&maxresults=99', undefined, 400],
  ['POST', '/keys?api-version=7.6', '{}', 405],
])('%s %s %s is refused with %s', async (method, path, body, status) => {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const response = await fetch(server.url + path, { method, headers, ...(body && { body }) });
  expect(response.status).toBe(status);
});

test('a change that could not be kept is not answered as made', async () => {
  const failing = await startVaultServer({
    token: TOKEN,
    persist: () => Promise.reject(new Error('disk full of the-secret')),
  });
  const response = await fetch(`${failing.url}/secrets/a?api-version=7.6`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${TOKEN}` },
    body: '{"value":"the-secret"}',
  });
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('the-secret');
  await failing.close();
});
