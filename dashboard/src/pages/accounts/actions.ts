import type { Item } from '../../parts/menu';
import type { AccountBrief } from '../../shapes';
import { pauseNow, resumeNow, runNow } from '../../account-actions';
import { withMore } from '../../routes';

/** What can be done with an account of the list. */
export async function actionsOf(account: AccountBrief): Promise<readonly Item[]> {
  const m = await withMore();
  const { state } = account;
  return [
    { label: m.runNow, icon: 'play', act: () => runNow(account) },
    state === 'paused'
      ? { label: m.resume, icon: 'play', act: () => resumeNow(account) }
      : { label: m.pause, icon: 'pause', act: () => pauseNow(account) },
    { label: m.edit, icon: 'edit', href: `/accounts/${account.id}/edit` },
  ];
}
