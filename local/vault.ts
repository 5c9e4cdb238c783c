import { resolve } from 'node:path';
import { startChild } from './child';
import type { Child } from './child';

export interface VaultOptions {
  readonly token: string;
  /** Folder of the files; undefined to keep everything in memory. */
  readonly folder?: string | undefined;
  readonly passphrase?: string | undefined;
}

export interface VaultReady {
  readonly url: string;
}

export interface LocalVault extends Omit<Child<VaultReady>, 'ready'>, VaultReady {}

/**
 * A stand-in for Key Vault in a process of its own, which takes `token` and no other. With `dataDir` its
 * secrets are kept there, encrypted with `passphrase` or with a key file beside them; throws
 * `LocalProblem` when the key is not the file's, or another process is using the folder.
 */
export async function startVault(options: {
  readonly token: string;
  readonly dataDir?: string | undefined;
  readonly passphrase?: string | undefined;
}): Promise<LocalVault> {
  const { token, dataDir, passphrase } = options;
  const { ready, ...child } = await startChild<VaultReady>('vault-child', {
    token,
    folder: dataDir === undefined ? undefined : resolve(dataDir, 'vault'),
    passphrase,
  } satisfies VaultOptions);
  return { ...child, ...ready };
}
