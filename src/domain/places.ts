/**
 * Places: messages that an instance works on at a time. A tenant has a share of them, so that one that
 * never answers does not hold all; and tenants that were silent last have half of them together, because
 * five dead ones are the same case as one. Pure: the instance counts in its memory.
 */

/** Runs of one app in one tenant at a time, on one instance. */
export const PLACES_PER_TENANT = 4;
/** `batchSize + newBatchThreshold` in host.json: how many messages an instance works on at most. */
export const PLACES = 12;
/** How long a run that found no place is put off, in milliseconds. */
export const NO_PLACE_MS = 15_000;

export interface Place {
  /** Tenant and client id. */
  readonly key: string;
  /** Its last run met nothing but silence. */
  readonly silent: boolean;
}

/** Whether one more run has a place beside those under way. */
export function hasPlace(underWay: readonly Place[], { key, silent }: Place): boolean {
  const ofTenant = underWay.filter((place) => place.key === key).length;
  const ofSilent = underWay.filter((place) => place.silent).length;
  return ofTenant < PLACES_PER_TENANT && !(silent && ofSilent >= PLACES / 2);
}
