import { useState } from 'preact/hooks';
import { ask } from '../../api';
import { pathOf, pauseNow, resumeNow, runNow } from '../../account-actions';
import { refresh } from '../../refresh';
import { messageOf } from '../../message-of';
import { Heading } from '../../parts/heading';
import { Icon } from '../../parts/icons';
import type { IconName } from '../../parts/icons';
import { openMenu } from '../../parts/menu';
import { StateMark, shownState } from '../../parts/state';
import { complain, copyText, say } from '../../parts/toast';
import { IconButton } from '../../frame';
import { askRemoval, askPause } from '../../dialogs';
import { silence } from '../../feed';
import { useStore } from '../../store';
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
            {mode === 'delegated' ? t.signedIn : t.asApp} {user && <bdi>{user}</bdi>}
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
      <Act icon="play" label={m.runNow} busy={w.asking} primary act={() => runNow(account)} />
      {paused ? (
        <Act icon="play" label={m.resume} busy={w.resuming} act={() => resumeNow(account)} />
      ) : (
        <Act
          icon="pause"
          label={m.pause}
          busy={w.pausing}
          act={() => askPause(account, (reason) => pauseNow(account, reason))}
        />
      )}
      <a class="btn" href={`/accounts/${account.id}/edit`}>
        <Icon name="edit" />
        {m.edit}
      </a>
      <IconButton icon="dots" name={w.moreActions} act={(opener) => openMore(opener, account)} />
    </div>
  );
}

/** A button that says what it is doing, and claims nothing before it is done. */
function Act({
  icon,
  label,
  busy,
  primary = false,
  act,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly busy: string;
  readonly primary?: boolean;
  readonly act: () => Promise<unknown>;
}) {
  const [acting, setActing] = useState(false);
  const old = useStore(silence) !== undefined;
  const click = async () => {
    if (acting || old) return;
    setActing(true);
    await act();
    setActing(false);
  };
  return (
    <button
      type="button"
      class={primary ? 'btn pri' : 'btn'}
      aria-disabled={acting || old}
      title={old ? w.noAnswerNow : undefined}
      onClick={() => void click()}
    >
      <Icon name={icon} />
      {acting ? busy : label}
    </button>
  );
}

function openMore(opener: HTMLElement, account: Shared['account']): void {
  openMenu(opener, {
    label: w.moreActions,
    items: [
      { label: w.checkToken, icon: 'key', act: () => post(account, 'preflight', w.tokenChecked) },
      { label: w.makeFixtures, icon: 'plus', act: () => post(account, 'fixtures', w.fixturesMade) },
      { label: w.report, icon: 'copy', href: `/accounts/${account.id}/report` },
      { label: m.openEntra, icon: 'out', href: `https://entra.microsoft.com/${account.tenantId}` },
      { label: m.remove, icon: 'bin', act: () => askRemoval(account) },
    ],
  });
}

async function post(account: Shared['account'], verb: string, done: string): Promise<void> {
  try {
    await ask('POST', `${pathOf(account)}/${verb}`, {});
    say(done);
    await refresh(account);
  } catch (thrown) {
    complain(messageOf(thrown));
  }
}
