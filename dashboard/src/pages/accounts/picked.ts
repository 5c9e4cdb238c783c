import { Store } from '../../store';

/** Ids of the accounts that are ticked, while somebody selects; undefined while nobody does. */
export const picking = new Store<ReadonlySet<string> | undefined>(undefined);

export function pick(id: string, ticked: boolean): void {
  const next = new Set(picking.get());
  if (ticked) next.add(id);
  else next.delete(id);
  picking.set(next);
}
