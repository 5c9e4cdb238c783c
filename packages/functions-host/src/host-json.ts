import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** `hh:mm:ss`, with days in front where there are any. */
const timeSpan = z
  .string()
  .regex(/^(?:\d+\.)?\d{1,2}:\d{2}:\d{2}$/)
  .transform((text) => {
    const [, days = '0', hours = '0', minutes = '0', seconds = '0'] =
      /^(?:(\d+)\.)?(\d+):(\d+):(\d+)$/.exec(text) ?? [];
    return (
      (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
    );
  });

/**
 * What this host heeds of host.json, with the platform's defaults.
 * https://learn.microsoft.com/azure/azure-functions/functions-host-json
 * https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue
 */
const hostJson = z.object({
  functionTimeout: timeSpan.default(1_800_000),
  extensions: z
    .object({
      http: z.object({ routePrefix: z.string().default('api') }).prefault({}),
      queues: z
        .object({
          batchSize: z.int().min(1).max(32).default(16),
          newBatchThreshold: z.int().min(0).optional(),
          maxDequeueCount: z.int().min(1).default(5),
          visibilityTimeout: timeSpan.default(0),
          messageEncoding: z.enum(['base64', 'none']).default('base64'),
        })
        .prefault({}),
    })
    .prefault({}),
});

export interface QueueSettings {
  readonly batchSize: number;
  /** A new batch is fetched when no more than this many messages are being worked on. */
  readonly newBatchThreshold: number;
  readonly maxDequeueCount: number;
  /** How long a message that failed stays invisible, in milliseconds. */
  readonly visibilityTimeoutMs: number;
  readonly messageEncoding: 'base64' | 'none';
}

export interface HostSettings {
  /** An invocation that takes longer has failed, in milliseconds. */
  readonly functionTimeoutMs: number;
  readonly routePrefix: string;
  readonly queues: QueueSettings;
}

/** Throws with the path of the member that is wrong. */
export function parseHostJson(value: unknown): HostSettings {
  const parsed = hostJson.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
    throw new Error(`host.json is not usable: ${problems.join('; ')}`);
  }
  const { functionTimeout, extensions } = parsed.data;
  const { visibilityTimeout, newBatchThreshold, ...queues } = extensions.queues;
  return {
    functionTimeoutMs: functionTimeout,
    routePrefix: extensions.http.routePrefix,
    queues: {
      ...queues,
      newBatchThreshold: newBatchThreshold ?? Math.floor(queues.batchSize / 2),
      visibilityTimeoutMs: visibilityTimeout,
    },
  };
}

export const readHostJson = (directory: string): HostSettings =>
  parseHostJson(JSON.parse(readFileSync(join(directory, 'host.json'), 'utf8')));
