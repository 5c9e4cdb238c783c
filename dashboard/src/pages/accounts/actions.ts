import { pauseNow, resumeNow, runNow } from '../../account-actions';
import { utc } from '../../clock';
import { askPause, askRemoval } from '../../dialogs';
import { copyText } from '../../parts/toast';
import type { Item } from '../../parts/menu';
import { shownState } from '../../parts/state';
import type { AccountBrief } from '../../shapes';
import * as t from '../../words/en/first';
import * as m from '../../words/en/more';

/** What can be done with an account of the list. */
export function actionsOf(account: AccountBrief): readonly Item[] {
  const { state, id, tenantId } = account;
  return [
    { label: m.runNow, icon: 'play', changes: true, act: () => runNow(account) },
    state === 'paused'
      ? { label: m.resume, icon: 'play', changes: true, act: () => resumeNow(account) }
      : {
          label: m.pause,
          icon: 'pause',
          changes: true,
          act: () => askPause(account, (reason) => pauseNow(account, reason)),
        },
    { label: m.edit, icon: 'edit', href: `/accounts/${id}/edit` },
    { label: m.openEntra, icon: 'out', href: `https://entra.microsoft.com/${tenantId}` },
    { label: m.copyAsText, icon: 'copy', act: () => copyText(accountText(account)) },
    { label: m.remove, icon: 'bin', changes: true, act: () => askRemoval(account) },
  ];
}

/** An account in a line that stands alone: times in UTC, no user's name. */
export const accountText = (account: AccountBrief): string => {
  const { name, tenantId, reason, stateSince } = account;
  return [name, tenantId, t.state[shownState(account)], reason?.title, utc(Date.parse(stateSince))]
    .filter(Boolean)
    .join(' · ');
};
