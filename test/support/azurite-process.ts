import { join } from 'node:path';

/** A process of Azurite's, as tests start one. */
export const SCRIPT = join(__dirname, 'azurite-child.mjs');
export const ARGUMENTS = [
  ...['--silent', '--inMemoryPersistence', '--disableTelemetry', '--skipApiVersionCheck'],
  ...['--blobPort', '0', '--queuePort', '0', '--tablePort', '0'],
];

export interface Account {
  readonly name: string;
  readonly key: string;
}

/** Without a path, as in `http://127.0.0.1:50123`. */
export interface Addresses {
  readonly table: string;
  readonly queue: string;
}

/** What Azurite has written once it listens, or undefined before that. */
export function addressesIn(output: string): Addresses | undefined {
  const listening =
    /Azurite (Blob|Queue|Table) service is successfully listening at (https?:\S+)\n/g;
  const found = new Map(
    [...output.matchAll(listening)].map(([, service = '', address = '']) => [service, address]),
  );
  const [table, queue] = [found.get('Table'), found.get('Queue')];
  return found.size === 3 && table !== undefined && queue !== undefined
    ? { table, queue }
    : undefined;
}
