import { Store } from '../../store';

/** Ids of the accounts that are ticked, while somebody selects; undefined while nobody does. */
export const picking = new Store<ReadonlySet<string> | undefined>(undefined);
