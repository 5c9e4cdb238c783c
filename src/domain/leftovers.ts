import type { LedgerEntry } from './run';

/**
 * How many entries an account's ledger may hold open before nothing more is made in it. A sweep
 * finishes 20 at a time, so this is several runs' worth: more says that removing does not work.
 */
export const LEFTOVER_CAP = 50;

/** Whether an entry counts: one of which a look found nothing any more waits for its second look only. */
export const isOpen = ({ clearAt }: Pick<LedgerEntry, 'clearAt'>): boolean => clearAt === undefined;

/** Whether an account's sweeps cannot keep up: then it makes nothing more until they have. */
export const isCapped = (open: number): boolean => open > LEFTOVER_CAP;
