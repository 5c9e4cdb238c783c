import { hash32 } from './hash';

/**
 * A run's id derives from its slot: the time it was due, then eight digits of account and slot, as in
 * `20261121T115400123Z-1a2b3c4d`. So the same slot always has the same id, and ids sort by time.
 */
export function runIdOf(accountId: string, slot: number): string {
  const time = new Date(slot).toISOString().replaceAll(/[-:.]/g, '');
  return `${time}-${digits(accountId, slot)}`;
}

const FORM = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-[0-9a-f]{8}$/;

/**
 * The slot in a run's id (milliseconds since the epoch); undefined when it is not a run's id. No slot lies
 * before 1970, and a day that no calendar has (30 February) is no time.
 */
export function slotOfRunId(runId: string): number | undefined {
  const match = FORM.exec(runId);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, ms] = match;
  const slot = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  const isTime =
    slot >= 0 && new Date(slot).toISOString().startsWith(`${year}-${month}-${day}T${hour}`);
  return isTime ? slot : undefined;
}

function digits(accountId: string, slot: number): string {
  return (hash32(`${accountId}|${slot}`) >>> 0).toString(16).padStart(8, '0');
}
