import type { NotificationMessage, RunMessage } from '../ports';

/** The worker hands over JSON as an object and anything else as text. A message is untrusted input. */
function fields(message: unknown): Record<string, unknown> {
  if (typeof message !== 'string') return { ...(message as object | undefined) };
  try {
    return { ...(JSON.parse(message) as object) };
  } catch {
    return {};
  }
}

export function runMessage(message: unknown): RunMessage | undefined {
  const { accountId, slot } = fields(message);
  if (typeof accountId !== 'string' || !Number.isSafeInteger(slot)) return undefined;
  return { accountId, slot: slot as number };
}

export function notificationMessage(message: unknown): NotificationMessage | undefined {
  const { accountId, outboxId, incidentId, memberId, addressId } = fields(message);
  if (typeof incidentId === 'string') return { incidentId };
  if (typeof memberId === 'string' && typeof addressId === 'string') return { memberId, addressId };
  if (typeof accountId !== 'string' || typeof outboxId !== 'string') return undefined;
  return { accountId, outboxId };
}
