import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { startChild } from './child';
import type { Child } from './child';

export interface AzuriteOptions {
  /** Folder of the files; undefined to keep everything in memory. */
  readonly location?: string;
  /** Base64; a new one at every start, since Azurite keeps none. */
  readonly accountKey: string;
}

export interface AzuritePorts {
  readonly blob: number;
  readonly queue: number;
  readonly table: number;
}

export interface Azurite extends Omit<Child<AzuritePorts>, 'ready'> {
  readonly connectionString: string;
}

/** The name under which Azurite keeps its files. */
export const ACCOUNT = 'devstoreaccount1';

/**
 * Azurite in a process of its own: blobs, queues and tables on free ports of 127.0.0.1. With `dataDir`
 * it keeps what it holds there; throws `LocalProblem` when another one is using that folder.
 */
export async function startAzurite(options: { readonly dataDir?: string } = {}): Promise<Azurite> {
  const accountKey = randomBytes(64).toString('base64');
  const { dataDir } = options;
  const location = dataDir === undefined ? {} : { location: resolve(dataDir, 'azurite') };
  const { ready, ...child } = await startChild<AzuritePorts>('azurite-child', {
    accountKey,
    ...location,
  } satisfies AzuriteOptions);
  const endpoint = (service: string, port: number) =>
    `${service}Endpoint=http://127.0.0.1:${port}/${ACCOUNT}`;
  const connectionString = [
    'DefaultEndpointsProtocol=http',
    `AccountName=${ACCOUNT}`,
    `AccountKey=${accountKey}`,
    endpoint('Blob', ready.blob),
    endpoint('Queue', ready.queue),
    endpoint('Table', ready.table),
  ].join(';');
  return { ...child, connectionString };
}
