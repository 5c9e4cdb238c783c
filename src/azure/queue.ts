import { setTimeout as wait } from 'node:timers/promises';
import { QueueClient, RestError, StorageRetryPolicyType } from '@azure/storage-queue';
import type { WorkQueue } from '../ports';
import type { StorageConnection } from './storage-connection';

/** Longest visibility delay (https://learn.microsoft.com/rest/api/storageservices/put-message). */
const LONGEST_DELAY_MS = 7 * 86_400_000;
/** Never: the default of seven days would end with the longest delay. A message that is late is only superseded. */
const NO_EXPIRY = -1;

const TRY_LIMIT_MS = 10_000;
/** Waits between tries; one more try than waits. */
const WAITS_MS = [200, 600, 1800] as const;

/** The client of one queue. Tries are limited and repeated by `createQueue`: the SDK's retry has no time-out of its own. */
export function openQueue(connection: StorageConnection, name: string): QueueClient {
  const options = {
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
  {
    poison,
    tryLimitMs = TRY_LIMIT_MS,
  }: { readonly poison?: QueueClient; readonly tryLimitMs?: number } = {},
): WorkQueue<Message> {
  return {
    async send(message, delayMs = 0) {
      const text = Buffer.from(JSON.stringify(message)).toString('base64');
      const visibilityTimeout = Math.ceil(clamp(delayMs) / 1000);
      const options = { visibilityTimeout, messageTimeToLive: NO_EXPIRY };
      await repeated(tryLimitMs, (abortSignal) =>
        client.sendMessage(text, { ...options, abortSignal }),
      );
    },

    async poisoned() {
      if (!poison) return 0;
      try {
        const abortSignal = AbortSignal.timeout(tryLimitMs);
        return (await poison.getProperties({ abortSignal })).approximateMessagesCount ?? 0;
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
async function repeated(
  limitMs: number,
  send: (signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
  for (const waitMs of [...WAITS_MS, undefined]) {
    const limit = AbortSignal.timeout(limitMs);
    try {
      await send(limit);
      return;
    } catch (thrown) {
      if (waitMs === undefined || !(limit.aborted || isTransient(thrown))) throw thrown;
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
