import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { LocalProblem, startChild } from './child';
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

/** What the child says when saving begins to fail, and why, or works again. */
export interface SavingMessage {
  readonly saving: string | null;
}

export interface Azurite extends Omit<Child<AzuritePorts>, 'ready'> {
  readonly connectionString: string;
}

/** The name under which Azurite keeps its files. */
export const ACCOUNT = 'devstoreaccount1';

/**
 * Azurite in a process of its own: blobs, queues and tables on free ports of 127.0.0.1. With `dataDir`
 * it keeps what it holds there; throws `LocalProblem` when another one is using that folder. `onSaving` is told
 * why nothing is saved any more, or undefined when all of it is; `close` throws `LocalProblem` when it is not.
 */
export async function startAzurite(
  options: {
    readonly dataDir?: string | undefined;
    readonly onSaving?: (reason: string | undefined) => void;
  } = {},
): Promise<Azurite> {
  const accountKey = randomBytes(64).toString('base64');
  const { dataDir, onSaving } = options;
  const location = dataDir === undefined ? {} : { location: resolve(dataDir, 'azurite') };
  let unsaved: string | null = null;
  const childOptions: AzuriteOptions = { accountKey, ...location };
  const { ready, ...child } = await startChild<AzuritePorts>(
    'azurite-child',
    childOptions,
    (line) => {
      unsaved = (JSON.parse(line) as SavingMessage).saving;
      onSaving?.(unsaved ?? undefined);
    },
  );
  const close = async () => {
    await child.close();
    if (unsaved !== null) throw new LocalProblem(`The last of it could not be saved (${unsaved}).`);
  };
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
  return { ...child, close, connectionString };
}
