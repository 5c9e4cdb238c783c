import { overview } from './feed';
import * as t from './words/en/first';

declare const ICON: string;
declare const ICON_ALERT: string;

let what = '';

/** “(4) Accounts · Perennial”, and a dot on the icon while something fails. */
export function setTitle(title: string): void {
  what = title;
  show();
}

function show(): void {
  const known = overview.get();
  const failing = known?.needs.filter(({ tone }) => tone === 'fail').length ?? 0;
  const simulated =
    known?.health.simulator === undefined ? '' : `${t.simulator.replace(/[.。]/, '')} · `;
  document.title = `${simulated}${failing > 0 ? `(${failing}) ` : ''}${what} · Perennial`;
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (icon) icon.href = failing > 0 ? ICON_ALERT : ICON;
}

overview.listen(show);
