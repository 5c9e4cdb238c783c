import { fullDay } from '../../clock';
import { Icon } from '../../parts/icons';
import type { AccountBrief } from '../../shapes';
import * as m from '../../words/en/more';
import { Who } from './needs';

/** Good news, for three days: nothing is to be done about it. */
export const Renewed = ({ account }: { readonly account: AccountBrief }) => (
  <li class="ok">
    <Icon name="ok" />
    <div>
      <strong>{m.renewedUntil(fullDay(Date.parse(account.subscription?.endsAt ?? '')))}</strong>
      <Who account={account} />
    </div>
  </li>
);
