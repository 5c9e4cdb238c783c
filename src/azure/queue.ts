import { setTimeout as wait } from 'node:timers/promises';
import { QueueClient, RestError, StorageRetryPolicyType } from '@azure/storage-queue';
import { DAY_MS } from '../durations';
import type { WorkQueue } from '../ports';
import { direct } from '../network/exchange';
import type { Exchange } from '../network/exchange';
import { queueHttpClientOf } from './http-client';
import type { StorageConnection } from './storage-connection';

/** Longest visibility delay (https://learn.microsoft.com/rest/api/storageservices/put-message). */
const LONGEST_DELAY_MS = 7 * DAY_MS;
/** Never: the default of seven days would end with the longest delay. A message that is late is only superseded. */
const NO_EXPIRY = -1;

/** Waits between tries; one more try than waits. */
const WAITS_MS = [200, 600, 1800] as const;

/** The client of one queue. Tries are repeated by `createQueue`, which knows what may be sent twice. */
export function openQueue(
  connection: StorageConnection,
  name: string,
  {
    tryLimitMs,
    exchange = direct,
  }: {
    readonly tryLimitMs?: number;
    /** By no proxy where it is left out. */
    readonly exchange?: Exchange;
  } = {},
): QueueClient {
  const options = {
    httpClient: queueHttpClientOf({ exchange, tryLimitMs }),
    retryOptions: { maxTries: 1, retryPolicyType: StorageRetryPolicyType.FIXED },
  };
  return 'connectionString' in connection
    ? new QueueClient(connection.connectionString, name, options)
    : new QueueClient(
        `${connection.endpoint.replace(/\/+$/, '')}/${name}`,
        connection.credential,
        options,
      );
}

/** The name under which the Functions host keeps messages that failed too often or cannot be read. */
export const poisonOf = (name: string): string => `${name}-poison`;

/** Messages as base64 of JSON, which is what `messageEncoding` in `host.json` says. */
export function createQueue<Message extends object>(
  client: QueueClient,
  { poison }: { readonly poison?: QueueClient } = {},
): WorkQueue<Message> {
  return {
    async send(message, delayMs = 0) {
      const text = Buffer.from(JSON.stringify(message)).toString('base64');
      const visibilityTimeout = Math.ceil(clamp(delayMs) / 1000);
      const options = { visibilityTimeout, messageTimeToLive: NO_EXPIRY };
      await repeated(() => client.sendMessage(text, options));
    },

    async poisoned() {
      if (!poison) return 0;
      try {
        return (await poison.getProperties()).approximateMessagesCount ?? 0;
      } catch (thrown) {
        // The platform makes the queue with its first message.
        if (thrown instanceof RestError && thrown.statusCode === 404) return 0;
        throw thrown;
      }
    },
  };
}

const clamp = (delayMs: number): number => Math.min(Math.max(delayMs, 0), LONGEST_DELAY_MS);

/** Tries until an answer comes. A message whose answer got lost is sent twice: at least once is what a queue promises. */
async function repeated(send: () => Promise<unknown>): Promise<void> {
  for (const waitMs of [...WAITS_MS, undefined]) {
    try {
      await send();
      return;
    } catch (thrown) {
      if (waitMs === undefined || !isTransient(thrown)) throw thrown;
      await wait(waitMs);
    }
  }
}

/** No answer at all, or one that says to come back. */
function isTransient(thrown: unknown): boolean {
  if (!(thrown instanceof RestError)) return false;
  const { statusCode } = thrown;
  return statusCode === undefined || statusCode === 408 || statusCode === 429 || statusCode >= 500;
}
