import { DAY_MS } from '../durations';
import type { Account } from './account';
import type { FailureCode } from './failure';
import type { LedgerEntry } from './run';

/**
 * How many entries that no sweep could finish an account's ledger may hold before nothing more is made
 * in it. A sweep takes 20 at a time, so this is several runs' worth: more says that removing does not work.
 */
export const LEFTOVER_CAP = 50;
/** And how many open ones of any sort: whatever is wrong, a ledger does not grow without end. */
const OPEN_CAP = 10 * LEFTOVER_CAP;

/** How long an entry is left alone whose place is out of reach, in milliseconds. */
export const PARKED_MS = DAY_MS;
/** Then it is given up: Microsoft keeps a mailbox for 30 days, and an account may have been wrong for longer. */
export const GIVEN_UP_AFTER_MS = 100 * DAY_MS;

/** What an account's ledger holds. */
export interface Leftovers {
  /** Entries that are looked for. */
  readonly open: number;
  /** Those of them that a sweep could not finish although nothing could turn up late any more. */
  readonly stuck: number;
  /** Entries whose place is out of reach (no mailbox, no permission, another user): looked at once a day. */
  readonly parked: number;
  /** Why the oldest of the stuck and parked ones is still there, where that is known. */
  readonly failure?: FailureCode | undefined;
  /** Entries of any sort, with those that wait for a second look; absent where nobody has counted. */
  readonly all?: number | undefined;
}

/** Whether an entry counts: one of which a look found nothing any more waits for its second look only. */
export const isOpen = ({ clearAt, parkedUntil }: LedgerEntry): boolean =>
  clearAt === undefined && parkedUntil === undefined;

/** What is open of the whole ledger of one account, with the failure of what is longest in it. */
export function leftoversIn(entries: readonly LedgerEntry[]): Leftovers {
  const stuck = entries.filter((entry) => isOpen(entry) && entry.stuck);
  const parked = entries.filter(({ parkedUntil }) => parkedUntil !== undefined);
  const [oldest] = [...stuck, ...parked].toSorted((a, b) => a.createdAt - b.createdAt);
  return {
    open: entries.filter(isOpen).length,
    stuck: stuck.length,
    parked: parked.length,
    failure: oldest?.failure,
    all: entries.length,
  };
}

/**
 * Whether an account's ledger is known to be empty, so that a run need not look: as its last run has left it,
 * which came to an end. Whatever else may lie there, of a worker that was lost, upkeep finds.
 */
export const isLedgerEmpty = ({
  leftovers,
  recentResults,
}: Pick<Account, 'leftovers' | 'recentResults'>): boolean => {
  const last = recentResults.at(-1)?.result;
  return leftovers?.all === 0 && (last === 'passed' || last === 'degraded');
};

/** Whether an account's sweeps cannot keep up: then it makes nothing more until they have. */
export const isCapped = ({ open, stuck }: Pick<Leftovers, 'open' | 'stuck'>): boolean =>
  stuck > LEFTOVER_CAP || open > OPEN_CAP;
