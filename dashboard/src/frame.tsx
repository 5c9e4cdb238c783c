import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Banner } from './banner';
import { overview } from './feed';
import { health, watchHealth } from './health';
import { whenIdle } from './idle';
import { address } from './navigation';
import { IconButton } from './parts/icon-button';
import { Icon } from './parts/icons';
import type { Item } from './parts/menu';
import { withRest } from './rest';
import type { Me } from './shapes';
import { useStore } from './store';
import { changeTheme, theme } from './theme';
import { speak } from './chosen-language';
import { language } from './language';
import * as t from './words/en/first';

/** Pages that the header leads to, by role. What a role may not see is absent. */
const pagesOf = (me: Me | undefined): readonly (readonly [path: string, name: string])[] => {
  if (!me) return [];
  const forOperators = [
    ['/notifications', t.notifications] as const,
    ['/members', t.members] as const,
  ];
  const ofOperators = me.role === 'operator' ? forOperators : [];
  const ofAll = me.role === 'member' ? [] : [['/system', t.system] as const];
  return [['/', t.accounts], ...ofOperators, ...ofAll];
};

export function Frame({ children }: { readonly children: ComponentChildren }) {
  useEffect(watchHealth, []);
  return (
    <>
      <a class="skip" href="#main">
        {t.skip}
      </a>
      <Header />
      <Banner />
      <main id="main" class="page" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </>
  );
}

function Header() {
  const me = useStore(overview)?.me;
  const { path } = useStore(address);
  const chosen = useStore(theme);
  const toggle = () => speak(language === 'en' ? 'zh-CN' : 'en');
  return (
    <header class="top">
      <div>
        <a class="brand" href="/">
          <Icon name="logo" />
          Perennial
        </a>
        <nav aria-label={t.main}>
          {pagesOf(me).map(([to, name]) => (
            <a key={to} href={to} aria-current={isWithin(path, to) ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <span class="push" />
        <Scheduler />
        <span class="wide-only row">
          <IconButton icon="globe" name={t.switchLanguage} act={toggle} />
          <IconButton icon="sun" name={t.theme[chosen]} act={changeTheme} />
          {me && (
            <button
              type="button"
              class="btn bare"
              aria-haspopup="true"
              onClick={(event) => ownMenu(event.currentTarget, [])}
            >
              {nameOf(me)}
              <Icon name="down" />
            </button>
          )}
        </span>
        <IconButton
          icon="menu"
          name={t.menu}
          look="menu-only"
          popup
          act={(opener) =>
            ownMenu(opener, [
              ...pagesOf(me).map(([href, label]) => ({ label, href })),
              { label: t.switchLanguage, icon: 'globe', act: toggle },
              { label: t.theme[chosen], icon: 'sun', act: changeTheme },
            ])
          }
        />
      </div>
    </header>
  );
}

const isWithin = (path: string, page: string): boolean =>
  page === '/' ? path === '/' || path.startsWith('/accounts/') || path === '/add' : path === page;

/** As somebody is called here; the operator of the deployment has no name of their own. */
export const nameOf = ({ role, name }: Me): string =>
  role === 'operator' && name === 'operator' ? t.operator : name;

const ownMenu = (opener: HTMLElement, items: readonly Item[]) =>
  void withRest().then(({ openOwnMenu }) => openOwnMenu(opener, items));

/** Whether the scheduler is alive, on every page and before a key is given. */
function Scheduler() {
  const known = useStore(health);
  const tone = known?.status === 'ok' ? 'ok' : known === undefined ? 'idle' : 'warn';
  const word = { ok: t.onSchedule, idle: t.schedulerUnknown, warn: t.schedulerLate }[tone];
  return (
    <span class={`pulse ${tone}`}>
      <Icon name={tone === 'ok' ? 'ok' : tone === 'idle' ? 'lost' : 'part'} />
      <span>{word}</span>
    </span>
  );
}

declare const VERSION: string;
const outside = { target: '_blank', rel: 'noreferrer' };

function Footer() {
  const known = useStore(health) !== undefined;
  const [zone, setZone] = useState('');
  // The browser's first look at its zones takes as long as drawing sixty rows.
  useEffect(() => {
    if (known) whenIdle(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone));
  }, [known]);
  return (
    <footer class="foot">
      <span>Perennial {VERSION}</span>
      <span>{zone && t.times(zone)}</span>
      <a href="https://portal.azure.com" {...outside}>
        {t.portal}
      </a>
      <a href="https://entra.microsoft.com" {...outside}>
        {t.entra}
      </a>
      <a href="https://developer.microsoft.com/microsoft-365/profile" {...outside}>
        {t.programme}
      </a>
      <a href="https://aka.ms/m365devprogramsupport" {...outside}>
        {t.support}
      </a>
      <a href="/api/openapi.json">API</a>
    </footer>
  );
}
