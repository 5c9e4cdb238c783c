import { goQuery } from '../../navigation';
import { useOwnerNames } from '../../owner-names';
import type { Overview } from '../../shapes';
import * as m from '../../words/en/more';

/** Chooses whose accounts are listed. */
export function Owners({
  known: { me, accounts },
  chosen,
}: {
  readonly known: Overview;
  readonly chosen: string;
}) {
  const owners = [...new Set(accounts.map(({ owner }) => owner))];
  const nameOf = useOwnerNames(me, owners);
  return (
    <select
      aria-label={m.owner}
      value={chosen}
      onChange={(event) => goQuery({ owner: event.currentTarget.value })}
    >
      <option value="">{m.allOwners}</option>
      {owners
        .map((owner) => [owner, nameOf(owner)] as const)
        .sort(([, a], [, b]) => a.localeCompare(b))
        .map(([owner, name]) => (
          <option key={owner} value={owner}>
            {name}
          </option>
        ))}
    </select>
  );
}
