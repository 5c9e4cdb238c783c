import type { ComponentType } from 'preact';
import { lazy } from './lazy';
import type { Lazy } from './lazy';
import { AccountsPage } from './pages/accounts';
import { withRest } from './rest';
import type { Rest } from './rest';

/** The parts of an address that a page is about. */
export type Params = Readonly<Record<string, string>>;
type Page = ComponentType<{ readonly params: Params }>;

export interface Route {
  readonly path: RegExp;
  readonly Page: Page | Lazy<{ readonly params: Params }>;
  /** Shown without a key. */
  readonly open?: true;
}

/** A page of the second file. */
const rest = (name: Extract<keyof Rest, `${string}Page`>) =>
  lazy<{ readonly params: Params }>(async () => (await withRest())[name]);

/** The server answers each of these paths with the shell: `src/http/dashboard/paths.ts`. */
const routes: readonly Route[] = [
  { path: /^\/$/, Page: AccountsPage },
  { path: /^\/join$/, open: true, Page: rest('JoinPage') },
  { path: /^\/confirm$/, open: true, Page: rest('ConfirmPage') },
  { path: /^\/notifications$/, Page: rest('NotificationsPage') },
  { path: /^\/members$/, Page: rest('MembersPage') },
  { path: /^\/system$/, Page: rest('SystemPage') },
  { path: /^\/add$/, Page: rest('AddPage') },
  { path: /^\/accounts\/(?<id>[^/]+)\/edit$/, Page: rest('EditPage') },
  { path: /^\/accounts\/(?<id>[^/]+)\/report$/, Page: rest('ReportPage') },
  { path: /^\/accounts\/(?<id>[^/]+)(\/runs\/(?<run>[^/]+))?$/, Page: rest('AccountPage') },
];

export const routeOf = (
  path: string,
): { readonly route: Route; readonly params: Params } | undefined => {
  for (const route of routes) {
    const match = route.path.exec(path);
    if (match) return { route, params: { ...match.groups } };
  }
  return undefined;
};

/** The next page's files are fetched while a link is pointed at or has the focus. */
export function prefetchPages(): void {
  const prefetch = ({ target }: Event) => {
    if (!(target instanceof Element)) return;
    const link = target.closest<HTMLAnchorElement>('a[href]');
    if (link?.origin !== location.origin) return;
    const Page = routeOf(link.pathname)?.route.Page;
    if (Page && 'fetch' in Page) Page.fetch().catch(() => undefined);
  };
  addEventListener('pointerover', prefetch, { passive: true });
  addEventListener('focusin', prefetch);
}
