import type { DequeuedMessageItem, QueueClient } from '@azure/storage-queue';
import type { Data, RegisteredFunction } from './core';
import type { QueueSettings } from './host-json';
import type { Invoke } from './invoke';

/**
 * How long a message that is being worked on is invisible; renewed at half time. A host that is killed
 * leaves it invisible for the rest. Not configurable there either (azure-webjobs-sdk #2172).
 */
export const INVISIBLE_MS = 600_000;

export interface MessageContext {
  readonly registered: RegisteredFunction;
  readonly queue: QueueClient;
  /** Where a message goes that failed too often; absent for a poison queue itself. */
  readonly poison?: QueueClient;
  readonly settings: QueueSettings;
  readonly invoke: Invoke;
}

/**
 * One message from receiving it to its end: deleted when the function succeeds, visible again after a
 * while when it fails, moved to the poison queue when it has failed too often or cannot be read.
 * https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-trigger#poison-messages
 */
export async function processMessage(
  context: MessageContext,
  message: DequeuedMessageItem,
): Promise<void> {
  const { settings, registered, queue } = context;
  // Its last worker was lost before it could count the failure.
  if (message.dequeueCount > settings.maxDequeueCount) {
    await fail(context, message, message.popReceipt);
    return;
  }
  const text = decode(message.messageText, settings.messageEncoding);
  if (text === undefined) {
    if (context.poison) await moveToPoison(context, context.poison, message, message.popReceipt);
    return;
  }
  const held = holdInvisible(queue, message);
  try {
    await context.invoke(registered, { string: text }, metadataOf(message, text));
  } catch {
    // Logged by the invoker.
    await fail(context, message, await held.release());
    return;
  }
  await queue.deleteMessage(message.messageId, await held.release());
}

/** Keeps the message from others while its function runs; `release` answers the receipt to go on with. */
function holdInvisible(queue: QueueClient, message: DequeuedMessageItem) {
  let receipt = Promise.resolve(message.popReceipt);
  const renewal = setInterval(() => {
    receipt = receipt.then(async (current) => {
      const seconds = INVISIBLE_MS / 1000;
      const renewed = await queue.updateMessage(message.messageId, current, undefined, seconds);
      return renewed.popReceipt ?? current;
    });
    // A renewal that failed is seen by `release`, which waits for the same promise.
    receipt.catch(() => undefined);
  }, INVISIBLE_MS / 2);
  return {
    release: (): Promise<string> => {
      clearInterval(renewal);
      return receipt;
    },
  };
}

async function fail(
  context: MessageContext,
  message: DequeuedMessageItem,
  receipt: string,
): Promise<void> {
  const { settings, queue, poison } = context;
  // A poison queue has none of its own: the message stays invisible for a while instead of spinning.
  if (!poison) return;
  if (message.dequeueCount >= settings.maxDequeueCount) {
    await moveToPoison(context, poison, message, receipt);
    return;
  }
  const seconds = Math.ceil(settings.visibilityTimeoutMs / 1000);
  await queue.updateMessage(message.messageId, receipt, undefined, seconds);
}

async function moveToPoison(
  { queue }: MessageContext,
  poison: QueueClient,
  message: DequeuedMessageItem,
  receipt: string,
): Promise<void> {
  await poison.createIfNotExists();
  await poison.sendMessage(message.messageText);
  await queue.deleteMessage(message.messageId, receipt);
}

/** The message's text, or undefined when it is not what host.json says it is. */
export function decode(
  text: string,
  encoding: QueueSettings['messageEncoding'],
): string | undefined {
  if (encoding === 'none') return text;
  const valid = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
  return valid ? Buffer.from(text, 'base64').toString('utf8') : undefined;
}

function metadataOf(message: DequeuedMessageItem, text: string): Record<string, Data> {
  const json = (value: unknown): Data => ({ json: JSON.stringify(value) });
  return {
    QueueTrigger: { string: text },
    Id: { string: message.messageId },
    PopReceipt: { string: message.popReceipt },
    DequeueCount: json(message.dequeueCount),
    InsertionTime: json(message.insertedOn),
    ExpirationTime: json(message.expiresOn),
    NextVisibleTime: json(message.nextVisibleOn),
  };
}
