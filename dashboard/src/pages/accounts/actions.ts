import type { Item } from '../../parts/menu';
import type { AccountBrief } from '../../shapes';
import { pauseNow, resumeNow, runNow } from '../../account-actions';
import * as m from '../../words/en/more';

/** What can be done with an account of the list. */
export function actionsOf(account: AccountBrief): readonly Item[] {
  const { state } = account;
  return [
    { label: m.runNow, icon: 'play', act: () => runNow(account) },
    state === 'paused'
      ? { label: m.resume, icon: 'play', act: () => resumeNow(account) }
      : { label: m.pause, icon: 'pause', act: () => pauseNow(account) },
    { label: m.edit, icon: 'edit', href: `/accounts/${account.id}/edit` },
  ];
}
