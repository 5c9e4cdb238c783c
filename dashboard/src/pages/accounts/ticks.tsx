import type { AccountBrief } from '../../shapes';
import { useStore } from '../../store';
import * as t from '../../words/en/first';
import { picking } from './picked';

/** Ticks one account. */
export function Tick({ account: { id, name } }: { readonly account: AccountBrief }) {
  const pick = (ticked: boolean) => {
    const next = new Set(picking.get());
    if (ticked) next.add(id);
    else next.delete(id);
    picking.set(next);
  };
  return (
    <input
      type="checkbox"
      aria-label={`${t.select} ${name}`}
      checked={useStore(picking)?.has(id) ?? false}
      onChange={(event) => pick(event.currentTarget.checked)}
    />
  );
}

/** Ticks all that are listed. */
export const TickAll = ({ accounts }: { readonly accounts: readonly AccountBrief[] }) => (
  <input
    type="checkbox"
    aria-label={t.all}
    onChange={(event) =>
      picking.set(new Set(event.currentTarget.checked ? accounts.map(({ id }) => id) : []))
    }
  />
);
