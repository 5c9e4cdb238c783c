import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '../../local/folder-lock';
import { startVault } from '../../local/vault';
import type { LocalVault } from '../../local/vault';
import { orphanable, untilGone } from '../support/processes';
import { clientOf, TOKEN } from '../../packages/key-vault-emulator/test/client';

let dataDir: string;
let open: LocalVault[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'perennial-vault-'));
});
afterEach(async () => {
  await Promise.all(open.map((vault) => vault.close()));
  open = [];
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(options: { dataDir?: string; passphrase?: string } = {}) {
  const vault = await startVault({ token: TOKEN, ...options });
  open.push(vault);
  return vault;
}

/** Everything the vault has written, as text. */
const written = () =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

test('in memory it leaves nothing behind, and ends when it is closed', async () => {
  const vault = await start();
  await clientOf(vault.url).setSecret('name', 'value');
  await vault.close();
  await untilGone(vault.pid);
  expect(readdirSync(dataDir)).toEqual([]);
});

test.each([undefined, 'a passphrase'])(
  'what it was given is there after a restart (key: %s)',
  async (passphrase) => {
    const options = { dataDir, ...(passphrase && { passphrase }) };
    const first = await start(options);
    const client = clientOf(first.url);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        client.setSecret(`name-${index}`, `canary-${index}`),
      ),
    );
    await client.beginDeleteSecret('name-0');
    await first.close();

    expect(written()).not.toContain('canary');
    expect(written()).not.toContain(TOKEN);
    const second = clientOf((await start(options)).url);
    expect((await second.getSecret('name-19')).value).toBe('canary-19');
    await expect(second.getSecret('name-0')).rejects.toMatchObject({ statusCode: 404 });
    await expect(second.setSecret('name-0', 'x')).rejects.toMatchObject({ statusCode: 409 });
  },
);

test('files are for their owner only', async () => {
  const vault = await start({ dataDir });
  await clientOf(vault.url).setSecret('name', 'value');
  for (const file of ['vault.key', 'vault.json']) {
    expect(statSync(join(dataDir, 'vault', file)).mode & 0o777).toBe(0o600);
  }
});

test('a write that was answered survives SIGKILL of the vault itself', async () => {
  const first = await start({ dataDir });
  await clientOf(first.url).setSecret('name', 'value');
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const second = await start({ dataDir });
  expect((await clientOf(second.url).getSecret('name')).value).toBe('value');
});

test('it ends when its parent is killed, and a restart finds everything', async () => {
  const options = { token: TOKEN, folder: join(dataDir, 'vault') };
  const { pid, report, killParent } = await orphanable('vault-child', options);
  await clientOf(String(report.ready?.['url'])).setSecret('name', 'value');
  await killParent();
  // Not waited for: a restart waits by itself.
  const next = await start({ dataDir });
  await untilGone(pid);
  expect((await clientOf(next.url).getSecret('name')).value).toBe('value');
});

test('it ends on SIGTERM, and not on Ctrl-C, which is for its parent', async () => {
  const vault = await start();
  process.kill(vault.pid, 'SIGINT');
  await clientOf(vault.url).setSecret('still', 'there');
  process.kill(vault.pid, 'SIGTERM');
  await vault.exited;
});

const problem = async (options: { dataDir: string; passphrase?: string }): Promise<string> => {
  const thrown: unknown = await startVault({ token: TOKEN, ...options }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toMatchObject({ name: 'LocalProblem' });
  return (thrown as Error).message;
};

test('another key is refused in one sentence, and so is a missing one, and a damaged file', async () => {
  const vault = await start({ dataDir, passphrase: 'right' });
  await clientOf(vault.url).setSecret('name', 'value');
  await vault.close();
  expect(await problem({ dataDir, passphrase: 'wrong' })).toMatch(
    /vault\.json cannot be decrypted with PERENNIAL_VAULT_KEY: the key is not the one/,
  );
  expect(await problem({ dataDir })).toMatch(
    /^The vault’s key is missing: set PERENNIAL_VAULT_KEY/,
  );
  writeFileSync(join(dataDir, 'vault', 'vault.json'), '{"format":2}');
  expect(await problem({ dataDir })).toMatch(
    /is not a file that this version of the vault has written\.$/,
  );
});

test('a folder that another vault is using is refused, saying who has it', async () => {
  const { pid } = await start({ dataDir });
  await expect(lockFolder(join(dataDir, 'vault'), 'vault', 300)).rejects.toThrow(
    new RegExp(
      `vault is in use by process ${pid}; if that is not Perennial, delete .*vault\\.lock\\.$`,
    ),
  );
});

test('a lock that a dead process left is nobody’s, even when its number was given out again', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const first = await start({ dataDir });
  await first.close();
  const path = join(dataDir, 'vault', 'vault.lock');
  writeFileSync(path, JSON.stringify({ pid: dead, started: '' }));
  await (await start({ dataDir })).close();
  // This very process, but started at another time than the lock says.
  writeFileSync(path, JSON.stringify({ pid: process.pid, started: 'another boot:1' }));
  await (await start({ dataDir })).close();
});
