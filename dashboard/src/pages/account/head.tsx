import { pathOf, pauseNow, resumeNow, runNow } from '../../account-actions';
import { refresh } from '../../refresh';
import { orComplain } from '../../or-complain';
import { Act } from '../../parts/act';
import { Heading } from '../../parts/heading';
import { Icon } from '../../parts/icons';
import { openMenu } from '../../parts/menu';
import { StateMark, shownState } from '../../parts/state';
import { copyText, say } from '../../parts/toast';
import { IconButton } from '../../parts/icon-button';
import { askRemoval, askPause } from '../../dialogs';
import { change } from '../../patience';
import * as w from '../../words/en/account';
import * as t from '../../words/en/first';
import * as m from '../../words/en/more';
import type { Shared } from './shared';

/** Whose account it is, how it is, and what can be done with it. */
export function Head({ account, brief, mayChange }: Shared) {
  const { name, state, tenantId, user, mode, demo } = account;
  const shown = brief ? shownState(brief) : state;
  return (
    <div class="stack">
      <a href="/" class="small step">
        ← {t.accounts}
      </a>
      <div class="row between">
        <div>
          <div class="row">
            <Heading title={name}>
              <bdi>{name}</bdi>
            </Heading>
            <StateMark state={shown} pill />
            {demo && <span class="tag">{t.demo}</span>}
          </div>
          <p class="muted">
            <bdi>{tenantId}</bdi>
            <IconButton icon="copy" name={w.copyTenant} act={() => copyText(tenantId)} /> ·{' '}
            {mode === 'delegated' ? w.signedInAs : t.asApp} {user && <bdi>{user}</bdi>}
            {account.paused && ` · ${t.by(account.paused.by, account.paused.reason)}`}
            {demo && ` · ${w.playedPast}`}
          </p>
        </div>
        {mayChange && <Buttons account={account} />}
      </div>
    </div>
  );
}

function Buttons({ account }: Pick<Shared, 'account'>) {
  const paused = account.state === 'paused';
  return (
    <div class="row">
      <Act class="btn pri" busy={w.asking} act={() => runNow(account)}>
        <Icon name="play" />
        {m.runNow}
      </Act>
      {paused ? (
        <Act busy={w.resuming} act={() => resumeNow(account)}>
          <Icon name="play" />
          {m.resume}
        </Act>
      ) : (
        <Act busy={w.pausing} act={() => askPause(account, (reason) => pauseNow(account, reason))}>
          <Icon name="pause" />
          {m.pause}
        </Act>
      )}
      <a class="btn" href={`/accounts/${account.id}/edit`}>
        <Icon name="edit" />
        {m.edit}
      </a>
      <IconButton icon="dots" name={w.moreActions} act={(opener) => openMore(opener, account)} />
    </div>
  );
}

function openMore(opener: HTMLElement, account: Shared['account']): void {
  openMenu(opener, {
    label: w.moreActions,
    items: [
      {
        label: w.checkToken,
        icon: 'key',
        changes: true,
        act: () => post(account, 'preflight', w.tokenChecked),
      },
      {
        label: w.makeFixtures,
        icon: 'plus',
        changes: true,
        act: () => post(account, 'fixtures', w.fixturesMade),
      },
      { label: w.report, icon: 'copy', href: `/accounts/${account.id}/report` },
      { label: m.openEntra, icon: 'out', href: `https://entra.microsoft.com/${account.tenantId}` },
      { label: m.remove, icon: 'bin', changes: true, act: () => askRemoval(account) },
    ],
  });
}

const post = (account: Shared['account'], verb: string, done: string): Promise<boolean> =>
  orComplain(async () => {
    await change('POST', `${pathOf(account)}/${verb}`, {});
    say(done);
    await refresh(account);
  });
