/**
 * Leaving a far side alone that does not answer. After a few runs in a row with the same fault of a
 * tenant, as one app reaches it, that circuit is open: one run at a time looks whether it answers again,
 * the others are put off. What several tenants meet alike, while none succeeds, is the host's own fault
 * and opens a circuit for all. Pure: the instance keeps the value in its memory, so that no run costs a
 * row more. Times in milliseconds since the epoch.
 */
import { HOUR_MS } from '../durations';
import { failureCode } from './failure';
import type { Failure, FailureCode } from './failure';
import type { Outcome } from './run';

/** Faults in a row that open a tenant's circuit. */
export const OPENS_AFTER = 3;
/** Tenants that have to meet the same fault, while none succeeds, before it is taken for the host's. */
export const TENANTS_FOR_HOST = 3;
/** How long an open circuit waits for its next probe; doubled with each one that fails … */
export const PROBE_EVERY_MS = 60_000;
/** … up to this. */
export const LONGEST_PROBE_GAP_MS = 600_000;
/** A tenant of which nothing was heard for so long is forgotten. */
const FORGOTTEN_AFTER_MS = HOUR_MS;

/** One far side as one app reaches it. */
export interface Circuit {
  /** Runs in a row that ended in a fault of the far side; 0 after a success. */
  readonly faults: number;
  /** The last fault. */
  readonly fault?: FailureCode | undefined;
  readonly at: number;
  /** When the next probe may go; while one is under way, when it counts as lost. */
  readonly probeAt: number;
}

/** The circuits of an instance, by tenant and client id. */
export type Circuits = ReadonlyMap<string, Circuit>;

/** Faults of the way or of the far side itself; what it refuses, it answers. */
const isFarSideFault = ({ kind, code }: Failure): boolean =>
  (kind === 'network' || kind === 'service') && code !== 'deadline' && !code.startsWith('vault-');

/** The far side's fault that kept an undo from its end, where one did; else the failure itself. */
export function faultBehind(failure: Failure): Failure {
  const code = failure.facts?.['reason'];
  if (failure.code !== 'undo-failed' || code === undefined) return failure;
  const fault = { ...failure, code, facts: undefined };
  return isFarSideFault(fault) ? fault : failure;
}

/**
 * The fault of the far side that a run has met and nothing but that; undefined where it was answered.
 * `failure`: why there were no outcomes.
 */
export function farSideFaultIn(
  outcomes: readonly Outcome[],
  failure: Failure | undefined,
): Failure | undefined {
  if (failure) return isFarSideFault(failure) ? failure : undefined;
  const tried = outcomes.filter(({ result }) => result !== 'skipped');
  const faults = tried.flatMap(({ failure: own }) => (own && isFarSideFault(own) ? [own] : []));
  const [fault] = faults;
  return fault && faults.length === tried.length ? faultBehind(fault) : undefined;
}

/** After a run: `fault` is what it met, undefined when the far side answered. */
export function afterRun(
  circuits: Circuits,
  key: string,
  fault: Failure | undefined,
  now: number,
): Circuits {
  const faults = fault ? (circuits.get(key)?.faults ?? 0) + 1 : 0;
  const gap = PROBE_EVERY_MS * 2 ** Math.max(0, faults - OPENS_AFTER);
  const probeAt = now + Math.min(LONGEST_PROBE_GAP_MS, gap);
  const next = new Map(
    [...circuits].filter(([, { at }]) => now - at < FORGOTTEN_AFTER_MS && at <= now),
  );
  return next.set(key, { faults, fault: fault && failureCode(fault), at: now, probeAt });
}

/** Whether a run may begin now, or until when it is put off. */
export type Admission =
  | { readonly admitted: true; readonly circuits: Circuits }
  /** `fault`: what is met there. */
  | { readonly admitted: false; readonly until: number; readonly fault: FailureCode | undefined };

/** How long a probe is waited for before another one goes: no run takes longer. */
const PROBE_LOST_MS = 300_000;

/** Asks for a run to begin. One that probes an open circuit is the only one until it has ended. */
export function admit(circuits: Circuits, key: string, now: number): Admission {
  const own = circuits.get(key);
  const isOpen = own !== undefined && own.faults >= OPENS_AFTER;
  if (!isOpen && !isHostDown(circuits)) return { admitted: true, circuits };
  const probing = isOpen ? [[key, own] as const] : [...circuits];
  const until = Math.max(...probing.map(([, { probeAt }]) => probeAt));
  const [fault] = probing.map(([, circuit]) => circuit.fault);
  if (now < until) return { admitted: false, until, fault };
  const probed = probing.map(
    ([one, circuit]) => [one, { ...circuit, probeAt: now + PROBE_LOST_MS }] as const,
  );
  return { admitted: true, circuits: new Map([...circuits, ...probed]) };
}

/** Several tenants met the same fault last, and none succeeded. */
function isHostDown(circuits: Circuits): boolean {
  const heard = [...circuits.values()];
  const [first] = heard;
  return (
    first !== undefined &&
    heard.length >= TENANTS_FOR_HOST &&
    heard.every(({ faults, fault }) => faults > 0 && fault?.code === first.fault?.code)
  );
}
