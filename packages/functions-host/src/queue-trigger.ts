import type { DequeuedMessageItem, QueueClient } from '@azure/storage-queue';
import { openQueueService } from './connection';
import type { LogSink, RegisteredFunction } from './core';
import type { QueueSettings } from './host-json';
import { triggerOf } from './invoke';
import type { Invoke } from './invoke';
import { INVISIBLE_MS, processMessage } from './queue-message';
import type { MessageContext } from './queue-message';
import { systemClock } from './timer-trigger';

const POISON_SUFFIX = '-poison';
/** After storage did not answer. */
const RETRY_MS = 1000;

export interface QueueOptions {
  readonly settings: QueueSettings;
  readonly invoke: Invoke;
  /** Gap between two looks at an empty queue, in milliseconds. */
  readonly pollMs: number;
  readonly signal: AbortSignal;
  readonly sink: LogSink;
  /** Where a trigger's `connection` is looked up. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A queue function ready to listen. Throws when its connection is missing or unusable. */
export function openQueue(registered: RegisteredFunction, options: QueueOptions): QueueListener {
  const { settings, invoke } = options;
  const { binding } = triggerOf(registered);
  const { queueName, connection } = binding;
  if (typeof queueName !== 'string' || typeof connection !== 'string') {
    throw new Error(`"${registered.metadata.name}" names no queue, or no connection to it.`);
  }
  const service = openQueueService(options.environment, connection);
  const queue = service.getQueueClient(queueName);
  const poison = queueName.endsWith(POISON_SUFFIX)
    ? undefined
    : service.getQueueClient(queueName + POISON_SUFFIX);
  const context = { registered, queue, settings, invoke, ...(poison && { poison }) };
  return { listen: () => listen(context, options) };
}

export interface QueueListener {
  /** Listens until the signal is aborted; resolves when the messages under way are done with. */
  listen(): Promise<void>;
}

async function listen(context: MessageContext, options: QueueOptions): Promise<void> {
  const { settings, signal } = options;
  const running = new Set<Promise<void>>();
  let known = false;
  while (!signal.aborted) {
    if (running.size > settings.newBatchThreshold) {
      await Promise.race(running);
      continue;
    }
    try {
      if (!known) await context.queue.createIfNotExists();
      known = true;
      const messages = await receive(context.queue, settings.batchSize);
      for (const message of messages) start(context, message, running, options);
      if (messages.length === 0) await systemClock.sleep(options.pollMs, signal);
    } catch (thrown) {
      report(options, context.registered, thrown);
      await systemClock.sleep(RETRY_MS, signal);
    }
  }
  await Promise.allSettled(running);
}

/** Not cut off when the host stops: a message whose receipt got lost would stay invisible for long. */
async function receive(queue: QueueClient, batchSize: number): Promise<DequeuedMessageItem[]> {
  const { receivedMessageItems } = await queue.receiveMessages({
    numberOfMessages: batchSize,
    visibilityTimeout: INVISIBLE_MS / 1000,
  });
  return receivedMessageItems;
}

function start(
  context: MessageContext,
  message: DequeuedMessageItem,
  running: Set<Promise<void>>,
  options: QueueOptions,
): void {
  const work = processMessage(context, message)
    .catch((thrown: unknown) => report(options, context.registered, thrown))
    .finally(() => running.delete(work));
  running.add(work);
}

/** Storage's own errors: their text may repeat a request's headers, so only name and status are told. */
function report({ sink }: QueueOptions, { metadata }: RegisteredFunction, thrown: unknown): void {
  const { name, statusCode, code } = thrown as {
    name?: string;
    statusCode?: number;
    code?: string;
  };
  const what = [name, code, statusCode].filter((each) => each !== undefined).join(' ');
  const message = `The queue of "${metadata.name}" did not answer as it should: ${what}`;
  sink({ level: 'warning', category: 'system', functionName: metadata.name, message });
}
