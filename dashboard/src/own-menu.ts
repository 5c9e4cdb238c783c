import { overview } from './feed';
import { nameOf } from './frame';
import { openMenu } from './parts/menu';
import type { Item } from './parts/menu';
import { forgetKey } from './kept-key';
import { slashKey } from './slash';
import * as t from './words/en/first';
import * as m from './words/en/more';

/** Who I am here, and what is kept on this device. `items`: what else has no place in the header. */
export function openOwnMenu(opener: HTMLElement, items: readonly Item[]): void {
  const me = overview.get()?.me;
  const used = me?.quota === undefined ? '' : ` · ${t.quota(me.accounts ?? 0, me.quota)}`;
  openMenu(opener, {
    label: t.menu,
    note: me && `${nameOf(me)} · ${m.roles[me.role] ?? me.role}${used}`,
    items: [
      ...items,
      { label: slashKey.get() ? m.slashOff : m.slashOn, act: () => slashKey.toggle() },
      ...(me ? [{ label: m.forget, act: forgetKey }] : []),
    ],
  });
}
