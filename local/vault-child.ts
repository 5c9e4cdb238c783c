/** Entry of the child process that the local vault runs in. */
import { LocalProblem } from './child';
import { serveParent } from './child-main';
import type { Served } from './child-main';
import { lockFolder } from './folder-lock';
import type { VaultOptions, VaultReady } from './vault';
import { openVaultFile, startVaultServer, VaultFileError } from '@perennial/key-vault-emulator';

async function start({ token, folder, passphrase }: VaultOptions): Promise<Served<VaultReady>> {
  if (folder === undefined) {
    const server = await startVaultServer({ token });
    return { ready: { url: server.url }, close: () => server.close() };
  }
  const unlock = await lockFolder(folder, 'vault');
  try {
    const passphraseName = 'PERENNIAL_VAULT_KEY';
    const file = await openVaultFile({ folder, passphrase, passphraseName });
    const persist = file.write.bind(file);
    const server = await startVaultServer({ token, secrets: file.secrets, persist });
    // Every change was written before it was answered: closing the server is all there is to flush.
    const close = async () => {
      await server.close();
      await unlock();
    };
    return { ready: { url: server.url }, close };
  } catch (thrown) {
    await unlock();
    throw thrown instanceof VaultFileError ? new LocalProblem(thrown.message) : thrown;
  }
}

serveParent((options) => start(options as VaultOptions));
