import { useLayoutEffect, useRef } from 'preact/hooks';
import { silence } from '../feed';
import { Store, useStore } from '../store';
import * as m from '../words/en/more';
import { Icon } from './icons';
import type { IconName } from './icons';

export interface Item {
  readonly label: string;
  readonly icon?: IconName;
  readonly href?: string;
  readonly act?: () => unknown;
  /** Whether it changes something: then it waits for an answer. */
  readonly changes?: boolean;
}

interface Menu {
  readonly opener: HTMLElement;
  readonly label: string;
  readonly items: readonly Item[];
  readonly note?: string | undefined;
}

const current = new Store<Menu | undefined>(undefined);

/** Opens the one menu of the page under the element that asked for it. */
export function openMenu(opener: HTMLElement, menu: Omit<Menu, 'opener'>): void {
  current.set({ opener, ...menu });
}

/** The platform brings Escape, light dismiss and the way back for the focus. */
export function MenuHost() {
  const menu = useStore(current);
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!menu || !ref.current) return;
    ref.current.showPopover();
    place(ref.current, menu.opener);
    ref.current.querySelector<HTMLElement>('a, button')?.focus();
  }, [menu]);
  const close = () => ref.current?.hidePopover();
  return (
    <div
      ref={ref}
      popover="auto"
      class="menu"
      role="group"
      aria-label={menu?.label ?? ''}
      onToggle={(event) => {
        if (event.newState === 'closed') current.set(undefined);
      }}
      onKeyDown={arrows}
    >
      {menu?.note && <p>{menu.note}</p>}
      {menu?.items.map((item) => (
        <Entry key={item.label} item={item} opener={menu.opener} close={close} />
      ))}
    </div>
  );
}

function Entry({
  item: { label, icon, href, act, changes },
  opener,
  close,
}: {
  readonly item: Item;
  readonly opener: HTMLElement;
  readonly close: () => void;
}) {
  const old = useStore(silence) !== undefined && changes === true;
  const content = (
    <>
      {icon && <Icon name={icon} />}
      <span>{label}</span>
    </>
  );
  if (href !== undefined) {
    const outside = href.startsWith('http') ? { target: '_blank', rel: 'noreferrer' } : {};
    return (
      <a href={href} {...outside} onClick={close}>
        {content}
      </a>
    );
  }
  const chosen = () => {
    if (old) return;
    close();
    opener.focus();
    act?.();
  };
  return (
    <button
      type="button"
      aria-disabled={old}
      title={old ? m.noAnswerNow : undefined}
      onClick={chosen}
    >
      {content}
    </button>
  );
}

/** Under its opener, and within the window. */
function place(menu: HTMLElement, opener: HTMLElement): void {
  const { bottom, top, right } = opener.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = bottom + height + 8 < innerHeight;
  menu.style.top = `${Math.max(8, below ? bottom + 4 : top - height - 4)}px`;
  menu.style.left = `${Math.max(8, Math.min(right - width, innerWidth - width - 8))}px`;
}

function arrows(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const host = event.currentTarget as HTMLElement;
  const all = [...host.querySelectorAll<HTMLElement>('a, button')];
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[(at + step + all.length) % all.length]?.focus();
}
