/**
 * The times that must agree: run deadline < functionTimeout ≤ lease < 10 minutes.
 * functionTimeout is in `host.json`; reaching it restarts the worker and every run on it, so a run
 * gives up first. The lease outlasts the function, and ends before the platform's redelivery of a
 * crashed message (10 minutes, fixed: azure-webjobs-sdk #2172). A test holds them together.
 */
export const RUN_DEADLINE_MS = 240_000;
/** Kept at the end of a run for undo and for the record. */
export const UNDO_RESERVE_MS = 60_000;
/** `functionTimeout` of host.json. */
export const FUNCTION_TIMEOUT_MS = 300_000;
/** How long a claim keeps other workers away. */
export const LEASE_MS = 360_000;
/** When the platform delivers a message again whose worker is gone. */
export const REDELIVERY_MS = 600_000;
/** How long the claim for a token request outside of a run lasts at most. */
export const PREFLIGHT_LEASE_MS = 30_000;

/** A token request that takes longer is given up. */
export const TOKEN_TIMEOUT_MS = 10_000;
/** A Graph request that takes longer is given up. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** After this many workers were lost on one slot, the slot is recorded as abandoned and steps aside. */
export const MAX_ATTEMPTS = 3;
