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

export interface Queues {
  readonly connectionString: string;
  close(): Promise<void>;
}

/** Azurite's queues in memory, in a process of their own. */
export async function startQueues(): Promise<Queues> {
  const child = spawn(
    process.execPath,
    [join(__dirname, 'queues-child.mjs'), ...ARGUMENTS, '--queuePort', '0'],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  let output = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += String(chunk);
    if (/listens on \S+\n/.test(output)) break;
  }
  child.stdout.resume();
  const address = /listens on (http:\S+)/.exec(output)?.[1];
  if (address === undefined) throw new Error(`Azurite did not start: ${output}`);
  return {
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};QueueEndpoint=${address}/${ACCOUNT}`,
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
