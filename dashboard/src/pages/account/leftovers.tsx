import { get } from '../../api';
import { pathOf } from '../../account-actions';
import { useLoaded } from '../../loaded';
import { Card } from '../../parts/card';
import { Columns } from '../../parts/columns';
import { Part } from '../../parts/part';
import { Relative } from '../../parts/time';
import { WhyPanel } from '../../parts/why';
import type { Leftover } from '../../shapes';
import * as w from '../../words/en/account';
import type { Shared } from './shared';

/** What checks may have left in the tenant: by check, with the next try. */
export function LeftoversCard({ account, moved }: Shared & { readonly moved: string }) {
  const { open, parked } = account.leftovers;
  const path = `${pathOf(account)}/leftovers`;
  const found = useLoaded(
    async () => (open + parked > 0 ? get<readonly Leftover[]>(path) : []),
    [path, moved, open, parked],
  );
  if (open + parked === 0) return null;
  return (
    <Card name="leftovers" title={w.leftoverList}>
      <Part of={found}>
        {(list) => (
          <table class="plain">
            <Columns names={w.leftoverColumns} />
            <tbody>
              {list.map((one, n) => (
                <LeftoverRow key={n} left={one} />
              ))}
            </tbody>
          </table>
        )}
      </Part>
    </Card>
  );
}

const LeftoverRow = ({
  left: { check, kind, madeAt, tries, nextTryAt, failure },
}: {
  readonly left: Leftover;
}) => (
  <tr>
    <th scope="row">
      <code>{check}</code>
      <br />
      <small class="muted">{kind}</small>
    </th>
    <td>
      <Relative at={Date.parse(madeAt)} />
      {failure && <WhyPanel why={failure} tone="warn" />}
    </td>
    <td class="num">{tries}</td>
    <td>{nextTryAt === null ? w.whilePaused : <Relative at={Date.parse(nextTryAt)} />}</td>
  </tr>
);
