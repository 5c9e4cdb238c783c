import type { Made, Mode } from '@perennial/checks';
import type { Failure, FailureCode } from './failure';
import type { Notice } from './incident';

/** What one check came to. */
export type OutcomeResult =
  | 'passed'
  | 'failed'
  | 'skipped'
  | 'not-applicable'
  | 'undo-failed'
  /** Locally only: the simulator does not have what the check calls. */
  | 'not-simulated';

export interface Outcome {
  readonly check: string;
  /** The check's version, where it has one. */
  readonly version?: string | undefined;
  readonly result: OutcomeResult;
  /** HTTP status of the deciding answer. */
  readonly status?: number | undefined;
  /** How long the check took, in whole milliseconds. */
  readonly ms: number;
  /** Microsoft's `request-id` of the deciding answer. */
  readonly requestId?: string | undefined;
  readonly failure?: Failure | undefined;
  /** How many things it made, where it made any. */
  readonly made?: number | undefined;
  /** How many of them the run has removed. */
  readonly removed?: number | undefined;
}

/** `abandoned`: every worker that took the slot was lost. */
export const runResults = ['passed', 'degraded', 'failed', 'abandoned'] as const;
export type RunResult = (typeof runResults)[number];

/** The record of one slot. Times in milliseconds since the epoch. */
export interface Run {
  readonly id: string;
  readonly accountId: string;
  readonly slot: number;
  readonly attempt: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly result: RunResult;
  readonly failure?: Failure | undefined;
  readonly outcomes: readonly Outcome[];
  /** The account's revision this run ran on. */
  readonly revision: number;
  /** Who asked for it, where it was not the schedule. */
  readonly asked?: Asked | undefined;
  /** It was played for demonstration, at another time than it says. Locally only. */
  readonly demo?: true | undefined;
}

/** That a run was asked for by hand. */
export interface Asked {
  /** A member's name. */
  readonly by: string;
}

/** Whether somebody has asked for the slot that an account runs. */
export const isAskedByHand = ({
  slot,
  asked,
}: {
  readonly slot: number;
  readonly asked?: { readonly slot: number } | undefined;
}): boolean => asked?.slot === slot;

/**
 * What a check is about to create, written before it exists. `marker` is unguessable and part of the
 * item, so that a sweep can find and prove what is ours. Times in milliseconds since the epoch.
 */
export interface LedgerEntry {
  readonly id: string;
  readonly accountId: string;
  readonly runId: string;
  readonly check: string;
  /** What it was about to create: names the undo, which outlives the check. */
  readonly creation: string;
  readonly marker: string;
  /** What create calls answered, as far as it is known: ids, and the places that they lie in. */
  readonly made: readonly Made[];
  /** Where and as whom: somebody else's mailbox proves nothing. */
  readonly tenantId: string;
  readonly mode: Mode;
  readonly user?: string | undefined;
  /** Signed in: the user's object id, as far as it was known. */
  readonly userId?: string | undefined;
  readonly createdAt: number;
  /** Until then the run itself sees to it; afterwards the sweep does. */
  readonly deadline: number;
  /** How often the sweep has looked without being able to finish. */
  readonly sweeps: number;
  /** A sweep could not finish it although nothing could turn up late any more. */
  readonly stuck?: boolean | undefined;
  /** Its place is out of reach: not looked at before (milliseconds since the epoch), and not counted by the cap. */
  readonly parkedUntil?: number | undefined;
  /** When a first look found that nothing is left. It takes a second at another time. */
  readonly clearAt?: number | undefined;
  /** Why the last try could not finish it. */
  readonly failure?: FailureCode | undefined;
}

/** A notice that is owed: written with the change that it tells of, removed when its incidents hold it. */
export interface OutboxEntry extends Notice {
  readonly attempts: number;
  /** Not to be tried before (milliseconds since the epoch). */
  readonly notBefore: number;
  /** Why the last try failed: `nobody-told` where nobody is there to be told. */
  readonly lastError?: string | undefined;
}
