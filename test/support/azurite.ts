import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Azurite's well-known account (https://learn.microsoft.com/azure/storage/common/storage-connect-azurite). */
const ACCOUNT = 'devstoreaccount1';
const KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const ARGUMENTS = [
  '--silent',
  '--inMemoryPersistence',
  '--disableTelemetry',
  '--skipApiVersionCheck',
];
const PORTS = ['--blobPort', '0', '--queuePort', '0', '--tablePort', '0'];
const LISTENING = /Azurite (Blob|Queue|Table) service is successfully listening at (https?:\S+)/g;

export interface Azurite {
  /** Addresses without a path, as in `http://127.0.0.1:50123`. */
  readonly table: string;
  readonly queue: string;
  readonly connectionString: string;
  stop(): Promise<void>;
}

/**
 * Real storage in memory, in a process of its own. Call once for a test file, and `stop` in `afterAll`.
 * With the files of a certificate and its key it speaks TLS and takes bearer tokens.
 */
export async function startAzurite(tls?: { cert: string; key: string }): Promise<Azurite> {
  const script = join(__dirname, 'azurite-child.mjs');
  const secure = tls ? ['--oauth', 'basic', '--cert', tls.cert, '--key', tls.key] : [];
  const child = spawn(process.execPath, [script, ...ARGUMENTS, ...PORTS, ...secure], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const addresses = new Map<string, string>();
  let output = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += String(chunk);
    for (const [, service = '', address = ''] of output.matchAll(LISTENING)) {
      addresses.set(service, address);
    }
    if (addresses.size === 3) break;
  }
  child.stdout.resume();
  const [table, queue] = [addresses.get('Table'), addresses.get('Queue')];
  if (table === undefined || queue === undefined)
    throw new Error(`Azurite did not start: ${output}`);
  return {
    table,
    queue,
    connectionString: connectionStringFor({ table, queue }),
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** Azurite's account behind other addresses, such as a proxy's. */
export const connectionStringFor = ({ table, queue }: { table: string; queue: string }): string =>
  [
    'DefaultEndpointsProtocol=http',
    `AccountName=${ACCOUNT}`,
    `AccountKey=${KEY}`,
    `TableEndpoint=${table}/${ACCOUNT}`,
    `QueueEndpoint=${queue}/${ACCOUNT}`,
  ].join(';');
