import { CheckFailure } from './failure';

/** The most that one check may use, its undo apart. */
export interface Budget {
  readonly requests: number;
  /** Of bodies, in both directions. */
  readonly bytes: number;
  readonly milliseconds: number;
}

/** More than any check of the catalogue uses: a mail is waited for 120 times, a file has a few hundred KiB. */
export const BUDGET: Budget = { requests: 500, bytes: 32 * 1024 * 1024, milliseconds: 150_000 };

/**
 * Counts what is used. An answer is always taken, since it may name what was made; it is the next
 * request or pause that throws `CheckFailure` (`over-budget`).
 */
export interface Meter {
  sends(body: unknown): void;
  receives(bytes: Uint8Array): void;
  waits(): void;
}

/**
 * Counts what a check uses up from now on; throws a `CheckFailure` (`over-budget`) with the first that is
 * above it.
 */
export function meterOf(budget: Budget, now: () => number): Meter {
  const startedAt = now();
  const used = { requests: 0, bytes: 0, milliseconds: 0 };
  const holdToBudget = () => {
    used.milliseconds = now() - startedAt;
    for (const unit of ['requests', 'bytes', 'milliseconds'] as const) {
      if (used[unit] > budget[unit]) {
        throw new CheckFailure('assertion', 'over-budget', { unit, most: String(budget[unit]) });
      }
    }
  };
  return {
    sends(body) {
      used.requests += 1;
      used.bytes += sizeOf(body);
      holdToBudget();
    },
    receives({ length }) {
      used.bytes += length;
    },
    waits: holdToBudget,
  };
}

function sizeOf(body: unknown): number {
  if (body === undefined) return 0;
  if (typeof body === 'string' || body instanceof Uint8Array) return body.length;
  return JSON.stringify(body).length;
}
