import { inspect } from 'node:util';
import { fixedCredential } from '../../src/azure/credential';
import { createVault, openVault } from '../../src/azure/vault';
import { startVaultServer } from '@perennial/key-vault-emulator';
import type { VaultServer } from '@perennial/key-vault-emulator';
import { startFirstLate } from '../support/first-late';
import { startLossyProxy } from '../support/lossy-proxy';
import type { Loss } from '../support/lossy-proxy';
import { freshId } from './support';
import { failureCode, vaultContract } from './vault';

const TOKEN = 'vault-token';
const CANARY = 'canary-secret-value';
const credential = fixedCredential(TOKEN);
let server: VaultServer;

beforeAll(async () => {
  server = await startVaultServer({ token: TOKEN });
});
afterAll(() => server.close());

const client = () => openVault(server.url, credential);

vaultContract('Key Vault', () => Promise.resolve(createVault(client())));

test('a removed secret was disabled first, so that recovering it does not make it readable', async () => {
  const name = freshId();
  const vault = createVault(client());
  await vault.put(name, CANARY, {});
  await vault.remove(name);
  const recovery = await client().beginRecoverDeletedSecret(name);
  await recovery.pollUntilDone();
  expect(await failureCode(vault.get(name))).toBe('token/service/vault-secret-disabled');
  await vault.remove(name);
});

test('two secrets that a fresh client is given at once are both kept, whichever answer comes first', async () => {
  const front = await startFirstLate(server.url);
  try {
    const vault = createVault(openVault(front.origin, credential));
    const names = [freshId(), freshId()];
    await Promise.all(names.map((name) => vault.put(name, CANARY, {})));
    for (const name of names) expect(await vault.get(name)).toBe(CANARY);
  } finally {
    await front.stop();
  }
});

test('a vault that refuses the app says so', async () => {
  const vault = createVault(openVault(server.url, fixedCredential('wrong')));
  const forbidden = 'token/service/vault-forbidden';
  expect(await failureCode(vault.get(freshId()))).toBe(forbidden);
  expect(await failureCode(vault.put(freshId(), CANARY, {}))).toBe(forbidden);
  expect(await failureCode(vault.remove(freshId()))).toBe(forbidden);
});

test('a vault out of reach says so, and tells no secret', async () => {
  const gone = await startVaultServer({ token: TOKEN });
  await gone.close();
  const vault = createVault(openVault(gone.url, credential));
  const put = vault.put(freshId(), CANARY, {});
  const error: unknown = await put.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ failure: { code: 'vault-unavailable' } });
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(CANARY);
});

test.each<Loss>(['refused', 'dropped', 'held'])(
  'a secret is stored when an answer is %s',
  async (loss) => {
    const proxy = await startLossyProxy(server.url, loss);
    const name = freshId();
    const vault = createVault(openVault(proxy.origin, credential, { tryLimitMs: 1000 }));
    await vault.put(name, CANARY, {});
    expect(proxy.lost()).toBeGreaterThan(0);
    await proxy.stop();
    expect(await createVault(client()).get(name)).toBe(CANARY);
  },
);

test.each(['http://vault.example', 'http://127.0.0.1:80@vault.example'])(
  'a vault elsewhere is not reached without TLS: %s',
  async (url) => {
    const getToken = jest.fn(() => credential.getToken([]));
    const vault = createVault(openVault(url, { getToken }));
    expect(await failureCode(vault.get(freshId()))).toBe('token/service/vault-unavailable');
    expect(getToken).not.toHaveBeenCalled();
  },
);
