import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { addressesIn, ARGUMENTS, SCRIPT } from './azurite-process';
import type { Account, Addresses } from './azurite-process';
import { sharedAzurite } from './shared-azurite';

/** Azurite's well-known account (https://learn.microsoft.com/azure/storage/common/storage-connect-azurite). */
const WELL_KNOWN: Account = {
  name: 'devstoreaccount1',
  key: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
};

export interface Azurite extends Addresses {
  readonly connectionString: string;
  /** The same storage at other addresses, such as a proxy's. */
  connectionStringAt(addresses: Partial<Addresses>): string;
  stop(): Promise<void>;
}

/**
 * Real storage in memory: an account of its own for whoever calls. Call once for a test file, and `stop` in
 * `afterAll`. With the files of a certificate and its key it speaks TLS and takes bearer tokens, in a process of
 * its own.
 */
export async function startAzurite(tls?: { cert: string; key: string }): Promise<Azurite> {
  const shared = tls ? undefined : await sharedAzurite();
  if (shared) return storage(shared.account, shared.addresses, () => Promise.resolve());
  const secure = tls ? ['--oauth', 'basic', '--cert', tls.cert, '--key', tls.key] : [];
  const child = spawn(process.execPath, [SCRIPT, ...ARGUMENTS, ...secure], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, AZURITE_OWNER: undefined },
  });
  const ended = once(child, 'exit');
  let output = '';
  let addresses: Addresses | undefined;
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += String(chunk);
    addresses = addressesIn(output);
    if (addresses) break;
  }
  child.stdout.resume();
  if (!addresses) throw new Error(`Azurite did not start: ${output}`);
  return storage(WELL_KNOWN, addresses, async () => {
    child.stdin.end();
    await ended;
  });
}

function storage({ name, key }: Account, addresses: Addresses, stop: () => Promise<void>): Azurite {
  const connectionStringAt = (others: Partial<Addresses>) => {
    const { table, queue } = { ...addresses, ...others };
    return [
      'DefaultEndpointsProtocol=http',
      `AccountName=${name}`,
      `AccountKey=${key}`,
      `TableEndpoint=${table}/${name}`,
      `QueueEndpoint=${queue}/${name}`,
    ].join(';');
  };
  return { ...addresses, connectionString: connectionStringAt({}), connectionStringAt, stop };
}
