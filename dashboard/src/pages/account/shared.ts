import type { Checks } from '../../checks';
import type { Account, AccountBrief } from '../../shapes';

/** What every part of an account's page may look at. */
export interface Shared {
  readonly account: Account;
  /** As the overview has it; absent for a moment after it was added. */
  readonly brief: AccountBrief | undefined;
  readonly mayChange: boolean;
  /** The catalogue; absent until it has come. */
  readonly titles: Checks | undefined;
}
